import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, businessDay, daysBetween } from '#lib/clock/business-day.ts';
import { clearOn, fateOf, monthIsPast } from './rules.ts';

const night = businessDay('2026-03-10');
const left = (text: string) => new Date(text);

test('the clock of a stay runs from the actual check-out, else the planned one, else the last night', () => {
  const planned = left('2026-03-14T04:00:00Z');
  assert.equal(clearOn({ night, plannedCheckOut: null, checkedOut: null }), '2026-09-07');
  assert.equal(clearOn({ night, plannedCheckOut: planned, checkedOut: null }), '2026-09-11');
  assert.equal(
    clearOn({ night, plannedCheckOut: planned, checkedOut: left('2026-03-12T02:00:00Z') }),
    '2026-09-09',
  );
  // 00:30 in Shanghai is still the evening before in UTC.
  assert.equal(
    clearOn({ night, plannedCheckOut: null, checkedOut: left('2026-03-11T16:30:00Z') }),
    '2026-09-09',
  );
  assert.equal(
    clearOn({ night: businessDay('2028-02-28'), plannedCheckOut: null, checkedOut: null }, 90),
    '2028-05-29',
  );
});

test('whatever the check-out, the text stays readable all the days the county set', () => {
  const seed = 180;
  fc.assert(
    fc.property(
      fc.date({ min: left('2026-01-01T00:00:00Z'), max: left('2032-12-31T00:00:00Z'), noInvalidDate: true }),
      fc.integer({ min: 90, max: 365 }),
      (checkedOut, days) => {
        const on = clearOn({ night, plannedCheckOut: null, checkedOut }, days);
        const begins = Date.parse(`${on}T00:00:00+08:00`);
        const readable = (begins - checkedOut.getTime()) / 86_400_000;
        assert.ok(readable >= days && readable <= days + 1, `${checkedOut.toISOString()} ${days}`);
      },
    ),
    { seed },
  );
});

test('a county cannot set fewer than 90 or more than 365 days', () => {
  for (const days of [89, 366, 180.5, Number.NaN])
    assert.throws(() => clearOn({ night, plannedCheckOut: null, checkedOut: null }, days), RangeError);
});

test('a key goes when nothing readable is left; what is held is rewritten first, and a hold key waits for its hold', () => {
  const use = { keyId: 202603, due: 5, held: 0, kept: 0 };
  assert.equal(fateOf(use, false), 'destroy');
  assert.equal(fateOf({ ...use, kept: 1 }, false), 'keep');
  assert.equal(fateOf({ ...use, held: 1 }, false), 'rewrite_then_destroy');
  assert.equal(fateOf({ ...use, held: 1, kept: 1 }, false), 'keep');
  assert.equal(fateOf({ ...use, held: 1 }, true), 'keep');
  assert.equal(fateOf({ ...use, due: 0 }, true), 'destroy');
});

test('a month is past on the clearing date of its last night', () => {
  assert.equal(monthIsPast('2026-03', 180, '2026-09-27'), false);
  assert.equal(monthIsPast('2026-03', 180, '2026-09-28'), true);
  assert.equal(monthIsPast('2028-02', 90, addDays(businessDay('2028-02-29'), 91)), true);
  assert.equal(daysBetween(businessDay('2028-02-29'), businessDay('2028-05-30')), 91);
});
