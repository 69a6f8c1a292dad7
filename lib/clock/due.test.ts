import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, businessDay, instantOf } from './business-day.ts';
import {
  amendFreelyUntil,
  type DayRules,
  deskNights,
  dueAt,
  effectiveDue,
  isPremature,
  lateUntil,
  type NightFacts,
  nilOpensAt,
  type OutageSpan,
  openNights,
  remaining,
  standardDay,
  timeliness,
} from './due.ts';

const seed = Math.floor(Math.random() * 2 ** 31);
const night = businessDay('2026-11-20');
const at = (date: string, time: string) => instantOf(`2026-11-${date}`, time);
const due = dueAt(night, standardDay);
const span = (from: string, to: string): OutageSpan => ({ from: at('21', from), to: at('21', to) });

test('a night is due at noon of the next date, late for 72 hours and freely amended as long', () => {
  assert.equal(due.getTime(), at('21', '12:00').getTime());
  assert.equal(lateUntil(due, standardDay).getTime(), at('24', '12:00').getTime());
  assert.equal(amendFreelyUntil(due).getTime(), at('24', '12:00').getTime());
  assert.equal(nilOpensAt(night, standardDay).getTime(), at('20', '20:00').getTime());
  assert.equal(dueAt(businessDay('2026-12-31'), standardDay).toISOString(), '2027-01-01T04:00:00.000Z');
  const short: DayRules = { nilOpens: '00:30', due: '09:00', lateHours: 24 };
  assert.equal(nilOpensAt(night, short).getTime(), at('21', '00:30').getTime());
  assert.equal(lateUntil(dueAt(night, short), short).getTime(), at('22', '09:00').getTime());
});

test('nobody is due less than 60 minutes after an outage that touched the six hours before', () => {
  const cases: [OutageSpan[], string][] = [
    [[], '12:00'],
    [[span('11:30', '12:30')], '13:30'],
    [[span('09:00', '10:00')], '12:00'],
    [[span('09:00', '11:00')], '12:00'],
    [[span('09:00', '11:01')], '12:01'],
    [[span('12:00', '13:00')], '12:00'],
    [[span('11:30', '12:30'), span('13:00', '14:00')], '15:00'],
    [[span('13:00', '14:00'), span('11:30', '12:30')], '15:00'],
    [[span('13:00', '14:00')], '12:00'],
    [[span('11:30', '12:30'), span('13:30', '15:00')], '13:30'],
    [[span('00:00', '05:00')], '12:00'],
    [[{ from: at('19', '00:00'), to: at('21', '20:00') }], '21:00'],
    [[span('12:30', '11:30')], '12:00'],
  ];
  for (const [outages, expected] of cases) {
    assert.equal(effectiveDue(due, outages).getTime(), at('21', expected).getTime(), expected);
  }
});

test('the effective due ends, never goes back, does not depend on order, and leaves every house its hour', (t) => {
  t.diagnostic(`seed ${seed}`);
  const minute = fc.integer({ min: -1000, max: 3000 });
  const outage = fc.tuple(minute, fc.integer({ min: -10, max: 600 })).map(([from, length]) => ({
    from: new Date(due.getTime() + from * 60_000),
    to: new Date(due.getTime() + (from + length) * 60_000),
  }));
  fc.assert(
    fc.property(fc.array(outage, { maxLength: 12 }), (outages) => {
      const moved = effectiveDue(due, outages);
      assert.ok(moved >= due);
      assert.equal(effectiveDue(due, outages.toReversed()).getTime(), moved.getTime());
      assert.equal(effectiveDue(moved, outages).getTime(), moved.getTime());
      for (const { from, to } of outages) {
        const touched = from < to && from < moved && to.getTime() > moved.getTime() - 6 * 3_600_000;
        if (touched) assert.ok(moved.getTime() - to.getTime() >= 3_600_000);
      }
    }),
    { seed, numRuns: 500 },
  );
});

