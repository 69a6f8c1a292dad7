import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#lib/platform/errors.ts';
import { readObject } from './json.ts';

const refuses = (text: string) =>
  assert.throws(
    () => readObject(text),
    (error) => error instanceof Refusal && error.kind === 'invalid' && error.problems[0]?.code === 'M-142',
    `${text.slice(0, 60)} was taken`,
  );

test('what JSON.parse reads is read the same, whatever strings hold', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`seed ${seed}`);
  const small = fc.object({
    maxDepth: 5,
    key: fc.string().filter((key) => !/^(__proto__|constructor|prototype)$/.test(key)),
  });
  fc.assert(
    fc.property(small, (value) => {
      const text = JSON.stringify(value);
      assert.deepEqual(readObject(text), JSON.parse(text));
    }),
    { seed, numRuns: 300 },
  );
});

test('a body that is no object is refused', () => {
  for (const text of ['[]', '"a"', '1', 'null', 'true', '', ' ', '[{"a":1}]']) refuses(text);
});

test('malformed JSON is refused: cut off, trailing comma, single quotes, byte order mark', () => {
  for (const text of [
    '{"a":1',
    '{"a":1,}',
    "{'a':1}",
    '\uFEFF{"a":1}',
    '{"a":"',
    '{"a":"\\',
    '{"a":1}}',
    '{a:1}',
    '{"\\x":1}',
  ])
    refuses(text);
});

test('a repeated key is refused at any depth, also when it is written with escapes', () => {
  refuses('{"a":1,"a":2}');
  refuses('{"a":[{"b":1,"\\u0062":2}]}');
  assert.deepEqual(readObject('{"a":{"b":1},"b":{"a":1}}'), { a: { b: 1 }, b: { a: 1 } });
  assert.deepEqual(readObject('{"a":["a","a"],"b":"a"}'), { a: ['a', 'a'], b: 'a' });
});

test('keys that reach into prototypes are refused and change nothing', () => {
  for (const key of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])
    refuses(`{"x":{"${key}":{"polluted":1}}}`);
  assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
});

test('200,000 brackets and a million keys are refused in less than 50 ms', () => {
  for (const text of [
    '['.repeat(200_000),
    `{"a":${'{"a":'.repeat(200_000)}`,
    `{${Array.from({ length: 1_000_000 }, (_, n) => `"k${n}":1`).join(',')}}`,
  ]) {
    // Time of the processor, the best of five: a busy machine may hold up any one of them.
    const times = Array.from({ length: 5 }, () => {
      const before = process.cpuUsage();
      refuses(text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    assert.ok(Math.min(...times) < 50, `${Math.min(...times)} ms`);
  }
});
