import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from './errors.ts';
import { defineWords, isLanguage, languages, plural } from './i18n.ts';

const words = defineWords({
  silent: { zh: '未报', en: 'Silent' },
  nights: { zh: (n: number) => `${n}晚`, en: (n: number) => plural('night', n) },
});

test('a sentence is spoken in the language asked for, with its values in it', () => {
  assert.equal(words('zh-CN').silent, '未报');
  assert.equal(words('en').silent, 'Silent');
  assert.equal(words('zh-CN').nights(3), '3晚');
  assert.equal(words('en').nights(3), '3 nights');
});

test('one is one and everything else is many, none too; irregular words are passed whole', () => {
  assert.equal(plural('night', 1), '1 night');
  assert.equal(plural('night', 0), '0 nights');
  assert.equal(plural('child', 2, 'children'), '2 children');
});

test('only the two languages of the product are languages, Chinese first', () => {
  assert.deepEqual([...languages], ['zh-CN', 'en']);
  for (const value of ['zh', 'EN', 'en-GB', '', null, undefined, 1, ['en']])
    assert.equal(isLanguage(value), false);
});

test('a refusal carries its kind and numbers, and its message holds no value that was typed', () => {
  const one = new Refusal('invalid', [
    { code: 'M-101', row: 2, field: 'stays.2.number', values: { number: '43052420120307001X' } },
  ]);
  assert.equal(one.message, 'invalid: M-101');
  assert.equal(one.problems[0]?.row, 2);
  const short = new Refusal('gone', 'M-155', { month: '2026-11' });
  assert.deepEqual(short.problems, [{ code: 'M-155' }]);
  assert.deepEqual(short.extra, { month: '2026-11' });
  assert.ok(short instanceof Error);
});
