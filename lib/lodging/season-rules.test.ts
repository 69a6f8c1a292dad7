import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, businessDay, daysOf } from '#lib/clock/business-day.ts';
import { isSeason, seasonOf, spansOf } from './season-rules.ts';

const day = businessDay;
const winter = seasonOf({ fromDay: day('2026-11-15'), toDay: day('2027-03-15') });

test('a season over the new year comes back each year on the same days', () => {
  assert.deepEqual(winter, { fromDate: '11-15', toDate: '03-15', firstDay: '2026-11-15' });
  assert.deepEqual(spansOf(winter, day('2026-11-21'), day('2028-11-21')), [
    { fromDay: '2026-11-15', toDay: '2027-03-15' },
    { fromDay: '2027-11-15', toDay: '2028-03-15' },
    { fromDay: '2028-11-15', toDay: '2029-03-15' },
  ]);
  assert.deepEqual(spansOf(winter, day('2027-05-01'), day('2027-06-01')), []);
});

test('nothing of it lies before the nights it was asked from', () => {
  assert.deepEqual(spansOf(winter, day('2026-01-01'), day('2026-03-01')), []);
});

test('the 29th of February is the 28th in a common year', () => {
  const leap = seasonOf({ fromDay: day('2028-02-01'), toDay: day('2028-02-29') });
  assert.deepEqual(spansOf(leap, day('2029-01-01'), day('2029-12-31')), [
    { fromDay: '2029-02-01', toDay: '2029-02-28' },
  ]);
});

test('a season has 7 to 300 nights, is not over and begins within a year', () => {
  const running = day('2026-11-21');
  const asked = (from: string, to: string) => isSeason({ fromDay: day(from), toDay: day(to) }, running);
  assert.ok(asked('2026-11-15', '2027-03-15'));
  assert.ok(!asked('2026-11-21', '2026-11-26'));
  assert.ok(!asked('2026-12-01', '2027-11-01'));
  assert.ok(!asked('2026-10-01', '2026-11-20'));
  assert.ok(!asked('2028-01-01', '2028-02-01'));
});

test('the spans of a season never overlap, and each begins on its day', (t) => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 6, max: 299 }), (start, length) => {
      const fromDay = addDays(day('2026-01-01'), start);
      const season = seasonOf({ fromDay, toDay: addDays(fromDay, length) });
      const spans = spansOf(season, day('2026-01-01'), day('2032-01-01'));
      const nights = spans.flatMap((one) => daysOf(one.fromDay, one.toDay));
      assert.equal(new Set(nights).size, nights.length);
      assert.equal(spans[0]?.fromDay, fromDay);
    }),
    { seed, numRuns: 300 },
  );
});
