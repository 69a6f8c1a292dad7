import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closing, nothingIsFailure, readArguments, readReport, readStories, sortTests } from './tally.mjs';

const STEPS = ['format', 'unit', 'rooms', 'stories'];

test('without words every step runs on every file', () => {
  assert.deepEqual(readArguments([], STEPS), { steps: STEPS, words: [] });
});

test('named steps run in the order of the build, other words narrow the files', () => {
  assert.deepEqual(readArguments(['clock', 'rooms', 'unit'], STEPS), {
    steps: ['unit', 'rooms'],
    words: ['clock'],
  });
  assert.deepEqual(readArguments(['clock'], STEPS), { steps: STEPS, words: ['clock'] });
});

test('a room test is known by its name, and what is no test is left out', () => {
  const files = [
    'lib/a/b.test.ts',
    'lib/a/b.room.test.ts',
    'lib/a/b.ts',
    'lib/boot/c.test.mjs',
    'app/page.tsx',
  ];
  assert.deepEqual(sortTests(files), {
    unit: ['lib/a/b.test.ts', 'lib/boot/c.test.mjs'],
    rooms: ['lib/a/b.room.test.ts'],
  });
});

test('the closing line sums all steps, and one failure is a failure', () => {
  assert.deepEqual(
    closing([
      { passed: 3, failed: 0 },
      { passed: 1, failed: 1 },
    ]),
    {
      line: '4 passed, 1 failed',
      code: 1,
    },
  );
  assert.deepEqual(closing([{ passed: 3, failed: 0 }]), { line: '3 passed, 0 failed', code: 0 });
});

test('a run that tested nothing has failed', () => {
  assert.equal(closing([]).code, 1);
  assert.equal(nothingIsFailure({ passed: 0, failed: 0 }).failed, 1);
  assert.equal(nothingIsFailure({ passed: 1, failed: 0 }).failed, 0);
});

test('the counts of a report are read, cancelled tests count as failed', () => {
  const report = [
    JSON.stringify({ kind: 'fail', name: 'a duty', file: '/x/a.test.ts', line: 3, text: 'Error: no' }),
    'something a test printed',
    JSON.stringify({ kind: 'counts', passed: 5, failed: 1, cancelled: 1, skipped: 2, todo: 0 }),
  ].join('\n');
  const outcome = readReport(report);
  assert.equal(outcome.passed, 5);
  assert.equal(outcome.failed, 2);
  assert.equal(outcome.note, '2 skipped');
  assert.match(outcome.details ?? '', /a duty/);
});

test('a report without its end counts as failed', () => {
  assert.equal(readReport('').failed, 1);
});

test('stories that could not even be loaded count as failed', () => {
  assert.equal(readStories(undefined).failed, 1);
  assert.equal(readStories({ stats: {}, errors: [{ message: 'no such file' }] }).failed, 1);
  assert.deepEqual(readStories({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 } }), {
    passed: 5,
    failed: 1,
    note: '1 at the second try',
  });
});
