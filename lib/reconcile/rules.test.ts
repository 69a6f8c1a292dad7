import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessDay } from '#lib/clock/business-day.ts';
import { checkCharacter, readIdentityNumber } from '#lib/report/identity-number.ts';
import { neighboursOf } from './neighbours.ts';
import { compare, countsOf, type Filed, type Registered } from './rules.ts';

const span = { from: businessDay('2026-10-07'), to: businessDay('2026-11-20') };
const night = businessDay('2026-10-20');
const guest = (key: string, over: Partial<Registered> = {}): Registered => ({
  lodging: 'A',
  night,
  key,
  near: () => [],
  ...over,
});
const stay = (id: string, key: string, over: Partial<Filed> = {}): Filed => ({
  stay: id,
  lodging: 'A',
  night,
  key,
  near: key,
  ...over,
});

test('a guest is matched by number, lodging and night, each stay once', () => {
  const { matched, unmatched } = compare([guest('1'), guest('1')], [stay('s1', '1'), stay('s2', '2')], span);
  assert.equal(matched, 1);
  assert.deepEqual(
    unmatched.map(({ result, stay: at }) => [result, at]),
    [
      ['not_filed', null],
      ['not_registered', 's2'],
    ],
  );
});

test('one night apart is told with the other night and is no match', () => {
  const apart = compare([guest('1')], [stay('s1', '1', { night: businessDay('2026-10-21') })], span);
  assert.deepEqual(
    apart.unmatched.map(({ result, otherDay, stay: at }) => [result, otherDay, at]),
    [['day_differs', '2026-10-21', 's1']],
  );
  const counts = countsOf(apart);
  assert.deepEqual([counts.matched, counts.unmatched, counts.filedNotRegistered], [0, 1, 1]);
  const two = compare([guest('1')], [stay('s1', '1', { night: businessDay('2026-10-22') })], span);
  assert.equal(countsOf(two).dayDiffers, 0);
});

test('a number that differs by one digit, or by one digit and the check that fits it again, is a twin of the same night', () => {
  const right = '43052420100307001';
  const number = right + checkCharacter(right);
  const slip = `${right.slice(0, 12)}8${right.slice(13)}`;
  for (const typed of [
    slip + number[17],
    slip + checkCharacter(slip),
    `${right}${number[17] === '0' ? '1' : '0'}`,
  ]) {
    const here = guest(number, { near: () => neighboursOf(number) });
    const found = compare([here], [stay('s1', typed)], span);
    assert.deepEqual(
      found.unmatched.map(({ result }) => result),
      ['twin'],
      typed,
    );
    const elsewhere = compare([here], [stay('s1', typed, { lodging: 'B' })], span);
    assert.deepEqual(
      elsewhere.unmatched.map(({ result }) => result),
      ['not_filed', 'not_registered'],
    );
  }
});

test('neighbours of a number are other numbers, and every single slip is among them', () => {
  const number = `43052420100307001${checkCharacter('43052420100307001')}`;
  const near = neighboursOf(number);
  assert.ok(!near.includes(number));
  assert.equal(new Set(near).size, near.length);
  assert.ok(near.some((one) => readIdentityNumber(one, '2026-11-20').faults.length === 0));
  assert.deepEqual(neighboursOf('E01234567'), []);
});

test('a stay of a night beside the register is not missing from it', () => {
  const before = stay('s1', '1', { night: businessDay('2026-10-06') });
  assert.deepEqual(compare([], [before], span).unmatched, []);
});

test('the order of either list does not matter, and every guest and stay is told once', () => {
  const seed = 20_261_120;
  const keys = fc.constantFrom('1', '2', '3', '4');
  const nights = fc.constantFrom(night, businessDay('2026-10-21'), businessDay('2026-10-22'));
  const guests = fc.array(
    fc
      .record({ key: keys, night: nights })
      .map((one) => guest(one.key, { night: one.night, near: () => ['9'] })),
    { maxLength: 12 },
  );
  const stays = fc
    .array(fc.record({ key: fc.constantFrom('1', '2', '3', '9'), night: nights }), { maxLength: 12 })
    .map((list) =>
      list.map((one, n) => stay(`s${String(n).padStart(2, '0')}`, one.key, { night: one.night })),
    );
  fc.assert(
    fc.property(guests, stays, fc.integer(), (registered, filed, turn) => {
      const one = compare(registered, filed, span);
      const cut = filed.length > 0 ? Math.abs(turn) % filed.length : 0;
      const other = compare([...registered].reverse(), [...filed.slice(cut), ...filed.slice(0, cut)], span);
      assert.deepEqual(one, other);
      const told = one.unmatched;
      assert.equal(one.matched + told.filter((row) => row.registered).length, registered.length);
      assert.equal(one.matched + told.filter((row) => row.stay).length, filed.length);
    }),
    { seed, verbose: false },
  );
});
