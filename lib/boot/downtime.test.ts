import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentFor } from './downtime.ts';

const now = new Date('2026-11-21T12:00:00+08:00');
const last = (minutes: number) => ({
  at: new Date(now.getTime() - minutes * 60_000),
  tickedAt: null,
  failed: 0,
});

test('a restart of seconds and a first start are no outage; minutes are, to their length', () => {
  assert.equal(silentFor(null, now), 0);
  assert.equal(silentFor(last(1), now), 0);
  assert.equal(silentFor(last(45), now), 45 * 60_000);
});

test('of a house that stood still for a month the last two weeks count', () => {
  assert.ok(silentFor(last(60 * 24 * 30), now) < 14 * 24 * 3_600_000);
});
