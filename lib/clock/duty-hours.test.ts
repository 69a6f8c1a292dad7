import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterDuty, dutyFrom } from './duty-hours.ts';

const at = (time: string) => new Date(`${time}+08:00`);
const day = { from: '08:00', to: '18:00' };

test('within duty hours thirty minutes are thirty minutes', () => {
  assert.deepEqual(afterDuty(at('2026-11-20T10:00'), 30, day), at('2026-11-20T10:30'));
  assert.deepEqual(afterDuty(at('2026-11-20T17:30'), 30, day), at('2026-11-20T18:00'));
});

test('outside them the clock stands still', () => {
  assert.deepEqual(afterDuty(at('2026-11-20T07:59'), 30, day), at('2026-11-20T08:30'));
  assert.deepEqual(afterDuty(at('2026-11-20T17:50'), 30, day), at('2026-11-21T08:20'));
  assert.deepEqual(afterDuty(at('2026-11-20T18:00'), 30, day), at('2026-11-21T08:30'));
  assert.deepEqual(afterDuty(at('2026-11-21T00:10'), 30, day), at('2026-11-21T08:30'));
  assert.deepEqual(dutyFrom(at('2026-11-20T23:50'), day), at('2026-11-21T08:00'));
});

test('a duty over midnight ends on the next day, and one without an end runs round the clock', () => {
  const night = { from: '20:00', to: '06:00' };
  assert.deepEqual(afterDuty(at('2026-11-21T05:50'), 30, night), at('2026-11-21T20:20'));
  assert.deepEqual(afterDuty(at('2026-11-20T23:50'), 30, night), at('2026-11-21T00:20'));
  assert.deepEqual(
    afterDuty(at('2026-11-20T05:00'), 60, { from: '00:00', to: '00:00' }),
    at('2026-11-20T06:00'),
  );
});
