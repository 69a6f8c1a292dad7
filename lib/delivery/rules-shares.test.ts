import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawOf, homeShares, isAiling, orderOf, shiftShares } from './rules-shares.ts';

const two = (a: number) => [
  { channel: 'a', share: a },
  { channel: 'b', share: 100 - a },
];

test('an ailing provider gives up ten hundredths a minute and keeps a few, so that its recovery is seen', () => {
  let now = two(90);
  const seen: number[] = [];
  for (let minute = 0; minute < 10; minute++) {
    now = shiftShares(now, new Set(['a']));
    seen.push(now[0]?.share ?? -1);
  }
  assert.deepEqual(seen, [80, 70, 60, 50, 40, 30, 20, 10, 5, 5]);
});

test('sound providers go back to their home five hundredths at a time, and when all ail nothing moves', () => {
  let now = two(70);
  for (let minute = 0; minute < 4; minute++) now = shiftShares(now, new Set());
  assert.deepEqual(now, two(90));
  assert.deepEqual(shiftShares(two(40), new Set(['a', 'b'])), two(40));
  assert.deepEqual(shiftShares([{ channel: 'a', share: 100 }], new Set(['a'])), [
    { channel: 'a', share: 100 },
  ]);
});

test('a provider ails below 95 in a hundred, and nothing is said of fewer than five', () => {
  assert.equal(isAiling({ tried: 100, well: 95 }), false);
  assert.equal(isAiling({ tried: 100, well: 94 }), true);
  assert.equal(isAiling({ tried: 4, well: 0 }), false);
});

test('shares are whole, never negative and sum to a hundred whatever happens; each draw names every provider once', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 4 }),
      fc.array(fc.subarray(['a', 'b', 'c', 'd']), { maxLength: 40 }),
      fc.uuid(),
      (count, minutes, id) => {
        let now = homeShares(count).map((share, n) => ({ channel: 'abcd'[n] ?? '', share }));
        for (const ailing of minutes) {
          now = shiftShares(now, new Set(ailing));
          assert.equal(
            now.reduce((sum, { share }) => sum + share, 0),
            100,
          );
          assert.ok(now.every(({ share }) => Number.isInteger(share) && share >= 0));
        }
        const order = orderOf(now, drawOf(id));
        assert.deepEqual(
          [...order].sort(),
          now.map(({ channel }) => channel),
        );
      },
    ),
    { verbose: true },
  );
});
