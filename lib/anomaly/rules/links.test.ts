import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StayFact } from '../facts.ts';
import { adult, found, inn, stay } from '../stage-facts.ts';

const roam = (nights: number[], over: Partial<StayFact> = {}) =>
  nights.map((night, n) => stay({ night, child: 'c', lodging: inn(`L${n}`), ...over }));

test('the same minor alone at three lodgings within two weeks is roaming, told once with all its stays', () => {
  const alerts = found('roaming_minor', { stays: roam([2, 5, 11, 14]) });
  assert.deepEqual(
    alerts.map(({ from, to, stays, lodging }) => [from, to, stays.length, lodging.code]),
    [[2, 14, 4, 'L3']],
  );
});

test('two lodgings are enough when a guardian was not reached; one lodging again and again is not', () => {
  assert.deepEqual(found('roaming_minor', { stays: roam([2, 5]) }), []);
  assert.equal(found('roaming_minor', { stays: roam([2, 5], { call: 'no_answer' }) }).length, 1);
  assert.deepEqual(found('roaming_minor', { stays: roam([2, 5, 8], { lodging: inn() }) }), []);
});

test('a family on tour and three lodgings over a summer stay quiet', () => {
  assert.deepEqual(found('roaming_minor', { stays: roam([2, 3, 4], { adults: [adult('parent')] }) }), []);
  assert.deepEqual(found('roaming_minor', { stays: roam([2, 22, 42]) }), []);
});

const withAdult = (children: number, over: (n: number) => Partial<StayFact>) =>
  Array.from({ length: children }, (_, n) =>
    stay({
      night: n * 7,
      alone: false,
      lodging: inn(`L${n}`),
      adults: [adult('none', { number: 'A', name: 'A' })],
      ...over(n),
    }),
  );

test('an adult of one number with three children of different families within 30 nights is found', () => {
  const [alert, ...others] = found('repeat_companion', { stays: withAdult(4, () => ({})) });
  assert.equal(others.length, 0);
  assert.deepEqual([alert?.severity, alert?.stays.length, alert?.evidence.children], ['same_day', 4, 4]);
  assert.deepEqual(found('repeat_companion', { stays: withAdult(2, () => ({ age: 15 })) }), []);
});

test('under 14 two children are enough for a stranger, and it is an instant matter', () => {
  const [alert] = found('repeat_companion', { stays: withAdult(2, () => ({ age: 12 })) });
  assert.equal(alert?.severity, 'instant');
});

test('one who says to be kin is linked by the sealed name, and only with three families', () => {
  const kin = (phones: string[]) =>
    found('repeat_companion', {
      stays: withAdult(phones.length, (n) => ({
        phone: phones[n],
        adults: [adult('other_relative', { name: 'A' })],
      })),
    });
  assert.equal(kin(['p', 'q', 'r'])[0]?.reasons.at(-1)?.code, 'linked_by_name');
  assert.deepEqual(kin(['p', 'p', 'q']), []);
});

test('namesakes of different numbers are different people', () => {
  const stays = withAdult(3, (n) => ({ adults: [adult('friend', { number: `N${n}`, name: 'A' })] }));
  assert.deepEqual(found('repeat_companion', { stays }), []);
});

test('parents, grandparents and a teacher with a team are not counted; a teacher with one child after another is', () => {
  for (const relation of ['parent', 'grandparent'] as const)
    assert.deepEqual(
      found('repeat_companion', {
        stays: withAdult(4, () => ({ adults: [adult(relation, { number: 'A', name: 'A' })] })),
      }),
      [],
    );
  const teacher = { adults: [adult('teacher', { number: 'A', name: 'A' })] };
  assert.equal(found('repeat_companion', { stays: withAdult(4, () => teacher) }).length, 1);
  const teams = [0, 7, 14].flatMap((night) =>
    Array.from({ length: 5 }, () => stay({ night, groupKey: `team ${night}`, alone: false, ...teacher })),
  );
  assert.deepEqual(found('repeat_companion', { stays: teams }), []);
});

const uses = (families: string, over: (n: number) => Partial<StayFact> = () => ({})) =>
  [...families].map((family, n) =>
    stay({ night: n * 5, phone: 'p', family, guardianFamily: '何陆孔'.charAt(n % 3), ...over(n) }),
  );

test('one telephone for children of three families is found, for one family or one night it is not', () => {
  assert.equal(found('guardian_phone_reused', { stays: uses('王李陈') }).length, 1);
  assert.deepEqual(found('guardian_phone_reused', { stays: uses('王王王王') }), []);
  assert.deepEqual(found('guardian_phone_reused', { stays: uses('王李陈', () => ({ night: 3 })) }), []);
});

test('a grandmother of cousins with other names, always under her own name, is not a reused phone', () => {
  assert.deepEqual(
    found('guardian_phone_reused', { stays: uses('王李陈', () => ({ guardianFamily: '何' })) }),
    [],
  );
});

test('a lodging’s own telephone given twice for children without family is found', () => {
  const housePhones = new Map([['p', 'A']]);
  const [alert] = found('guardian_phone_reused', { stays: uses('王王'), housePhones });
  assert.equal(alert?.reasons.at(-1)?.code, 'phone_of_house');
  const family = uses('王王', () => ({ adults: [adult('parent')] }));
  assert.deepEqual(found('guardian_phone_reused', { stays: family, housePhones }), []);
});
