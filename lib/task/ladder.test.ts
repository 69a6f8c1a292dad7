import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Climb, climbsOwed, climbTargets } from './ladder.ts';

const duty = { from: '08:00', to: '18:00' };
const opened = new Date('2026-11-20T22:00:00+08:00');
const at = (minutes: number) => new Date(opened.getTime() + minutes * 60_000);
const task = {
  kind: 'alert',
  severity: 'instant' as const,
  opened,
  due: at(30),
  claimed: false,
  climbs: [] as Climb[],
};

test('an instant matter nobody claimed rings the county at 3 minutes and the chief at 5, at any hour', () => {
  assert.deepEqual(climbsOwed(task, at(2), duty), []);
  assert.deepEqual(climbsOwed(task, at(3), duty), ['county_duty']);
  assert.deepEqual(climbsOwed(task, at(5), duty), ['county_duty', 'chief']);
});

test('somebody searched for rings the county together with the duty post', () => {
  assert.deepEqual(climbsOwed({ ...task, sought: true }, at(0), duty), ['county_duty']);
  assert.deepEqual(climbsOwed({ ...task, sought: true, claimed: true }, at(1), duty), []);
});

test('claimed it waits quietly, and still open at its due it rings the county again', () => {
  assert.deepEqual(climbsOwed({ ...task, claimed: true }, at(29), duty), []);
  assert.deepEqual(climbsOwed({ ...task, claimed: true }, at(30), duty), ['county_duty_again']);
});

test('each step is made once, however often the clock asks', () => {
  const climbs: Climb[] = climbTargets.map((to) => ({ to, at: '' }));
  assert.deepEqual(climbsOwed({ ...task, climbs }, at(90), duty), []);
});

test('a same-day matter nobody claimed goes to the chief at its due and to the county after thirty more minutes of duty', () => {
  const due = new Date('2026-11-20T17:45:00+08:00');
  const waits = { ...task, severity: 'same_day' as const, due };
  const on = (time: string) => climbsOwed(waits, new Date(`${time}+08:00`), duty);
  assert.deepEqual(on('2026-11-20T17:44'), []);
  assert.deepEqual(on('2026-11-20T17:45'), ['chief']);
  assert.deepEqual(on('2026-11-21T08:14'), ['chief'], 'the night between does not count');
  assert.deepEqual(on('2026-11-21T08:15'), ['chief', 'county']);
});

test('a claimed matter climbs later and climbs: half a day of duty beyond its due, whatever it climbed before', () => {
  const due = new Date('2026-11-20T17:45:00+08:00');
  const claimedAt = new Date('2026-11-21T09:00:00+08:00');
  const before: Climb[] = [{ to: 'chief', at: '2026-11-20T17:45:00+08:00' }];
  const waits = { ...task, severity: 'same_day' as const, due, claimed: true, claimedAt, climbs: before };
  const on = (time: string, more: Partial<typeof waits> = {}) =>
    climbsOwed({ ...waits, ...more }, new Date(`${time}+08:00`), duty);
  assert.deepEqual(on('2026-11-21T13:59'), []);
  assert.deepEqual(on('2026-11-21T14:00'), ['chief'], 'five hours of duty after it was taken');
  const again: Climb[] = [...before, { to: 'chief', at: '2026-11-21T14:00:00+08:00' }];
  assert.deepEqual(on('2026-11-21T14:01', { climbs: again }), []);
  assert.deepEqual(on('2026-11-22T09:00', { climbs: again }), ['county']);
});

test('an instant matter that was claimed and lies half an hour beyond its due is asked after by the chief too', () => {
  const climbs: Climb[] = [{ to: 'chief', at: at(5).toISOString() }];
  const waits = { ...task, claimed: true, claimedAt: at(9), climbs };
  assert.deepEqual(climbsOwed(waits, at(59), duty), ['county_duty_again']);
  assert.deepEqual(climbsOwed(waits, at(60), duty), ['county_duty_again', 'chief']);
});

test('an excuse, a call to make and an order climb once they are overdue, claimed or not', () => {
  const due = new Date('2026-11-20T09:00:00+08:00');
  for (const [kind, severity] of [
    ['excuse', 'watch'],
    ['call', 'watch'],
    ['order', 'same_day'],
  ] as const)
    for (const claimed of [false, true]) {
      const waits = { ...task, kind, severity, due, claimed };
      assert.deepEqual(climbsOwed(waits, new Date('2026-11-20T08:59:00+08:00'), duty), []);
      assert.deepEqual(climbsOwed(waits, due, duty), ['chief']);
      const wanted = kind === 'order' ? ['chief', 'county'] : ['chief'];
      assert.deepEqual(climbsOwed(waits, new Date('2026-11-20T09:30:00+08:00'), duty), wanted);
    }
});

test('a matter to watch without a due never climbs', () => {
  assert.deepEqual(climbsOwed({ ...task, severity: 'watch', due: null }, at(9999), duty), []);
});

test('a chase climbs by its due, claimed or not: to the chief, and after a day of duty to the county', () => {
  const due = new Date('2026-11-20T18:00:00+08:00');
  const chase = { ...task, kind: 'chase', severity: 'same_day' as const, claimed: true, due };
  assert.deepEqual(climbsOwed(chase, new Date('2026-11-20T17:59:00+08:00'), duty), []);
  assert.deepEqual(climbsOwed(chase, due, duty), ['chief']);
  assert.deepEqual(climbsOwed(chase, new Date('2026-11-21T17:59:00+08:00'), duty), ['chief']);
  assert.deepEqual(climbsOwed(chase, new Date('2026-11-21T18:00:00+08:00'), duty), ['chief', 'county']);
  assert.deepEqual(climbsOwed({ ...chase, due: null }, new Date('2026-11-25T18:00:00+08:00'), duty), []);
});
