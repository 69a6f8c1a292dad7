import assert from 'node:assert/strict';
import { test } from 'node:test';
import { burdenInput, quantile } from './rules.ts';

test('a quantile is the smallest value that a share of all filings does not exceed', () => {
  const counts = [
    { value: 9, n: 1 },
    { value: 4, n: 3 },
    { value: 5, n: 1 },
  ];
  assert.equal(quantile(counts, 0.5), 4);
  assert.equal(quantile(counts, 0.8), 5);
  assert.equal(quantile(counts, 0.9), 9);
  assert.equal(quantile([], 0.5), null);
});

test('what is told of a filing has no room for anything but kind, seconds, taps and keys', () => {
  const told = { kind: 'nil', seconds: 4, taps: 2, keys: 0 };
  assert.ok(burdenInput.safeParse(told).success);
  for (const wrong of [
    { lodging: 'LH0001' },
    { seconds: 1801 },
    { seconds: 1.5 },
    { taps: -1 },
    { kind: 'x' },
  ])
    assert.ok(!burdenInput.safeParse({ ...told, ...wrong }).success);
});
