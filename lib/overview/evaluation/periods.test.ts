import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { periodAfter, periodNamed, periodOf, periodsUpTo } from './periods.ts';

test('a week begins on Monday and a month ends with its last night, in a leap year too', () => {
  const spans = [
    ['week', '2026-11-22', '2026-11-16', '2026-11-22'],
    ['week', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['month', '2026-11-22', '2026-11-01', '2026-11-30'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
  ] as const;
  for (const [kind, day, from, to] of spans) {
    const period = periodOf(kind, businessDay(day));
    assert.deepEqual([period.from, period.to], [from, to], `${kind} ${day}`);
    assert.deepEqual(periodNamed(period.key), period);
  }
});

test('an address that names no period is told so', () => {
  for (const text of ['', '2026-13', '2026-1', '2026-11-31', 'week', '0000-01', "2026-11'"])
    assert.equal(periodNamed(text), null, text);
});

test('periods follow one another without a gap, over the end of a year', () => {
  const month = periodOf('month', businessDay('2026-02-03'));
  assert.deepEqual(
    periodsUpTo(month, 4).map(({ key }) => key),
    ['2025-11', '2025-12', '2026-01', '2026-02'],
  );
  assert.equal(periodAfter(periodAfter(month, 5), -5).key, month.key);
});
