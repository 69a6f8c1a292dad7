import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callsFor110, ringsFor } from './rules.ts';

const hours = { from: '08:00', to: '18:00' };
const told = new Date('2026-11-20T14:00:00Z'); // 22:00 in Longhui
const after = (minutes: number, seconds = 0) => new Date(told.getTime() + (minutes * 60 + seconds) * 1000);
const one = { kind: 'report_now', told, claimed: false, county: false } as const;

test('the station is rung at once, the county after three minutes, the chief after five', () => {
  const bells = (now: Date) =>
    (['station', 'county', 'chief'] as const).filter((post) => ringsFor(post, one, now, hours));
  assert.deepEqual(bells(told), ['station']);
  assert.deepEqual(bells(after(2, 59)), ['station']);
  assert.deepEqual(bells(after(3)), ['station', 'county']);
  assert.deepEqual(bells(after(5)), ['station', 'county', 'chief']);
});

test('a house that nobody named rings the command room at once', () => {
  assert.equal(ringsFor('county', { ...one, county: true }, told, hours), true);
  assert.equal(ringsFor('station', { ...one, county: true }, told, hours), false);
});

test('no bell rings for what somebody has claimed', () => {
  for (const post of ['station', 'county', 'chief'] as const)
    assert.equal(ringsFor(post, { ...one, claimed: true }, after(30), hours), false);
});

test('a child who got no room rings the duty post outside duty hours and the officer has it inside them', () => {
  const passed = { ...one, kind: 'left_unroomed' } as const;
  assert.equal(ringsFor('station', passed, told, hours), true);
  assert.equal(ringsFor('county', passed, after(10), hours), false);
  const noon = new Date('2026-11-20T04:00:00Z');
  assert.equal(ringsFor('station', { ...passed, told: noon }, noon, hours), false);
});

test('the sender is told to call 110 once nobody has claimed it for three minutes, and not before', () => {
  assert.equal(callsFor110(told, { rung: null, claimed: null }, after(2, 59)), false);
  assert.equal(callsFor110(told, { rung: told, claimed: null }, after(3)), true);
  assert.equal(callsFor110(told, { rung: null, claimed: { at: after(1) } }, after(9)), false);
});
