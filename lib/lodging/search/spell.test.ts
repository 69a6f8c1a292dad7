import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankOf, readQuery, soundOfWord } from './read-query.ts';
import { barred, soundOf, spellingsOf, squash } from './spell.ts';

test('a name is found by itself, its pinyin and its initials', () => {
  assert.deepEqual(spellingsOf('桃花坪宾馆').keys, ['桃花坪宾馆', 'taohuapingbinguan', 'thpbg']);
  assert.ok(spellingsOf('重庆路大酒店').keys.includes('chongqingludajiudian'));
  assert.ok(spellingsOf('LH酒店8号').keys.includes('ljd8h'));
});

test('a surname with a reading of its own is found by both', () => {
  const { keys } = spellingsOf('曾小贤', true);
  for (const key of ['zengxiaoxian', 'cengxiaoxian', 'zxx', 'cxx']) assert.ok(keys.includes(key), key);
});

test('旅 is found as lv and as lu', () => {
  const { keys } = spellingsOf('吕家旅馆');
  for (const key of ['lvjialvguan', 'lujialuguan', 'ljlg']) assert.ok(keys.includes(key), key);
  assert.deepEqual(readQuery('lǚ guǎn')?.words, ['lv', 'guan']);
});

test('an ear that mixes n with l and zh with z is understood on both sides', () => {
  assert.equal(soundOf('longhuizhaodaisuo'), soundOf('nonghuizaodaisuo'));
  assert.equal(soundOfWord('nonghui'), soundOf('longhui'));
  assert.equal(soundOfWord('lh'), null);
});

test('a search is read as it is typed: spaces, full-width, tone marks, a phone in groups', () => {
  assert.deepEqual(readQuery('  桃花坪　宾馆 ')?.words, ['桃花坪', '宾馆']);
  assert.deepEqual(readQuery('ＴＨＰ')?.whole, 'thp');
  assert.equal(readQuery('+86 139-1277 9844')?.phone, '13912779844');
  assert.equal(readQuery('１３９１２７７')?.digits, '1391277');
  for (const text of ['', ' ', 'a', '12', '%%', '…'])
    assert.equal(readQuery(text), null, JSON.stringify(text));
  assert.equal(squash('No. 8（东楼）'), 'no8东楼');
});

test('what is it, then what begins so, then what holds it, then what only sounds so', () => {
  const row = (title: string) => ({ title, phone: null, keys: barred(spellingsOf(title).keys) });
  const query = readQuery('tao hua');
  assert.ok(query);
  const ranks = ['桃花宾馆', '大桃花宾馆', '道划'].map((title) => rankOf(row(title), query));
  assert.deepEqual(ranks, [2, 3, 5]);
  const name = readQuery('桃花宾馆');
  assert.ok(name);
  assert.deepEqual(
    ['桃花宾馆', '桃花宾馆二店'].map((title) => rankOf(row(title), name)),
    [0, 1],
  );
});
