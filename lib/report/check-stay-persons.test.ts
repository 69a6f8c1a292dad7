import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDay, instantOf } from '#lib/clock/business-day.ts';
import { asCompanion, checkStay, type StayContext, type StayDraft } from './check-stay.ts';
import { checkCharacter } from './identity-number.ts';

const night = businessDay('2026-11-20');
const now = instantOf('2026-11-20', '22:00');
const whole = (first17: string) => first17 + checkCharacter(first17);
const born = (date: string) => whole(`430524${date.replaceAll('-', '')}001`);

const full: StayDraft = {
  room: '203',
  child: {
    name: '李小满',
    document_type: 'resident_id',
    number: born('2010-03-07'),
    how_checked: 'original',
  },
  check_in: '2026-11-20T21:05:00+08:00',
  planned_check_out: '2026-11-21T12:00:00+08:00',
  companions: [{ name: '李建国', relation: 'parent' }],
  guardian: { name: '李建国', phone: '13800000001', result: 'present' },
};
const with_ = (over: Partial<StayDraft>): StayDraft => ({ ...full, ...over });
const child = (over: Partial<StayDraft['child']>) => with_({ child: { ...full.child, ...over } });
const check = (input: StayDraft, over: Partial<StayContext> = {}) =>
  checkStay(input, { night, now, ...over });
const said = (input: StayDraft, over: Partial<StayContext> = {}) =>
  check(input, over).problems.map(({ code, field }) => `${code} ${field?.replace('stays.0.', '')}`);

test('a minor is one whose eighteenth birthday is on or after the civil date of check-in', () => {
  const cases: [string, string, boolean][] = [
    ['2008-11-19', '2026-11-20T21:05:00+08:00', false],
    ['2008-11-20', '2026-11-20T21:05:00+08:00', true],
    ['2008-11-21', '2026-11-20T21:05:00+08:00', true],
    ['2008-11-20', '2026-11-21T00:30:00+08:00', false],
    ['2008-11-21', '2026-11-21T00:30:00+08:00', true],
  ];
  for (const [birth, check_in, minor] of cases) {
    const input = with_({ ...child({ number: born(birth) }), check_in, planned_check_out: undefined });
    assert.deepEqual(
      check(input, { now: instantOf('2026-11-21', '02:00') }).stay !== null,
      minor,
      `${birth} ${check_in}`,
    );
  }
  const feb = businessDay('2026-02-28');
  const leap = (check_in: string) =>
    checkStay(with_({ ...child({ number: born('2008-02-29') }), check_in, planned_check_out: undefined }), {
      night: feb,
      now: instantOf('2026-03-02', '10:00'),
    });
  assert.ok(leap('2026-02-28T22:00:00+08:00').stay);
  assert.ok(leap('2026-03-01T05:00:00+08:00').stay);
  const after = checkStay(
    with_({
      ...child({ number: born('2008-02-29') }),
      check_in: '2026-03-02T07:00:00+08:00',
      planned_check_out: undefined,
    }),
    { night: businessDay('2026-03-02'), now: instantOf('2026-03-02', '10:00') },
  );
  assert.deepEqual(
    after.problems.map(({ code }) => code),
    ['M-106'],
  );
});

test('an adult among the minors is offered as a companion', () => {
  const adult = child({ number: born('1990-01-01') });
  assert.deepEqual(said(adult), ['M-106 child.number']);
  assert.deepEqual(asCompanion(adult), {
    name: '李小满',
    number: born('1990-01-01'),
    as_printed: undefined,
    relation: undefined,
  });
});

test('the number of kin is not kept, that of another adult is', () => {
  const number = born('1980-03-07');
  const adult = (relation: 'parent' | 'friend') =>
    check(with_({ companions: [{ name: '李建国', relation, number }] })).stay?.companions[0]?.number;
  assert.equal(adult('parent'), null);
  assert.equal(adult('friend'), number);
});

test('what is still asked depends on who is there and what became of the call', () => {
  const asks = (over: Partial<StayDraft>) => check(with_(over)).toComplete;
  assert.deepEqual(asks({ companions: [], alone: true, guardian: { result: 'child_afraid' } }), []);
  assert.deepEqual(asks({ companions: [], alone: true, guardian: { result: 'police_will_call' } }), []);
  assert.deepEqual(asks({ guardian: { result: 'present' } }), []);
  assert.deepEqual(asks({ companions: [], alone: true, guardian: { result: 'present' } }), ['guardianName']);
  assert.deepEqual(asks({ guardian: undefined }), ['guardianName', 'guardianPhone', 'callResult']);
  assert.deepEqual(asks({ guardian: { name: '李建国', phone: '13800000001', result: 'not_called' } }), [
    'call',
  ]);
  assert.deepEqual(asks({ guardian: { name: '李建国', result: 'invalid_number' } }), []);
  assert.deepEqual(asks({ companions: [{}] }), ['companionName', 'companionRelation']);
  assert.deepEqual(asks({ companions: [{ name: '某某', relation: 'online_friend' }] }), ['companionNumber']);
  assert.deepEqual(asks({ companions: undefined }), ['company']);
  assert.deepEqual(asks({ ...child({ document_type: 'passport', number: 'E01234567' }) }), [
    'sex',
    'birthDate',
    'nationality',
  ]);
});
