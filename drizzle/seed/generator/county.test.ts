import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { isMinorOn } from '#lib/clock/age.ts';
import { addDays, businessDay, businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import { dueAt, isPremature, standardDay } from '#lib/clock/due.ts';
import { townships } from '../townships.ts';
import { generateCounty, generateLodgings } from './county.ts';
import { csvOf } from './csv.ts';
import { checkCharacter } from './identity.ts';
import { behaviours, type County, categories, columns } from './rows.ts';

const lastNight = businessDay('2026-11-20');
const usual = { seed: 7, lodgings: 324, nights: 60, lastNight };
const before = process.cpuUsage();
const county = generateCounty(usual);
const seconds = process.cpuUsage(before).user / 1e6;

const hashOf = (one: County) => createHash('sha256').update(JSON.stringify(one)).digest('hex');
const count = <T>(values: readonly T[], is: (value: T) => boolean) => values.filter(is).length;

test('a county of 324 lodgings and 60 nights is made within two seconds of one processor', (t) => {
  t.diagnostic(`${seconds.toFixed(2)} s of processor time`);
  assert.ok(seconds < 2);
  assert.equal(county.lodgings.length, 324);
  assert.equal(new Set(county.lodgings.map((one) => one.name)).size, 324);
  const mix = categories.map((category) => count(county.lodgings, (one) => one.category === category));
  assert.deepEqual(mix, [60, 130, 80, 10, 14, 30]);
  assert.ok(county.people.length > 324 * 3 && county.people.length < 324 * 3.8);
});

test('the same seed makes the same county and another seed another', () => {
  assert.equal(hashOf(generateCounty(usual)), hashOf(county));
  assert.notEqual(hashOf(generateCounty({ ...usual, seed: 8 })), hashOf(county));
});

test('a later window continues the earlier one', () => {
  const later = generateCounty({ ...usual, nights: 30, lastNight: addDays(lastNight, 5) });
  const shared = <T extends { business_day: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.business_day >= '2026-10-27' && row.business_day <= lastNight);
  assert.deepEqual(shared(later.reports), shared(county.reports));
  assert.deepEqual(shared(later.guests), shared(county.guests));
  assert.deepEqual(later.lodgings, county.lodgings);
  assert.deepEqual(later.people, county.people);
});

test('lodging by lodging it is the same county', () => {
  const parts = [...generateLodgings(usual)];
  assert.deepEqual(
    parts.flatMap((part) => part.guests),
    county.guests,
  );
  assert.deepEqual(
    parts.flatMap((part) => part.reports),
    county.reports,
  );
});

test('every number is a valid one, of the birth date and sex beside it, unless its fault is labelled', () => {
  const faulty = new Set(
    county.labels.labels.filter((one) => one.type === 'identity_invalid').flatMap((one) => one.groups),
  );
  assert.ok(faulty.size > 0);
  for (const row of county.guests) {
    assert.equal(row.id_number.slice(6, 14), row.birth_date.replaceAll('-', ''));
    assert.equal(Number(row.id_number[16]) % 2 === 1, row.sex === 'M');
    assert.equal(
      row.id_number[17] === checkCharacter(row.id_number.slice(0, 17)),
      !faulty.has(row.group_key),
    );
    if (row.companion_id_number)
      assert.equal(row.companion_id_number[17], checkCharacter(row.companion_id_number.slice(0, 17)));
    assert.equal(row.accompanied === 'yes', row.companion_name !== '');
    assert.match(row.guardian_phone, /^1\d{10}$/);
  }
});

test('every guest is a minor who came in within the night, and the kind of a return agrees with its guests', () => {
  const named = new Set(county.guests.map((row) => `${row.lodging_code} ${row.business_day}`));
  for (const row of county.guests) {
    const at = new Date(row.checked_in_at);
    assert.equal(businessDayAt(at), row.business_day);
    assert.ok(isMinorOn(row.birth_date, civilDateAt(at)));
    assert.ok(row.birth_date < row.business_day && row.checked_out_at > row.checked_in_at);
  }
  const returns = new Set(county.reports.map((row) => `${row.lodging_code} ${row.business_day}`));
  assert.equal(returns.size, county.reports.length);
  for (const row of county.reports) {
    assert.equal(row.kind === 'guests', named.delete(`${row.lodging_code} ${row.business_day}`));
    assert.ok(businessDayAt(new Date(row.submitted_at)) >= row.business_day);
  }
  assert.equal(named.size, 0);
});

test('people share a number only when they are the same people', () => {
  const byNumber = new Map<string, string>();
  for (const row of county.guests) {
    assert.equal(byNumber.get(row.id_number) ?? row.name, row.name);
    byNumber.set(row.id_number, row.name);
  }
  assert.equal(new Set(county.people.map((one) => one.phone)).size, county.people.length);
  const house = new Set(county.people.map((one) => one.phone));
  assert.equal(
    count(county.guests, (row) => house.has(row.guardian_phone)),
    0,
  );
});

test('98 in a hundred nights are received, 92 on time, and arrivals are those of a county', (t) => {
  const expected = 324 * 60;
  const onTime = count(
    county.reports,
    (row) => new Date(row.submitted_at) <= dueAt(businessDay(row.business_day), standardDay),
  );
  const received = county.reports.length / expected;
  const arrivals = county.guests.length / expected;
  t.diagnostic(
    `received ${received.toFixed(4)}, on time ${(onTime / expected).toFixed(4)}, minors ${arrivals.toFixed(3)}`,
  );
  assert.ok(received > 0.97 && received < 0.99);
  assert.ok(onTime / expected > 0.905 && onTime / expected < 0.935);
  assert.ok(arrivals > 0.2 && arrivals < 0.6);
  const parents = count(county.guests, (row) => row.companion_relation === 'parent') / county.guests.length;
  assert.ok(parents > 0.72 && parents < 0.84);
});

test('each behaviour shows in what was filed', () => {
  const of = county.labels.behaviours;
  assert.deepEqual(new Set(Object.values(of)), new Set(behaviours));
  for (const row of county.reports) {
    const day = businessDay(row.business_day);
    const premature = isPremature(row.kind, new Date(row.submitted_at), day, standardDay);
    assert.equal(premature, of[row.lodging_code] === 'premature_nil');
  }
  const types = new Set(county.labels.labels.map((one) => one.type));
  const lodgingLevel = [
    'under_reporting',
    'premature_nil',
    'copied_report',
    'backfill_burst',
    'chronic_non_filer',
  ];
  const guestLevel = [
    'unrelated_adult',
    'unaccompanied_local',
    'minor_group',
    'roaming_minor',
    'prohibited_venue',
  ];
  for (const type of [...lodgingLevel, ...guestLevel, 'repeat_companion', 'guardian_phone_reused'])
    assert.ok(types.has(type), type);
  const keys = new Set(county.guests.map((row) => row.group_key));
  for (const label of county.labels.labels) assert.ok(label.groups.every((key) => keys.has(key)));
  assert.ok(county.labels.hidden.length > 50);
  assert.ok(county.labels.hidden.every(([, , key]) => !keys.has(key)));
});

test('only what was filed by the given instant exists', () => {
  const filedUntil = new Date('2026-11-21T01:42:17+08:00');
  const open = generateCounty({ ...usual, nights: 12, filedUntil });
  const whole = generateCounty({ ...usual, nights: 12 });
  assert.deepEqual(
    open.reports,
    whole.reports.filter((row) => new Date(row.submitted_at) <= filedUntil),
  );
  const running = count(open.reports, (row) => row.business_day === lastNight);
  assert.ok(running > 60 && running < 300);
  assert.ok(open.register.every((row) => businessDayAt(new Date(row.checked_in_at)) < lastNight));
});

test('a landlord of nine is one person with nine rentals', () => {
  const { lodgings, people } = generateCounty({ ...usual, nights: 2, landlordOfNine: true });
  const nine = lodgings.filter((one) =>
    lodgings.some((other) => other !== one && other.owner_phone === one.owner_phone),
  );
  assert.deepEqual(
    nine.map((one) => one.category),
    Array(9).fill('rental'),
  );
  assert.equal(new Set(nine.map((one) => `${one.owner_name} ${one.owner_phone}`)).size, 1);
  const phone = nine[0]?.owner_phone;
  assert.equal(
    count(people, (one) => one.phone === phone && one.role === 'landlord'),
    9,
  );
});

test('a county of any size keeps its shares, and the smallest still works', () => {
  for (const lodgings of [1, 2, 5, 40]) {
    const small = generateCounty({ seed: 'small', lodgings, nights: 10, lastNight });
    assert.equal(small.lodgings.length, lodgings);
    assert.ok(small.reports.length > 0);
  }
  const ten = generateCounty({ ...usual, lodgings: 1000, nights: 1 });
  assert.equal(
    count(ten.lodgings, (one) => one.category === 'hotel'),
    185,
  );
});

test('the files carry the header of the import and quote what must be quoted', () => {
  assert.equal(
    csvOf(columns.reports, []),
    'lodging_code,business_day,submitted_at,submitted_by_phone,kind\n',
  );
  assert.equal(csvOf(['a', 'b'], [{ a: 'x,"y"', b: 1 }]), 'a,b\n"x,""y""",1\n');
  assert.match(csvOf(columns.guests, county.guests.slice(0, 1)), /^lodging_code,.*,notes\nLH0\d{3},2026-/);
});

test('the 25 townships stand on 25 tiles', () => {
  assert.equal(townships.length, 25);
  assert.equal(new Set(townships.map((one) => one.code)).size, 25);
  assert.equal(new Set(townships.map((one) => `${one.column} ${one.row}`)).size, 25);
  assert.equal(
    townships.reduce((sum, one) => sum + one.weight, 0),
    324,
  );
});
