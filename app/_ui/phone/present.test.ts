import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { presentAfter, presentSince } from './present.ts';

const seen = new Date('2026-11-20T13:30:00Z');
const hour = 3_600_000;
const after = (ms: number) => new Date(seen.getTime() + ms);

test('a phone’s clock is set right by as much as it was seen to be wrong', () => {
  assert.deepEqual(presentAfter(seen, 3 * hour, after(-2 * hour)), after(hour));
  assert.deepEqual(presentAfter(seen, -3 * hour, after(4 * hour)), after(hour));
});

test('a phone that woke in 1970, or tells no time at all, stands where its house was last seen', () => {
  for (const phone of [new Date(0), new Date(Number.NaN), after(-hour)]) {
    const present = presentAfter(seen, 0, phone);
    assert.deepEqual(present, seen);
    assert.equal(businessDayAt(present), '2026-11-20');
  }
});

test('a phone that saw its house in 1970 and was set right since goes by its clock', () => {
  const woke = new Date(5 * 60_000);
  assert.deepEqual(presentAfter(seen, seen.getTime() - woke.getTime(), after(2 * hour)), after(2 * hour));
});

test('a page goes on from what it was told, whatever the phone’s clock is set to meanwhile', () => {
  const at = (instant: Date, count: number) => ({ at: instant, count });
  const phone = new Date('2026-11-20T10:00:00Z');
  const later = (ms: number) => new Date(phone.getTime() + ms);
  assert.deepEqual(presentSince(seen, at(phone, 0), at(later(hour), hour)), after(hour));
  assert.deepEqual(
    presentSince(seen, at(new Date(0), 0), at(phone, hour)),
    after(hour),
    'set right from 1970',
  );
  assert.deepEqual(presentSince(seen, at(phone, 0), at(later(-hour), hour)), after(hour), 'set back');
  assert.deepEqual(presentSince(seen, at(phone, 0), at(later(8 * hour), 5)), after(8 * hour), 'slept');
});
