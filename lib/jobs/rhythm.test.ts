import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDue, lastDue } from './rhythm.ts';

const at = (text: string) => new Date(`${text}+08:00`);

test('a daily job is due at its time of Shanghai and once, however many days were missed', () => {
  const daily = { dailyAt: '03:30' };
  assert.deepEqual(lastDue(daily, at('2026-11-20T03:30:00')), at('2026-11-20T03:30:00'));
  assert.deepEqual(lastDue(daily, at('2026-11-20T03:29:59')), at('2026-11-19T03:30:00'));
  assert.equal(isDue(daily, at('2026-11-01T05:00:00'), at('2026-11-20T12:00:00')), true);
  assert.equal(isDue(daily, at('2026-11-20T12:00:00'), at('2026-11-21T03:29:00')), false);
  assert.equal(isDue(daily, at('2026-11-20T12:00:00'), at('2026-11-21T03:31:00')), true);
});

test('a job every ten minutes is due at full tens, and one that never ran is due at once', () => {
  const often = { everyMinutes: 10 };
  assert.equal(isDue(often, null, at('2026-11-20T12:03:00')), true);
  assert.equal(isDue(often, at('2026-11-20T12:01:00'), at('2026-11-20T12:09:59')), false);
  assert.equal(isDue(often, at('2026-11-20T12:01:00'), at('2026-11-20T12:10:00')), true);
});

test('a quarter of an hour falls on 06:00, when the night begins', () => {
  assert.deepEqual(lastDue({ everyMinutes: 15 }, at('2026-11-20T06:00:30')), at('2026-11-20T06:00:00'));
});
