import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, businessDay } from '#lib/clock/business-day.ts';
import { dueAt, standardDay, type Timeliness } from '#lib/clock/due.ts';
import {
  afterQuiet,
  askedBy,
  type CascadeFacts,
  dueFor,
  isHelpOnly,
  type Night,
  silentInRow,
  triedAgainBy,
} from './rules.ts';

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
    countsFrom: null,
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

test('what comes to be owed in the quiet hours is asked for at seven', () => {
  assert.equal(asked('sss', '2026-11-04T22:00:00'), null);
  assert.equal(asked('sss', '2026-11-05T06:59:59'), null);
  assert.equal(asked('sss', '2026-11-05T07:00:00'), 'call');
});

test('three nights in a row ask for a call; an excused night between neither counts nor breaks the row', () => {
  assert.equal(asked('sss', '2026-11-04T12:01:00'), 'call');
  assert.equal(asked('sxssd', '2026-11-05T12:01:00'), 'call');
  assert.equal(asked('sfss', '2026-11-05T12:01:00'), 'officer');
  assert.equal(silentInRow(nights('fssxd')), 2);
});

test('five in 14 days ask for a visit; after it only five that fell due since ask for a joint one', () => {
  assert.equal(asked('sfsfsfsfs', '2026-11-10T12:01:00'), 'visit');
  const countsFrom = at('2026-11-06T15:00:00');
  const visited = { level: 'visit', metAt: countsFrom, countsFrom } as const;
  assert.equal(asked('sssssssss', '2026-11-10T12:01:00', visited), null);
  assert.equal(asked('ssssssssss', '2026-11-11T12:01:00', visited), 'joint_visit');
});

test('a house visited in a chase that a finding ended is no case for a joint visit with its next silent night', () => {
  const countsFrom = at('2026-11-06T15:00:00');
  const fresh = (marks: string) =>
    facts(marks, {
      countsFrom,
      chased: nights(marks)
        .slice(5)
        .map(({ day }) => day),
    });
  const now = (day: number) => at(`2026-11-${String(day).padStart(2, '0')}T12:00:30`);
  assert.equal(askedBy(fresh('ssssss'), now(7), times), null);
  assert.equal(askedBy(fresh('sssssssd'), now(8), times)?.level, 'officer');
  assert.equal(askedBy(fresh('ssssssss'), now(9), times)?.level, 'call');
  assert.equal(askedBy(fresh('sssssssss'), now(10), times)?.level, 'call');
  assert.equal(askedBy(fresh('ssssssssss'), now(11), times)?.level, 'joint_visit');
});

test('silence alone never leads beyond the joint visit, however long it lasts', () => {
  const countsFrom = at('2026-11-06T15:00:00');
  const level = asked('ssssssssssssss', '2026-11-16T12:00:00', { countsFrom });
  assert.equal(level, 'joint_visit');
  assert.equal(asked('ssssssssssssss', '2026-11-16T12:00:00', { level: 'joint_visit', countsFrom }), null);
});

test('a found breach waits for its answer; what is silent after that is pursued anew by itself', () => {
  const metAt = at('2026-11-06T15:00:00');
  const open = { level: 'breach', countsFrom: metAt } as const;
  assert.equal(asked('ssssssss', '2026-11-10T12:01:00', open), null);
  const answered = { ...open, metAt };
  assert.equal(asked('sssss', '2026-11-06T16:00:00', answered), null);
  assert.equal(asked('ssssssd', '2026-11-07T12:01:00', answered), null);
  assert.equal(asked('ssssssfd', '2026-11-08T12:00:00', answered), 'officer');
  assert.equal(asked('ssssssss', '2026-11-09T12:00:30', answered), 'call');
  assert.equal(asked('ssssssssss', '2026-11-11T12:00:30', answered), 'joint_visit');
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

test('a visit that found nobody is tried again by the end of the next day’s duty', () => {
  assert.deepEqual(triedAgainBy(at('2026-11-03T12:01:00'), times), at('2026-11-04T18:00:00'));
});

test('the first days end with the day the setting says', () => {
  assert.equal(isHelpOnly(businessDay('2026-11-01'), businessDay('2026-11-30'), 30), true);
  assert.equal(isHelpOnly(businessDay('2026-11-01'), businessDay('2026-12-01'), 30), false);
});