test('only a nil can be premature, and not from its opening on', () => {
  assert.equal(isPremature('nil', at('20', '19:59:59'), night, standardDay), true);
  assert.equal(isPremature('nil', at('20', '20:00'), night, standardDay), false);
  assert.equal(isPremature('nil', at('21', '02:00'), night, standardDay), false);
  assert.equal(isPremature('guests', at('20', '07:00'), night, standardDay), false);
  assert.equal(isPremature('closed', at('20', '07:00'), night, standardDay), false);
});

test('what a return means is asked of the clock', () => {
  const ask = (acceptedAt: Date | null, now: Date, excused = false) =>
    timeliness({ acceptedAt, now, effectiveDue: due, lateUntil: lateUntil(due, standardDay), excused });
  const later = at('30', '00:00');
  assert.equal(ask(at('21', '12:00'), later), 'on_time');
  assert.equal(ask(at('21', '12:00:01'), later), 'late');
  assert.equal(ask(at('24', '12:00'), later), 'late');
  assert.equal(ask(at('24', '12:00:01'), later), 'late_request');
  assert.equal(ask(null, at('21', '12:00')), 'due');
  assert.equal(ask(null, at('21', '12:00:01')), 'silent');
  assert.equal(ask(null, later, true), 'excused');
  assert.equal(ask(at('21', '09:00'), later, true), 'excused');
});

test('what is left reads as the wall clock does', () => {
  assert.deepEqual(remaining(at('21', '01:42:17'), due), { hours: 10, minutes: 18, over: false });
  assert.deepEqual(remaining(at('21', '14:08:31'), due), { hours: 2, minutes: 8, over: true });
  assert.deepEqual(remaining(due, due), { hours: 0, minutes: 0, over: false });
  assert.deepEqual(remaining(at('21', '12:00:40'), due), { hours: 0, minutes: 0, over: true });
});

const facts = (date: string, filed = false, excused = false): NightFacts => {
  const day = businessDay(`2026-11-${date}`);
  return { day, effectiveDue: dueAt(day, standardDay), filed, excused };
};
const cards = (now: Date, nights: NightFacts[]) =>
  deskNights(now, nights, standardDay).map(
    (c) => `${c.day.slice(8)}${c.open ? ' open' : ''}${c.takesNil ? ' nil' : ''}`,
  );

test('the oldest open night comes first and the running night last', () => {
  const nights = [facts('21'), facts('20'), facts('19', true), facts('18')];
  assert.deepEqual(openNights(at('21', '07:20'), nights, standardDay), [
    '2026-11-18',
    '2026-11-20',
    '2026-11-21',
  ]);
  assert.deepEqual(cards(at('21', '07:20'), nights), ['18 open nil', '20 open nil', '21 open']);
  assert.deepEqual(cards(at('21', '20:00'), nights), ['18 open nil', '20 open nil', '21 open nil']);
  assert.deepEqual(openNights(at('22', '13:00'), nights, standardDay), ['2026-11-20', '2026-11-21']);
});

test('at 07:20 with last night open the first card is last night, before dawn it is the running night', () => {
  assert.deepEqual(cards(at('21', '07:20'), [facts('20'), facts('21')]), ['20 open nil', '21 open']);
  assert.deepEqual(cards(at('21', '05:59'), [facts('20'), facts('21')]), ['20 open nil']);
  assert.deepEqual(cards(at('20', '18:00'), [facts('19', true), facts('20')]), ['19', '20 open']);
  assert.deepEqual(cards(at('20', '20:00'), [facts('19', true), facts('20')]), ['20 open nil']);
});

test('an excused night makes no card, and a house without a past starts with tonight', () => {
  assert.deepEqual(cards(at('21', '09:00'), [facts('20', false, true), facts('21')]), ['21 open']);
  assert.deepEqual(cards(at('21', '09:00'), [facts('21')]), ['21 open']);
  assert.deepEqual(cards(at('21', '21:00'), [facts('21', false, true)]), ['21']);
  assert.equal(addDays(night, 1), '2026-11-21');
});
