import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runsOf } from './runs.ts';

test('neighbours with the same beat share one cell and every row is covered', () => {
  const beat = (name: string) => name;
  assert.deepEqual(runsOf(['a', 'a', 'b', 'a'], beat), [2, 0, 1, 1]);
  assert.deepEqual(runsOf([], beat), []);
});
