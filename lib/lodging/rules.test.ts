import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { expectedOn, inForce, type LodgingLife, overlaps } from './rules.ts';

const life = (more: Partial<LodgingLife> = {}): LodgingLife => ({
  onboardedDay: '2026-11-01',
  statuses: [{ fromDay: '2026-11-01', value: 'operating' }],
  closures: [],
  ...more,
});
const on = (day: string, more?: Partial<LodgingLife>) => expectedOn(life(more), businessDay(day));

test('a lodging is expected from its first night on, never before', () => {
  assert.deepEqual(on('2026-10-31'), { expected: false, because: 'not_onboarded' });
  assert.deepEqual(on('2026-11-01'), { expected: true });
  assert.deepEqual(on('2026-11-20', { onboardedDay: null }), { expected: false, because: 'not_onboarded' });
});

test('a suspended or closed house is excused, and expected again once it operates', () => {
  const statuses = [
    { fromDay: '2026-11-12', value: 'operating' as const },
    { fromDay: '2026-11-01', value: 'operating' as const },
    { fromDay: '2026-11-10', value: 'suspended' as const },
    { fromDay: '2026-11-20', value: 'closed_down' as const },
  ];
  assert.deepEqual(on('2026-11-09', { statuses }), { expected: true });
  assert.deepEqual(on('2026-11-11', { statuses }), { expected: false, because: 'suspended' });
  assert.deepEqual(on('2026-11-12', { statuses }), { expected: true });
  assert.deepEqual(on('2026-11-20', { statuses }), { expected: false, because: 'closed_down' });
});

test('only an approved closure excuses, its first and last night included', () => {
  const span = { fromDay: '2026-11-05', toDay: '2026-11-07' };
  for (const day of ['2026-11-05', '2026-11-07'])
    assert.deepEqual(on(day, { closures: [{ ...span, approved: true }] }), {
      expected: false,
      because: 'closure',
    });
  for (const approved of [null, false])
    assert.deepEqual(on('2026-11-06', { closures: [{ ...span, approved }] }), { expected: true });
  assert.deepEqual(on('2026-11-08', { closures: [{ ...span, approved: true }] }), { expected: true });
});

test('a history is read by its days, not by the order it was written in', () => {
  const beats = [
    { fromDay: '2026-11-10', value: 'b' },
    { fromDay: '2026-11-01', value: 'a' },
  ];
  assert.equal(inForce(beats, '2026-10-31'), null);
  assert.equal(inForce(beats, '2026-11-09'), 'a');
  assert.equal(inForce(beats, '2026-11-10'), 'b');
});

test('spans that share one night overlap', () => {
  const a = { fromDay: '2026-11-05', toDay: '2026-11-07' };
  assert.equal(overlaps(a, { fromDay: '2026-11-07', toDay: '2026-11-09' }), true);
  assert.equal(overlaps(a, { fromDay: '2026-11-08', toDay: '2026-11-09' }), false);
});
