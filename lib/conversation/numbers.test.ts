import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNumbers, takeNumbers } from './numbers.ts';

const kinds = (text: string) => findNumbers(text).map(({ kind, value }) => [kind, value]);

test('resident and mobile numbers are found as people type them: grouped, full-width, with a wrong check character, of the old form', () => {
  assert.deepEqual(kinds('孩子的证件是430524 20120506 0012，请查'), [['id', '430524201205060012']]);
  assert.deepEqual(kinds('43052420120506001x'), [['id', '43052420120506001X']]);
  assert.deepEqual(kinds('４３０５２４２０１２０５０６００１２'), [['id', '430524201205060012']]);
  assert.deepEqual(kinds('老证430524120506001'), [['id', '430524120506001']]);
  assert.deepEqual(kinds('打我138-0013-8000或者+86 139 0013 9000'), [
    ['phone', '13800138000'],
    ['phone', '8613900139000'],
  ]);
});

test('a telephone behind a room number is found, and two behind one another', () => {
  assert.deepEqual(kinds('住305 13800138000'), [['phone', '13800138000']]);
  assert.deepEqual(kinds('13800138000 13900139000'), [
    ['phone', '13800138000'],
    ['phone', '13900139000'],
  ]);
  assert.deepEqual(kinds('8301 138 0013 8000 430524201205060012'), [
    ['phone', '13800138000'],
    ['id', '430524201205060012'],
  ]);
});

test('passports and permits are found by their own form, any other only behind its name', () => {
  assert.deepEqual(kinds('护照E12345678，另一个EA1234567'), [
    ['passport', 'E12345678'],
    ['passport', 'EA1234567'],
  ]);
  assert.deepEqual(kinds('回乡证H1234567890'), [['passport', 'H1234567890']]);
  assert.deepEqual(kinds('passport no. 533380006'), [['passport', '533380006']]);
  assert.deepEqual(kinds('护照号：K1234567X房'), []);
  assert.deepEqual(kinds('发票号K12345678，车牌湘E12345'), []);
});

test('room numbers, landlines, sums and dates are no personal numbers', () => {
  for (const text of [
    '305房',
    '0739-8200110',
    '2026-11-20晚上8点',
    '押金12345678元',
    '房号 8301 8302',
    '110',
  ])
    assert.deepEqual(kinds(text), [], text);
});

test('what is taken out leaves its name behind in order, and the rest of the words as they were', () => {
  assert.deepEqual(takeNumbers('张先生13800138000带着孩子430524201205060012，怎么办？'), {
    text: '张先生［手机号1］带着孩子［身份证号2］，怎么办？',
    numbers: ['13800138000', '430524201205060012'],
  });
  assert.deepEqual(takeNumbers('怎么办？'), { text: '怎么办？', numbers: [] });
});
