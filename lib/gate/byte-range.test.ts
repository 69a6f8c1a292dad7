import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf } from './byte-range.ts';

test('a part of a file is given as asked, and the whole for whatever cannot be read', () => {
  const part = (range: string | null) => {
    const found = partOf(range, 100);
    return found && [found.from, found.to, found.asked];
  };
  assert.deepEqual(part(null), [0, 99, false]);
  assert.deepEqual(part('bytes=0-1'), [0, 1, true]);
  assert.deepEqual(part('bytes=90-'), [90, 99, true]);
  assert.deepEqual(part('bytes=-10'), [90, 99, true]);
  assert.deepEqual(part('bytes=-1000'), [0, 99, true]);
  assert.deepEqual(part('bytes=50-5000'), [50, 99, true]);
  for (const strange of ['bytes=5-1', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=-', 'bytes=a-b'])
    assert.deepEqual(part(strange), [0, 99, false], strange);
  assert.equal(part('bytes=100-'), null);
  assert.equal(part('bytes=-0'), null);
});
