import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeEntry, piecesOf, ranked, stateOf } from './rules.ts';

const entry = (question: string, answer: string) => ({ question, answer });
const list = [
  entry('外国护照怎么登记？', '按护照上的拉丁字母填姓名，证件类型选护照。'),
  entry('没带身份证的孩子怎么办？', '先在前台看护，证件类型选没带证件，派出所会来人。'),
  entry('消防器材多久检查一次？', '每月自查一次，灭火器压力在绿区。'),
];

test('what is typed finds the entry that answers it, by pairs of characters and by words', () => {
  assert.equal(ranked('客人拿护照登记', list)[0], list[0]);
  assert.equal(ranked('孩子没带证件', list)[0], list[1]);
  assert.equal(ranked('灭火器', list)[0], list[2]);
  assert.deepEqual(ranked('退房时间', list), []);
  assert.deepEqual(ranked('  ', list), []);
  assert.deepEqual([...piecesOf('护照 PASSPORT 12')], ['护照', 'passport', '12']);
});

test('a personal number or half an English text does not go into the list', () => {
  const text = { question: '怎么报？', answer: '打13900001111', question_en: null, answer_en: null };
  assert.deepEqual(judgeEntry(text), [{ code: 'M-658', field: 'answer' }]);
  assert.deepEqual(judgeEntry({ ...text, answer: '照实报。', question_en: 'How?' }), [
    { code: 'M-659', field: 'answer_en' },
  ]);
});

test('an entry stands as its instants say', () => {
  const at = new Date(0);
  assert.equal(stateOf({ approvedAt: null, withdrawnAt: null }), 'draft');
  assert.equal(stateOf({ approvedAt: at, withdrawnAt: null }), 'published');
  assert.equal(stateOf({ approvedAt: at, withdrawnAt: at }), 'withdrawn');
});
