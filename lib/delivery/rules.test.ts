import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clockTimeAt } from '#lib/clock/business-day.ts';
import {
  backOff,
  breakerOpenFor,
  type DeliveryInstants,
  fateOf,
  isCapped,
  isQuiet,
  nextMove,
  outOfQuiet,
  stateOf,
} from './rules.ts';
import type { ChannelId } from './terms.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const now = at('2026-11-20T10:00:00');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const none: DeliveryInstants = {
  claimedAt: null,
  handedAt: null,
  awaitingAt: null,
  deliveredAt: null,
  failedAt: null,
  unknownAt: null,
};
const untouched = { readAt: null, acknowledgedAt: null, answeredAt: null, withdrawnAt: null, urgent: false };
const chain: ChannelId[] = ['outbox', 'app'];
const on = (instants: Partial<DeliveryInstants>, reports = true) => [
  { ...none, ...instants, channel: 'outbox' as const, reports },
];

const caps = { reminder: { day: 2, week: 14 }, notice: { day: 1, week: 3 } };

test('a state is read from the instants, and a report of delivery outweighs a failure told before it', () => {
  assert.equal(stateOf(none), 'queued');
  assert.equal(stateOf({ ...none, claimedAt: now }), 'sending');
  assert.equal(stateOf({ ...none, claimedAt: now, unknownAt: now }), 'unknown');
  assert.equal(stateOf({ ...none, unknownAt: now, handedAt: now }), 'handed');
  assert.equal(stateOf({ ...none, failedAt: now, deliveredAt: now }), 'delivered');
  assert.equal(fateOf(untouched, ['failed', 'handed']), 'handed');
  assert.equal(fateOf({ ...untouched, readAt: now }, ['failed']), 'read');
  assert.equal(fateOf(untouched, []), 'queued');
});

test('the next channel is opened after a failure, never after an unknown, and none once the person has read', () => {
  assert.deepEqual(nextMove(untouched, [], chain, now), { open: 'outbox' });
  assert.deepEqual(nextMove(untouched, on({ failedAt: now }), chain, now), { open: 'app' });
  assert.deepEqual(nextMove(untouched, on({ claimedAt: now }), chain, now), { wait: true });
  assert.deepEqual(nextMove(untouched, on({ unknownAt: ago(10) }), chain, now), { wait: true });
  assert.deepEqual(nextMove(untouched, on({ unknownAt: ago(31) }), chain, now), { settle: true });
  assert.deepEqual(nextMove({ ...untouched, urgent: true }, on({ unknownAt: ago(4) }), chain, now), {
    open: 'app',
  });
  assert.deepEqual(nextMove(untouched, on({ handedAt: ago(31) }), chain, now), { open: 'app' });
  assert.deepEqual(nextMove(untouched, on({ handedAt: now }, false), chain, now), { settle: true });
  assert.deepEqual(nextMove({ ...untouched, readAt: now }, [], chain, now), { settle: true });
  assert.deepEqual(nextMove(untouched, [], [], now), { settle: true });
});

test('what waits in the queue of a channel that rests goes on to one that does not, and is otherwise kept', () => {
  const queued = (minutes: number) => on({}).map((one) => ({ ...one, queuedAt: ago(minutes) }));
  const rests = new Set<ChannelId>(['outbox']);
  assert.deepEqual(nextMove(untouched, queued(31), chain, now, rests), { open: 'app', leave: 'outbox' });
  assert.deepEqual(nextMove(untouched, queued(29), chain, now, rests), { wait: true });
  assert.deepEqual(nextMove(untouched, queued(31), chain, now), { wait: true });
  assert.deepEqual(nextMove(untouched, queued(31), ['outbox'], now, rests), { wait: true });
  assert.deepEqual(nextMove(untouched, queued(31), chain, now, new Set<ChannelId>(['outbox', 'app'])), {
    wait: true,
  });
  assert.deepEqual(nextMove(untouched, on({ claimedAt: now }), chain, now, rests), { wait: true });
});

test('a report that came late stops what another channel has yet to carry', () => {
  const late = [...on({ unknownAt: ago(9), deliveredAt: now }), ...on({})];
  assert.deepEqual(nextMove({ ...untouched, urgent: true }, late, chain, now), { settle: true });
});

test('two reminders a day, one notice a day and three in seven days, and no cap on an urgent one', () => {
  const reminders = (...times: string[]) => times.map((time) => ({ kind: 'reminder', at: at(time) }));
  assert.equal(isCapped('reminder', false, reminders('2026-11-20T00:10:00'), now, caps), false);
  assert.equal(
    isCapped('reminder', false, reminders('2026-11-20T00:10:00', '2026-11-20T08:00:00'), now, caps),
    true,
  );
  assert.equal(
    isCapped('reminder', true, reminders('2026-11-20T00:10:00', '2026-11-20T08:00:00'), now, caps),
    false,
  );
  assert.equal(
    isCapped('reminder', false, reminders('2026-11-19T23:50:00', '2026-11-20T08:00:00'), now, caps),
    false,
  );
  assert.equal(
    isCapped('notice', false, reminders('2026-11-20T08:00:00', '2026-11-20T09:00:00'), now, caps),
    false,
  );
  const notices = ['14', '16', '19'].map((day) => ({ kind: 'notice', at: at(`2026-11-${day}T09:00:00`) }));
  assert.equal(isCapped('notice', false, notices, now, caps), true);
  assert.equal(isCapped('notice', false, notices.slice(1), now, caps), false);
  assert.equal(isCapped('alert', false, notices, now, caps), false);
});

test('nothing falls into the quiet hours: it waits for their end, and never longer than they are', () => {
  const quiet = { from: '22:00', to: '07:00' };
  assert.equal(isQuiet(at('2026-11-20T22:00:00'), quiet), true);
  assert.equal(isQuiet(at('2026-11-20T06:59:59'), quiet), true);
  assert.equal(isQuiet(at('2026-11-20T07:00:00'), quiet), false);
  assert.deepEqual(outOfQuiet(at('2026-11-20T23:30:00'), quiet), at('2026-11-21T07:00:00'));
  assert.deepEqual(outOfQuiet(at('2026-11-21T05:00:00'), quiet), at('2026-11-21T07:00:00'));
  assert.deepEqual(outOfQuiet(at('2026-11-20T12:00:00'), quiet), at('2026-11-20T12:00:00'));
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 30 });
  const clock = fc.integer({ min: 0, max: 1439 }).map((n) => {
    const [h, m] = [Math.floor(n / 60), n % 60];
    return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
  });
  fc.assert(
    fc.property(minutes, clock, clock, (n, from, to) => {
      fc.pre(from !== to);
      const instant = new Date(now.getTime() + n * 60_000);
      const out = outOfQuiet(instant, { from, to });
      assert.equal(isQuiet(out, { from, to }), false, clockTimeAt(out));
      assert.ok(out >= instant && out.getTime() - instant.getTime() < 86_400_000);
    }),
    { verbose: true },
  );
});

test('tries come at growing distances, and a breaker opens after five calls that went wrong', () => {
  assert.equal(backOff(1, 0), 7500);
  assert.equal(backOff(1, 1), 15_000);
  assert.equal(backOff(30, 1), 15 * 60_000);
  assert.deepEqual([4, 5, 6, 40].map(breakerOpenFor), [0, 60_000, 120_000, 32 * 60_000]);
});
