import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDay, instantOf } from '#lib/clock/business-day.ts';
import { checkStay, type StayContext, type StayDraft } from './check-stay.ts';
import { levelOf } from './codes.ts';
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

test('a whole stay is accepted in silence, with what the number tells', () => {
  const { stay, problems, toComplete, flags } = check(full);
  assert.deepEqual([problems, toComplete, flags], [[], [], []]);
  assert.equal(stay?.birthDate, '2010-03-07');
  assert.equal(stay?.sex, 'M');
  assert.equal(stay?.homeRegion, '430524');
  assert.equal(stay?.alone, false);
  assert.equal(stay?.checkIn.toISOString(), '2026-11-20T13:05:00.000Z');
});

test('a child is never refused for what nobody could say', () => {
  const least = check({
    child: { described_as: '女孩，约10岁', document_type: 'none' },
    check_in: full.check_in,
  });
  assert.ok(least.stay);
  assert.deepEqual(least.flags, ['identity_pending']);
  assert.deepEqual(least.toComplete, [
    'room',
    'sex',
    'birthDate',
    'company',
    'guardianName',
    'guardianPhone',
    'callResult',
  ]);
  assert.deepEqual(
    least.problems.map(({ code }) => code),
    ['M-139', 'M-130'],
  );
  assert.ok(check({ child: { name: '李小满', document_type: 'resident_id' }, check_in: full.check_in }).stay);
});

test('only name, document type and check-in are needed', () => {
  assert.deepEqual(said({ child: {} }), ['M-134 check_in', 'M-133 child.document_type', 'M-120 child.name']);
  assert.deepEqual(said(child({ name: undefined })), ['M-120 child.name']);
  assert.deepEqual(said(child({ name: '　' })), ['M-120 child.name']);
  assert.deepEqual(said(child({ name: '\u200B' })), ['M-120 child.name']);
});

test('a malformed value stops beside its field', () => {
  const cases: [StayDraft, string[]][] = [
    [child({ number: '43052420100307001' }), ['M-103 child.number']],
    [child({ number: '4305242010030700123' }), ['M-103 child.number']],
    [child({ number: '430524201003070013' }), ['M-101 child.number']],
    [child({ number: whole('43052420150230001') }), ['M-102 child.number']],
    [child({ number: whole('43052420261121001') }), ['M-102 child.number']],
    [child({ number: '430524\u200B201003070012' }), ['M-122 child.number']],
    [child({ document_type: 'birth_certificate' }), ['M-104 child.number']],
    [child({ number: undefined, birth_date: '2010-02-30' }), ['M-102 child.birth_date']],
    [child({ number: undefined, birth_date: '1899-01-01' }), ['M-102 child.birth_date']],
    [child({ name: '李'.repeat(51) }), ['M-121 child.name']],
    [child({ name: '李\u202E满' }), ['M-122 child.name']],
    [child({ nationality: '中国' }), ['M-117 child.nationality']],
    [with_({ room: 'x'.repeat(21) }), ['M-121 room']],
    [with_({ room: '2\u00003' }), ['M-122 room']],
    [with_({ note: '\uD800' }), ['M-122 note']],
    [with_({ note: 'a'.repeat(501) }), ['M-121 note']],
    [with_({ alone: true }), ['M-132 alone']],
    [with_({ guardian: { ...full.guardian, phone: '1380000000' } }), ['M-123 guardian.phone']],
    [with_({ guardian: { ...full.guardian, phone: '11111111111' } }), ['M-124 guardian.phone']],
    [with_({ guardian: { ...full.guardian, name: '\u200B' } }), ['M-122 guardian.name']],
    [with_({ check_in: '2026-11-20T05:59:59+08:00' }), ['M-125 check_in']],
    [with_({ check_in: '2026-11-21T06:00:00+08:00', planned_check_out: undefined }), ['M-125 check_in']],
    [with_({ check_in: 'gestern' }), ['M-135 check_in', 'M-126 planned_check_out'].slice(0, 1)],
    [with_({ planned_check_out: '2026-11-20T21:05:00+08:00' }), ['M-126 planned_check_out']],
    [with_({ planned_check_out: '2026-11-19T12:00:00+08:00' }), ['M-126 planned_check_out']],
    [with_({ planned_check_out: '2027-12-25T12:00:00+08:00' }), ['M-127 planned_check_out']],
    [
      with_({ companions: [{ name: '某某', relation: 'friend', number: '430524198003070013' }] }),
      ['M-101 companions.0.number'],
    ],
  ];
  for (const [input, expected] of cases) {
    const { stay, problems } = check(input);
    assert.equal(stay, null, expected.join());
    assert.deepEqual(
      problems
        .filter((one) => levelOf(one) === 'error')
        .map(({ code, field }) => `${code} ${field?.slice(8)}`),
      expected,
    );
  }
});

