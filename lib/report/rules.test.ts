import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftedEarlier } from './rules.ts';
import {
  acts,
  at,
  closed,
  codes,
  guests,
  nil,
  plan,
  refused,
  stayOf,
  stored,
  version,
} from './rules-stage.ts';

test('a nil on an open night is the first version, on time', () => {
  const decided = plan(nil());
  assert.deepEqual(
    [decided.outcome, decided.version, decided.count, decided.late, decided.premature, decided.results],
    ['first', 1, 0, false, false, []],
  );
});

test('a nil before its opening says until when it speaks, stays never do', () => {
  const early = { now: at('20', '18:04') };
  const decided = plan(nil(), early);
  assert.equal(decided.premature, true);
  assert.deepEqual(decided.results, [{ code: 'M-110', values: { until: '18:04' } }]);
  assert.equal(plan(closed, early).premature, false);
  assert.equal(plan(guests([stayOf(1)]), early).premature, false);
  assert.equal(plan(nil(), { now: at('20', '20:00') }).premature, false);
  const again = { current: version({ kind: 'nil', acceptedAt: at('20', '18:04') }), now: at('20', '22:00') };
  assert.deepEqual([plan(nil(), again).outcome, plan(nil(), again).version], ['amended', 2]);
  const sameInstant = { ...again, now: at('20', '18:04'), history: true };
  assert.equal(plan(nil(), sameInstant).outcome, 'unchanged');
});

test('a nil over stays changes nothing, whatever version the caller saw', () => {
  const holds = { current: version(), stays: stored([stayOf(1), stayOf(2)]) };
  for (const seen_version of [undefined, 0, 1])
    assert.deepEqual(refused(nil({ seen_version }), holds), ['conflict', 'M-151']);
  assert.deepEqual(refused(closed, holds), ['conflict', 'M-152']);
  const [one] = holds.stays;
  assert.ok(one);
  const remove = [{ stay_id: one.id, reason: 'did_not_stay' as const }];
  assert.deepEqual(refused(nil({ seen_version: 1, remove }), holds), ['conflict', 'M-151']);
});

test('the last stay leaves with a reason together with the nil that follows', () => {
  const stays = stored([stayOf(1)]);
  const holds = { current: version(), stays };
  const remove = [{ stay_id: stays[0]?.id ?? '', reason: 'did_not_stay' as const }];
  const decided = plan(nil({ seen_version: 1, remove }), holds);
  assert.deepEqual([decided.outcome, decided.count, acts(decided)], ['amended', 0, ['remove']]);
  assert.deepEqual(refused(guests([], { seen_version: 1, remove }), holds), ['invalid', 'M-159']);
});

test('a late return is accepted and said, and an amendment is never late', () => {
  const late = plan(nil(), { now: at('21', '12:12') });
  assert.deepEqual(
    [late.late, late.excuse, late.results],
    [true, null, [{ code: 'M-112', values: { minutes: 12 } }]],
  );
  assert.equal(plan(nil(), { now: at('21', '12:00') }).late, false);
  const amended = plan(guests([stayOf(1)]), { now: at('22', '12:00'), current: version({ kind: 'nil' }) });
  assert.deepEqual([amended.late, amended.lateRequest, codes(amended)], [false, false, []]);
});

test('a late request needs a reason, but a child is accepted without one', () => {
  const afterwards = { now: at('24', '12:01') };
  assert.deepEqual(refused(nil(), afterwards), ['invalid', 'M-113', 'M-112']);
  assert.deepEqual(refused(closed, afterwards), ['invalid', 'M-113', 'M-112']);
  const told = plan(nil({ late_reason: '店主住院' }), afterwards);
  assert.deepEqual([told.lateRequest, told.excuse], [true, { why: 'late_request', reason: '店主住院' }]);
  const child = plan(guests([stayOf(1)]), afterwards);
  assert.deepEqual([child.lateRequest, child.excuse], [true, { why: 'late_request', reason: null }]);
  assert.ok(codes(child).includes('M-115'));
  const stays = stored([stayOf(1)]);
  const change = guests([stayOf(1, { stay_id: stays[0]?.id, room: '305' })], { seen_version: 1 });
  assert.deepEqual(refused(change, { ...afterwards, current: version(), stays }), ['invalid', 'M-113']);
  assert.deepEqual(refused(nil({ late_reason: 'x'.repeat(201) }), afterwards), ['invalid', 'M-121', 'M-112']);
  assert.equal(plan(nil(), { ...afterwards, history: true }).excuse, null);
});

test('a return drafted offline in time asks for its excuse, a phone’s wrong clock does not', () => {
  const now = at('21', '14:00');
  const drafted = (drafted_at: string) => plan(nil({ drafted_at }), { now }).excuse;
  assert.deepEqual(drafted('2026-11-21T09:00:00+08:00'), { why: 'offline', reason: null });
  for (const wrong of ['2026-11-24T09:00:00+08:00', '2026-11-01T09:00:00+08:00', '2026-11-21T13:00:00+08:00'])
    assert.equal(drafted(wrong), null);
});

test('a return sent within ten minutes of its drafting is not told to be drafted earlier', () => {
  const accepted = new Date('2026-11-21T03:00:00Z');
  const told = (at: string) => draftedEarlier(at, accepted)?.toISOString() ?? null;
  assert.equal(told('2026-11-20T14:30:00Z'), '2026-11-20T14:30:00.000Z');
  assert.deepEqual(
    [told('2026-11-21T02:51:00Z'), told('2026-11-21T04:00:00Z'), told('x')],
    [null, null, null],
  );
});

test('a night that has not begun or was cleared takes nothing', () => {
  assert.deepEqual(refused(nil(), { now: at('20', '05:59') }), ['invalid', 'M-111']);
  assert.deepEqual(refused(guests([stayOf(1)]), { cleared: true }), ['gone', 'M-155']);
});

test('a night that was not expected takes a child and no nil', () => {
  assert.deepEqual(refused(nil(), { expectation: 'none' }), ['invalid', 'M-114']);
  assert.deepEqual(codes(plan(guests([stayOf(1)]), { expectation: 'none' })), ['M-116']);
  assert.deepEqual(codes(plan(guests([stayOf(1)]), { expectation: 'excused' })), ['M-116']);
  assert.deepEqual(codes(plan(closed, { expectation: 'excused' })), []);
});

test('a return of guests without guests is nothing, unless it tells of the patrol', () => {
  assert.deepEqual(refused(guests([])), ['invalid', 'M-156']);
  const holds = { current: version(), stays: stored([stayOf(1)]) };
  assert.equal(plan(guests([], { patrol: { patrolled: true }, seen_version: 1 }), holds).outcome, 'amended');
});
