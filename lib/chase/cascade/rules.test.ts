import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessDay, clockTimeAt } from '#lib/clock/business-day.ts';
import {
  type OpenNight,
  personFor,
  remindersDue,
  type Step,
  stepDue,
  stepOfHouse,
  stepsDone,
} from './rules.ts';

const quiet = { from: '22:00', to: '07:00' };
const at = (text: string) => new Date(`${text}+08:00`);
const open = (more: Partial<OpenNight> = {}): OpenNight => ({
  lodging: 'a',
  night: businessDay('2026-11-20'),
  due: at('2026-11-21T12:00:00'),
  times: { soft: '21:00', beforeHours: 2, afterHours: 1 },
  early: true,
  done: [],
  ...more,
});
const who = { first: 'owner', second: 'clerk' };

test('the cascade comes to its steps at 21:00, 10:00 and 13:00, each in its minute and once', () => {
  const steps = (one: OpenNight, times: readonly string[]) =>
    times.map((time) => stepDue(one, at(time), quiet));
  assert.deepEqual(
    steps(open(), [
      '2026-11-20T20:59:59',
      '2026-11-20T21:00:00',
      '2026-11-21T09:59:59',
      '2026-11-21T10:00:00',
      '2026-11-21T12:30:00',
      '2026-11-21T13:00:00',
      '2026-11-21T20:00:00',
    ]),
    [null, 'soft', null, 'before', null, 'after', null],
  );
  assert.equal(stepDue(open({ done: ['before'] }), at('2026-11-21T10:05:00'), quiet), null);
  assert.equal(stepDue(open({ early: false }), at('2026-11-20T21:00:00'), quiet), null);
});

test('a step that falls into the quiet hours waits for seven in the morning', () => {
  const early = open({ due: at('2026-11-21T08:00:00') });
  assert.equal(stepDue(early, at('2026-11-21T06:30:00'), quiet), null);
  assert.equal(stepDue(early, at('2026-11-21T07:00:00'), quiet), 'before');
  const late = open({ due: at('2026-11-21T21:30:00') });
  assert.equal(stepDue(late, at('2026-11-21T22:30:00'), quiet), null);
  assert.equal(stepDue(late, at('2026-11-22T07:00:00'), quiet), 'after');
});

test('before the due the first contact is told, after it the second; in the first days help goes to the first', () => {
  assert.equal(personFor('before', who, false), 'owner');
  assert.equal(personFor('after', who, false), 'clerk');
  assert.equal(personFor('after', { first: 'owner', second: null }, false), 'owner');
  assert.equal(personFor('after', who, true), 'owner');
});

test('one message covers all open nights and houses of a person, oldest first', () => {
  const nights = [
    { ...open(), contacts: who, helpOnly: false },
    { ...open({ lodging: 'b' }), contacts: { first: 'owner', second: null }, helpOnly: false },
    {
      ...open({ night: businessDay('2026-11-19'), due: at('2026-11-20T12:00:00') }),
      contacts: who,
      helpOnly: false,
    },
    { ...open({ lodging: 'c' }), contacts: { first: 'other', second: null }, helpOnly: false },
  ];
  const told = remindersDue(nights, at('2026-11-21T10:00:00'), quiet);
  assert.deepEqual(
    told.map(({ account, step, nights }) => [
      account,
      step,
      nights.map(({ lodging, night }) => lodging + night.slice(8)),
    ]),
    [
      ['owner', 'before', ['a19', 'a20', 'b20']],
      ['other', 'before', ['c20']],
    ],
  );
});

test('a house only mentioned in another’s late reminder is not told that it is late', () => {
  const mentioned = [open({ due: at('2026-11-21T18:00:00') })];
  assert.equal(stepOfHouse('after', mentioned, at('2026-11-21T13:00:00'), quiet), 'soft');
  assert.equal(stepOfHouse('after', [open()], at('2026-11-21T13:00:00'), quiet), 'after');
});

test('whatever the settings, the due and the minute, nothing is due at night and nothing twice', () => {
  const minutes = fc.integer({ min: 0, max: 3 * 24 * 60 });
  const hours = fc.integer({ min: 0, max: 12 });
  const steps = fc.subarray<Step>(['soft', 'before', 'after']);
  fc.assert(
    fc.property(
      minutes,
      minutes,
      hours,
      hours,
      steps,
      fc.boolean(),
      (n, due, beforeHours, afterHours, done, early) => {
        const start = at('2026-11-20T06:00:00').getTime();
        const now = new Date(start + n * 60_000);
        const one = open({
          due: new Date(start + due * 60_000),
          times: { soft: '21:00', beforeHours, afterHours },
          done,
          early,
        });
        const step = stepDue(one, now, quiet);
        const time = clockTimeAt(now).slice(0, 5);
        if (time >= '22:00' || time < '07:00') assert.equal(step, null);
        if (step) assert.ok(!done.includes(step));
        if (step === 'before') assert.ok(now < one.due);
      },
    ),
    { verbose: true, numRuns: 2000 },
  );
});

test('a step was said when its own person was told of the night, and not before it could come', () => {
  const night = { due: at('2026-11-21T12:00:00'), times: open().times, contacts: who, helpOnly: false };
  const told = (step: Step, account: string, time: string) =>
    stepsDone([{ step, account, at: at(`2026-11-21T${time}`) }], night);
  assert.deepEqual(told('after', 'clerk', '13:00:00'), ['after']);
  assert.deepEqual(told('after', 'owner', '13:00:00'), [], 'told to another');
  assert.deepEqual(told('after', 'clerk', '12:59:59'), [], 'named beside another house’s night');
  assert.deepEqual(told('before', 'owner', '10:00:00'), ['before']);
  assert.deepEqual(told('soft', 'owner', '08:00:00'), ['soft']);
});