test('what is odd is taken and pointed out', () => {
  const cases: [StayDraft, string[]][] = [
    [child({ number: whole('10052420100307001') }), ['M-105 child.number']],
    [child({ number: '810000201205010010' }), ['M-109 child.number']],
    [child({ sex: 'F' }), ['M-108 child.sex']],
    [child({ birth_date: '2010-03-08' }), ['M-108 child.birth_date']],
    [child({ name: '李小满2' }), ['M-138 child.name']],
    [with_({ note: '妈妈13800000001' }), ['M-170 note']],
    [with_({ planned_check_out: '2027-01-25T12:00:00+08:00' }), ['M-128 planned_check_out']],
    [with_({ check_in: '2026-11-21T01:05:00+08:00' }), ['M-129 check_in']],
    [
      with_({ companions: [{ name: '李建国', relation: 'parent', number: 'E01234567' }] }),
      ['M-118 companions.0.number'],
    ],
    [
      with_({ companions: [{ name: '李大', relation: 'friend', number: born('2009-01-01') }] }),
      ['M-119 companions.0.number'],
    ],
    [
      with_({ guardian: { ...full.guardian, called_at: '2026-11-20T23:30:00+08:00' } }),
      ['M-136 guardian.called_at'],
    ],
  ];
  for (const [input, expected] of cases) {
    assert.ok(check(input).stay, expected.join());
    assert.deepEqual(said(input), expected);
  }
  const house = { isHousePhone: (phone: string) => phone === '13800000001' };
  assert.deepEqual(said(full, house), ['M-131 guardian.phone']);
});

test('a number that is printed wrong is taken when the person states so, and flagged', () => {
  for (const number of ['430524201003070013', whole('43052420150230001')]) {
    const stated = check(child({ number, as_printed: true }));
    assert.equal(stated.stay?.number, number);
    assert.equal(stated.stay?.asPrinted, true);
    assert.deepEqual(stated.flags, ['identity_invalid']);
    assert.ok(stated.problems.some(({ code }) => code === 'M-107'));
  }
  assert.equal(check(child({ number: '43052420100307001', as_printed: true })).stay, null);
});

test('an imported history is kept as it was filed', () => {
  const odd = with_({
    child: { name: '李小满', document_type: 'resident_id', number: '430524201003070013' },
    check_in: '2026-11-22T21:05:00+08:00',
    planned_check_out: '2026-11-20T12:00:00+08:00',
    guardian: { name: '李建国', phone: '123', result: 'reached_agrees' },
  });
  const { stay, problems, flags } = check(odd, { history: true });
  assert.equal(stay?.number, '430524201003070013');
  assert.equal(stay?.guardianPhone, '123');
  assert.deepEqual(flags, ['identity_invalid']);
  assert.ok(problems.every((one) => levelOf(one) !== 'error'));
  assert.ok(check(child({ number: born('1990-01-01') }), { history: true }).stay);
  assert.equal(check(child({ name: '李\u0000' }), { history: true }).stay, null);
});

test('fields shown masked stay as they are when a form keeps them', () => {
  const { stay: existing } = check(full);
  assert.ok(existing);
  const masked = { ...existing, name: '李*', number: '430*************12', birthDate: '2010-**-**' };
  const later = checkStay(
    {
      ...full,
      room: '305',
      keep: ['name', 'number', 'birthDate'],
      child: { document_type: 'resident_id', how_checked: 'original' },
    },
    { night, now, existing: masked },
  );
  assert.equal(later.stay?.number, '430*************12');
  assert.equal(later.stay?.homeRegion, '430524');
  assert.equal(later.stay?.sex, 'M');
  assert.equal(later.stay?.room, '305');
  assert.deepEqual(later.problems, []);
});

test('what was ticked as suspicious is handed over apart and is no field of the stay', () => {
  const { stay, suspicion } = check(with_({ suspicion: ['injured_or_ill'] }));
  assert.deepEqual(suspicion, ['injured_or_ill']);
  assert.ok(stay && !JSON.stringify(stay).includes('injured'));
});
