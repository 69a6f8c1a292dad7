import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adult, found, inn, party, stay } from '../stage-facts.ts';

const county = '430524';
const family = party(
  { age: 9, alone: false, adults: [adult('parent')] },
  { age: 6, sex: 'F', adults: [adult('parent')] },
);
const team = party(
  ...Array.from({ length: 9 }, (_, n) => ({
    age: 11,
    sex: n % 2 ? 'F' : 'M',
    alone: false,
    family: '王李陈刘赵周'.charAt(n % 6),
    adults: [adult('teacher' as const, { number: 'T', name: 'T' })],
  })),
);

test('a family, a team with its teacher and a lone youth whose guardian agrees stay quiet under every rule of parties', () => {
  const stays = [...family, ...team, stay(), stay({ home: county, at: '15:00' })];
  const codes = [
    'unrelated_adult',
    'minor_group',
    'mixed_minors_room',
    'unaccompanied_local',
    'guardian_unreachable',
  ] as const;
  for (const code of [
    ...codes,
    'odd_hour_stay',
    'prohibited_venue',
    'identity_invalid',
    'child_afraid',
  ] as const)
    assert.deepEqual(found(code, { stays }), [], code);
});

test('a child under 14 with an adult who is no relative is an instant matter', () => {
  const [alert] = found('unrelated_adult', {
    stays: party({ age: 13, alone: false, adults: [adult('friend')] }),
  });
  assert.equal(alert?.severity, 'instant');
  assert.deepEqual(alert?.reasons[0], { code: 'adult_relation', values: { relation: 'friend', minors: 1 } });
});

test('from 14 a friend is asked about when the guardian did not agree, an online friend always', () => {
  const with14 = (relation: 'friend' | 'online_friend', call: 'reached_agrees' | 'no_answer') =>
    found('unrelated_adult', { stays: party({ age: 14, call, alone: false, adults: [adult(relation)] }) });
  assert.deepEqual(with14('friend', 'reached_agrees'), []);
  assert.equal(with14('friend', 'no_answer')[0]?.severity, 'same_day');
  assert.equal(with14('online_friend', 'reached_agrees')[0]?.severity, 'same_day');
});

test('a relative in the room, or a guardian who is there, silences the unrelated adult', () => {
  const adults = [adult('friend'), adult('other_relative')];
  assert.deepEqual(found('unrelated_adult', { stays: party({ age: 10, alone: false, adults }) }), []);
  const present = party({ age: 10, call: 'present', alone: false, adults: [adult('friend')] });
  assert.deepEqual(found('unrelated_adult', { stays: present }), []);
});

test('three minors of different families without an adult, or with one unrelated, are a group; two or brothers are not', () => {
  const three = party({ family: '王' }, { family: '李' }, { family: '陈' });
  assert.equal(found('minor_group', { stays: three })[0]?.reasons[0]?.code, 'minors_only');
  const withOne = three.map((one) => ({ ...one, alone: false, adults: [adult('friend')] }));
  assert.equal(found('minor_group', { stays: withOne })[0]?.reasons[0]?.code, 'minors_one_adult');
  assert.deepEqual(found('minor_group', { stays: party({ family: '王' }, { family: '李' }) }), []);
  assert.deepEqual(found('minor_group', { stays: party({}, {}, {}) }), []);
});

test('without a group key those who share a room are together', () => {
  const stays = ['王', '李', '陈'].map((name) => stay({ groupKey: null, room: '305', family: name }));
  assert.equal(found('minor_group', { stays }).length, 1);
  const apart = stays.map((one, n) => ({ ...one, room: `30${n}` }));
  assert.deepEqual(found('minor_group', { stays: apart }), []);
});

test('a boy and a girl in one room are pointed out unless they are siblings; under 14 at once', () => {
  const pair = (over: object) =>
    party({ age: 16, family: '王' }, { age: 16, sex: 'F', family: '李', ...over });
  assert.equal(found('mixed_minors_room', { stays: pair({}) })[0]?.severity, 'same_day');
  assert.equal(found('mixed_minors_room', { stays: pair({ age: 13 }) })[0]?.severity, 'instant');
  assert.deepEqual(found('mixed_minors_room', { stays: pair({ room: '202' }) }), []);
  const siblings = party({ phone: 'p' }, { sex: 'F', phone: 'p' });
  assert.deepEqual(found('mixed_minors_room', { stays: siblings }), []);
});

test('a local minor alone: the guardian not reached, or under 16 late at night, or very young', () => {
  const local = (over: Parameters<typeof stay>[0]) =>
    found('unaccompanied_local', { stays: [stay({ home: county, ...over })] }).length;
  assert.equal(local({ call: 'no_answer' }), 1);
  assert.equal(local({ age: 15, at: '22:00' }), 1);
  assert.equal(local({ age: 15, at: '21:59' }), 0);
  assert.equal(local({ age: 16, at: '23:30' }), 0);
  assert.equal(local({ age: 11 }), 1);
  assert.equal(local({ age: 11, home: '430302' }), 0);
  assert.equal(local({ age: 11, call: 'no_answer', adults: [adult('grandparent')] }), 0);
});

test('a guardian who does not answer is said only where nobody of the family is in the room', () => {
  assert.equal(found('guardian_unreachable', { stays: [stay({ call: 'invalid_number' })] }).length, 1);
  assert.deepEqual(found('guardian_unreachable', { stays: [stay({ call: null })] }), []);
  assert.deepEqual(
    found('guardian_unreachable', { stays: [stay({ call: 'no_answer', adults: [adult('sibling')] })] }),
    [],
  );
});

test('the small hours and a room by the hour are odd without family', () => {
  const early = stay({ at: '18:00', checkInAt: new Date('2026-08-01T17:30:00Z') });
  assert.equal(found('odd_hour_stay', { stays: [early] })[0]?.reasons[1]?.code, 'late_check_in');
  const hours = stay();
  hours.leavesAt = new Date(hours.checkInAt.getTime() + 2 * 3_600_000);
  assert.equal(found('odd_hour_stay', { stays: [hours] })[0]?.reasons[1]?.code, 'hours_only');
  assert.deepEqual(found('odd_hour_stay', { stays: [stay({ leavesAt: null })] }), []);
});

test('an e-sports house may take in no minor at all, not even with a parent', () => {
  const stays = party({ lodging: inn('E', 'esports_hotel'), age: 9, adults: [adult('parent')] });
  assert.equal(found('prohibited_venue', { stays })[0]?.severity, 'instant');
});

test('what a stay itself says is found on it: a wrong number, no paper, fear, harm, day by day', () => {
  assert.equal(found('identity_invalid', { stays: [stay({ flags: ['identity_invalid'] })] }).length, 1);
  assert.equal(
    found('identity_pending', { stays: [stay({ flags: ['identity_pending'] })] })[0]?.severity,
    'instant',
  );
  assert.equal(found('child_afraid', { stays: [stay({ call: 'child_afraid' })] })[0]?.severity, 'instant');
  assert.equal(found('welfare_sign', { stays: [stay({ suspicions: ['injured_or_ill'] })] }).length, 1);
  assert.deepEqual(found('welfare_sign', { stays: [stay({ suspicions: ['school_day'] })] }), []);
  assert.equal(found('extended_daily', { stays: [stay({ extensions: 3 })] })[0]?.severity, 'watch');
  assert.deepEqual(
    found('extended_daily', { stays: [stay({ extensions: 9, adults: [adult('parent')] })] }),
    [],
  );
});
