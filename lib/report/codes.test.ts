import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCodes, codes, errorsIn, factsOf, isCode, kept, levelOf, problem } from './codes.ts';
import { cureOf, messageOf } from './codes-words.ts';

const values = {
  length: 17,
  max: 50,
  document: 'passport',
  night: '2026-11-20',
  belongs: '2026-11-21',
  fields: 'room,guardianPhone',
  until: '18:04',
  minutes: 12,
  version: 3,
  stays: 2,
  nights: 40,
  seconds: 9,
  first: 1,
  expected: 'string',
};

test('every published code says in both languages what happened and what to do', () => {
  assert.ok(allCodes.length >= 60);
  for (const code of allCodes) {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const sentence of [messageOf({ code, values }, language), cureOf({ code, values }, language)]) {
        assert.ok(sentence.length > 1, `${code} ${language}`);
        assert.doesNotMatch(sentence, /undefined|\[object|\$\{|NaN/, `${code} ${language}`);
      }
    }
    assert.match(messageOf({ code, values }, 'zh-CN') + cureOf({ code, values }, 'zh-CN'), /\p{Script=Han}/u);
    assert.doesNotMatch(
      messageOf({ code, values }, 'en') + cureOf({ code, values }, 'en'),
      /\p{Script=Han}/u,
    );
  }
});

test('no code breaks when a value its sentence would name was not given', () => {
  for (const code of allCodes)
    for (const language of ['zh-CN', 'en'] as const)
      assert.doesNotMatch(messageOf({ code }, language) + cureOf({ code }, language), /undefined|NaN/, code);
});

test('no two codes share a name or a message', () => {
  const names = allCodes.map((code) => factsOf(code).name);
  assert.equal(new Set(names).size, names.length);
  for (const language of ['zh-CN', 'en'] as const) {
    const messages = allCodes.map((code) => messageOf({ code, values }, language));
    assert.deepEqual(
      messages.filter((message, at) => messages.indexOf(message) !== at),
      [],
    );
  }
});

test('the numbers the papers already print keep their meaning', () => {
  assert.equal(codes['M-101'].name, 'number_checksum');
  assert.equal(codes['M-102'].name, 'birth_date_unreal');
  assert.deepEqual(codes['M-112'], { name: 'late', level: 'info' });
  assert.equal(codes['M-150'].name, 'duplicate');
  assert.deepEqual(codes['M-151'], { name: 'nil_over_stays', level: 'error', kind: 'conflict' });
});

test('a duplicate stops within one list and is information once it was merged', () => {
  const twice = problem('M-150', { row: 1, field: 'stays.1' }, { first: 1 });
  assert.equal(levelOf(twice), 'error');
  assert.equal(levelOf(kept(twice)), 'info');
  assert.equal(messageOf(twice, 'zh-CN'), '和第1位是同一个人');
  assert.match(messageOf(kept(problem('M-150', {}, { fields: 'guardianPhone' })), 'zh-CN'), /监护人电话/);
  assert.equal(levelOf(kept(problem('M-101'))), 'warning');
  assert.equal(levelOf(kept(problem('M-105'))), 'warning');
  assert.deepEqual(errorsIn([kept(problem('M-101')), problem('M-102'), problem('M-130')]), [
    problem('M-102'),
  ]);
});

test('a number that was never published is no code', () => {
  for (const text of ['M-1', 'M-000', 'constructor', '__proto__', 'toString', ''])
    assert.equal(isCode(text), false);
  assert.throws(() => factsOf('M-000'), RangeError);
  assert.equal(messageOf({ code: 'M-000' }, 'en'), messageOf({ code: 'M-199' }, 'en'));
});
