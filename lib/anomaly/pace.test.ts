import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paceOf } from './pace.ts';

const from = new Date('2026-11-20T10:00:00+08:00');
const at = (minutes: number) => new Date(from.getTime() + minutes * 60_000);
const alert = (claimed: number | null, contacted: number | null = null) => ({
  from,
  claimed: claimed === null ? null : at(claimed),
  contacted: contacted === null ? null : at(contacted),
  closed: null,
});

test('a step counts for an alert that made it or has had its thirty minutes; one still within them is not held against anybody', () => {
  assert.deepEqual(paceOf([alert(4), alert(31), alert(null)], at(40)).claimed, {
    of: 3,
    within: 1,
    medianMinutes: 17.5,
  });
  assert.deepEqual(paceOf([alert(4), alert(null)], at(29)).claimed, { of: 1, within: 1, medianMinutes: 4 });
});

test('thirty minutes to the second are within, and what was done before its clock ran was done at once', () => {
  assert.deepEqual(paceOf([alert(30), alert(-5)], at(60)).claimed, { of: 2, within: 2, medianMinutes: 15 });
});

test('without any alert nothing is said', () => {
  assert.deepEqual(paceOf([], at(0)).contacted, { of: 0, within: 0, medianMinutes: null });
});
