import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, businessDay } from '#lib/clock/business-day.ts';
import { dueAt, standardDay, type Timeliness } from '#lib/clock/due.ts';
import { afterQuiet, askedBy, type CascadeFacts, dueFor, type Night, silentInRow } from './rules.ts';

const times = { taskAfterHours: 24, quietFrom: '22:00', quietTo: '07:00', dutyTo: '18:00' };
const first = businessDay('2026-11-01');
const at = (text: string) => new Date(`${text}+08:00`);

/** Nights from 1 November on: s silent, f filed, x excused, d not due yet. */
function nights(marks: string): Night[] {
  const states: Record<string, Timeliness> = { s: 'silent', f: 'on_time', x: 'excused', d: 'due' };
  return [...marks].map((mark, index) => {
    const day = addDays(first, index);
    return { day, due: dueAt(day, standardDay), state: states[mark] ?? 'due' };
  });
}

function facts(marks: string, more: Partial<CascadeFacts> = {}): CascadeFacts {
  const all = nights(marks);
  const chased = all.filter(({ state }) => state === 'silent').map(({ day }) => day);
  return {
    level: 'remind',
    metAt: null,
    chased,
    nights: all,
    visitedBefore: false,
    visitedAt: null,
    helpOnly: false,
    promiseDay: null,
    ...more,
  };
}

const asked = (marks: string, now: string, more: Partial<CascadeFacts> = {}) =>
  askedBy(facts(marks, more), at(now), times)?.level ?? null;

test('one silent night asks for reminders alone until 24 hours after its due, then for the officer', () => {
  assert.equal(asked('s', '2026-11-02T12:01:00'), null);
  assert.equal(asked('sd', '2026-11-03T11:59:00'), null);
  assert.equal(asked('sd', '2026-11-03T12:00:00'), 'officer');
});

test('three nights in a row ask for a call; an excused night between neither counts nor breaks the row', () => {
  assert.equal(asked('sss', '2026-11-04T12:01:00'), 'call');
  assert.equal(asked('sxssd', '2026-11-05T12:01:00'), 'call');
  assert.equal(asked('sfss', '2026-11-05T12:01:00'), 'officer');
  assert.equal(silentInRow(nights('fssxd')), 2);
});

test('five in 14 days ask for a visit, a second time within 60 days for a joint one', () => {
  assert.equal(asked('sfsfsfsfs', '2026-11-10T12:01:00'), 'visit');
  assert.equal(asked('sfsfsfsfs', '2026-11-10T12:01:00', { visitedBefore: true }), 'joint_visit');
  const visitedAt = at('2026-11-06T15:00:00');
  assert.equal(
    asked('sssssssss', '2026-11-10T12:01:00', { level: 'visit', metAt: visitedAt, visitedAt }),
    null,
  );
  assert.equal(
    asked('ssssssssss', '2026-11-11T12:01:00', { level: 'visit', metAt: visitedAt, visitedAt }),
    'joint_visit',
  );
});

test('silence alone never leads beyond the joint visit, however long it lasts', () => {
  const visitedAt = at('2026-11-06T15:00:00');
  const level = asked('ssssssssssssss', '2026-11-16T12:00:00', { visitedBefore: true, visitedAt });
  assert.equal(level, 'joint_visit');
  assert.equal(asked('ssssssssssssss', '2026-11-16T12:00:00', { level: 'joint_visit' }), null);
});

test('in its first 30 days a house is only helped', () => {
  assert.equal(asked('ssssss', '2026-11-08T12:01:00', { helpOnly: true }), 'officer');
});

test('a demand that was met stands anew with a later silent night, and with a promise that was not kept', () => {
  const metAt = at('2026-11-03T15:00:00');
  const met = { level: 'officer', metAt } as const;
  assert.equal(askedBy(facts('ss', met), at('2026-11-04T11:59:00'), times), null);
  // The second night was due before the officer called: that call was about it too.
  assert.equal(askedBy(facts('ss', met), at('2026-11-04T12:00:00'), times), null);
  assert.equal(askedBy(facts('sfsf', met), at('2026-11-05T12:00:00'), times)?.why, 'asked_again');
  const promised = { ...met, promiseDay: '2026-11-05' };
  assert.equal(askedBy(facts('sfsf', promised), at('2026-11-05T12:00:00'), times), null);
  assert.equal(askedBy(facts('sfsf', promised), at('2026-11-05T18:00:00'), times)?.why, 'promise_passed');
});

test('a task that would fall into the quiet hours waits for 07:00', () => {
  assert.deepEqual(afterQuiet(at('2026-11-03T22:00:00'), times), at('2026-11-04T07:00:00'));
  assert.deepEqual(afterQuiet(at('2026-11-03T06:59:00'), times), at('2026-11-03T07:00:00'));
  assert.deepEqual(afterQuiet(at('2026-11-03T21:59:00'), times), at('2026-11-03T21:59:00'));
});

test('a call is due the same evening, a visit two days on, and never with less than two hours left', () => {
  assert.deepEqual(dueFor('call', at('2026-11-03T12:01:00'), times), at('2026-11-03T18:00:00'));
  assert.deepEqual(dueFor('officer', at('2026-11-03T17:00:00'), times), at('2026-11-04T18:00:00'));
  assert.deepEqual(dueFor('visit', at('2026-11-03T12:01:00'), times), at('2026-11-05T18:00:00'));
});
