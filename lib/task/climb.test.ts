import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Climb, climbsOwed } from './climb.ts';

const opened = new Date('2026-11-20T22:00:00+08:00');
const at = (minutes: number) => new Date(opened.getTime() + minutes * 60_000);
const task = { opened, due: at(30), claimed: false, climbs: [] as Climb[] };

test('an instant matter nobody claimed rings the county at 3 minutes and the chief at 5', () => {
  assert.deepEqual(climbsOwed(task, at(2)), []);
  assert.deepEqual(climbsOwed(task, at(3)), ['county_duty']);
  assert.deepEqual(climbsOwed(task, at(5)), ['county_duty', 'chief']);
});

test('claimed it waits quietly, and still open at its due it rings the county again', () => {
  assert.deepEqual(climbsOwed({ ...task, claimed: true }, at(29)), []);
  assert.deepEqual(climbsOwed({ ...task, claimed: true }, at(30)), ['county_duty_again']);
});

test('each step is made once, however often the clock asks', () => {
  const climbs: Climb[] = (['county_duty', 'chief', 'county_duty_again'] as const).map((to) => ({
    to,
    at: '',
  }));
  assert.deepEqual(climbsOwed({ ...task, climbs }, at(90)), []);
});
