import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newcombe, wilson } from '#lib/anomaly/statistics/discovery.ts';
import { few, intervalsOf } from './intervals.ts';
import { expectedOf } from './marks.ts';

const none = { onTime: 0, late: 0, silent: 0, due: 0, excused: 0 };
const rounded = (found: { low: number; high: number } | null) =>
  found && [found.low.toFixed(4), found.high.toFixed(4)];

test('the interval of a difference is Newcombe’s, as his paper prints it', () => {
  // Newcombe 1998 (Statistics in Medicine 17, 873-890), table II, method 10: 56/70 − 48/80, 9/10 − 3/10, 10/10 − 0/10.
  assert.deepEqual(rounded(newcombe({ hits: 56, of: 70 }, { hits: 48, of: 80 })), ['0.0524', '0.3339']);
  assert.deepEqual(rounded(newcombe({ hits: 9, of: 10 }, { hits: 3, of: 10 })), ['0.1705', '0.8090']);
  assert.deepEqual(rounded(newcombe({ hits: 10, of: 10 }, { hits: 0, of: 10 })), ['0.6075', '1.0000']);
  assert.equal(newcombe({ hits: 1, of: 2 }, { hits: 0, of: 0 }), null);
});

test('an officer of twelve houses reads no bare share: completeness, timeliness and both changes have their interval', () => {
  const now = { ...none, onTime: 10, late: 1, silent: 1 };
  const before = { ...none, onTime: 9, late: 2, silent: 1 };
  const found = intervalsOf(now, before);
  assert.deepEqual(rounded(found.completeness), rounded(wilson(11, 12)));
  assert.deepEqual(rounded(found.timeliness), rounded(wilson(10, 12)));
  assert.ok(found.completenessChange && found.timelinessChange);
  assert.equal(intervalsOf(now, null).completenessChange, null, 'without a week before there is no change');
});

test('enough to compare has no interval; a change with few on either side has one; every interval holds its share', () => {
  const count = fc.integer({ min: 0, max: 40 });
  const counts = fc.record({ onTime: count, late: count, silent: count, due: count, excused: count });
  fc.assert(
    fc.property(counts, counts, (now, before) => {
      const found = intervalsOf(now, before);
      const [expected, earlier] = [expectedOf(now), expectedOf(before)];
      assert.equal(found.timeliness !== null, expected > 0 && expected < few);
      assert.equal(found.completeness !== null, expected > 0 && expected < few);
      const both = expected > 0 && earlier > 0;
      assert.equal(found.timelinessChange !== null, both && (expected < few || earlier < few));
      const holds = (interval: { low: number; high: number } | null, share: number) =>
        assert.ok(!interval || (interval.low <= share + 1e-9 && share <= interval.high + 1e-9));
      holds(found.timeliness, now.onTime / expected);
      holds(found.timelinessChange, now.onTime / expected - before.onTime / earlier);
    }),
    { verbose: true },
  );
});
