import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ringOf } from './ring-rules.ts';

const duty = { from: '08:00', to: '18:00' };
const at = (time: string) => new Date(`${time}+08:00`);
const sameDay = { rule: 'minor_group', severity: 'same_day' as const };

test('an instant matter rings the duty post at any hour, a matter to watch rings nobody', () => {
  const instant = { rule: 'child_afraid', severity: 'instant' as const };
  assert.deepEqual(ringOf(instant, at('2026-11-20T02:00'), duty), {
    post: 'duty',
    from: at('2026-11-20T02:00'),
    due: at('2026-11-20T02:30'),
  });
  assert.equal(ringOf({ rule: 'premature_nil', severity: 'watch' }, at('2026-11-20T10:00'), duty), null);
});

test('a same-day matter is the officer’s and has half an hour of duty hours, before and after which it waits', () => {
  const due = (time: string) => ringOf(sameDay, at(time), duty)?.due;
  assert.equal(ringOf(sameDay, at('2026-11-20T10:00'), duty)?.post, 'officer');
  assert.deepEqual(due('2026-11-20T10:00'), at('2026-11-20T10:30'));
  assert.deepEqual(due('2026-11-20T07:59'), at('2026-11-20T08:30'));
  assert.deepEqual(due('2026-11-20T17:50'), at('2026-11-21T08:20'));
  assert.deepEqual(due('2026-11-20T23:50'), at('2026-11-21T08:30'));
  assert.deepEqual(ringOf(sameDay, at('2026-11-20T23:50'), duty)?.from, at('2026-11-21T08:00'));
});

test('who came and got no room does not wait for the morning: the duty post has it', () => {
  const left = { rule: 'left_unroomed', severity: 'same_day' as const };
  assert.deepEqual(ringOf(left, at('2026-11-20T23:50'), duty)?.due, at('2026-11-21T00:20'));
  assert.equal(ringOf(left, at('2026-11-20T23:50'), duty)?.post, 'duty');
  assert.equal(ringOf(left, at('2026-11-20T10:00'), duty)?.post, 'officer');
});
