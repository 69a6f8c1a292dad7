import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCharacter } from '#lib/report/identity-number.ts';
import type { WatchInput } from './inputs.ts';
import { isOpen, judgeWatch } from './rules.ts';

const today = '2026-11-20';
const first = '43052420120506001';
const number = first + checkCharacter(first);
const typed = (over: Partial<WatchInput>): WatchInput => ({
  ...{ kind: 'child', name: '某甲', number: '', birth_date: '', features: '' },
  ...{ case_number: 'LH-2026-7', contact: '某警官 110', ends_on: '2026-12-20' },
  ...over,
});
const refused = (over: Partial<WatchInput>) => {
  const judged = judgeWatch(typed(over), today);
  return 'problems' in judged ? judged.problems.map(({ code, field }) => `${code} ${field}`) : [];
};
const keys = (over: Partial<WatchInput>) => {
  const judged = judgeWatch(typed(over), today);
  return 'searched' in judged ? judged.searched.keys : null;
};

test('a child is recognised by the number, and by name and birth date, which an 18-digit number tells', () => {
  assert.deepEqual(keys({ number: number.toLowerCase() }), {
    ...{ number, person: '某甲|2012-05-06' },
    ...{ companion: null, companionName: null },
  });
  assert.equal(keys({ birth_date: '2012-05-06' })?.person, '某甲|2012-05-06');
  assert.equal(keys({ number: 'E12345678' })?.number, 'E12345678');
});

test('an adult is recognised by a companion’s number, by the name only where that is asked for', () => {
  assert.deepEqual(keys({ kind: 'adult', number }), {
    ...{ number: null, person: null },
    ...{ companion: number, companionName: null },
  });
  assert.equal(keys({ kind: 'adult', by_name: '1' })?.companionName, '某甲');
  assert.deepEqual(refused({ kind: 'adult' }), ['M-346 number']);
});

test('what cannot be compared or never ends is refused beside its field', () => {
  assert.deepEqual(refused({}), ['M-346 birth_date']);
  assert.deepEqual(refused({ name: '　' }), ['M-120 name']);
  assert.deepEqual(refused({ number: `${number.slice(0, 17)}${number[17] === '1' ? '2' : '1'}` }), [
    'M-101 number',
  ]);
  assert.deepEqual(refused({ birth_date: '2027-01-01' }), ['M-102 birth_date']);
  for (const ends_on of ['2026-11-19', '2027-05-20', '2026-02-30'])
    assert.deepEqual(refused({ number, ends_on }), ['M-345 ends_on'], ends_on);
  assert.deepEqual(refused({ number, ends_on: '2027-05-19' }), []);
});

test('lists show a surname and a star, the ends of the number and the year', () => {
  const judged = judgeWatch(typed({ number }), today);
  assert.ok('searched' in judged);
  const { name, number: shown, birthDate } = judged.searched.masked;
  assert.deepEqual([name, shown, birthDate], ['某*', `430*************${number.slice(16)}`, '2012-**-**']);
});

test('a search ends by itself after its last day', () => {
  assert.equal(isOpen({ endsOn: today, endedAt: null }, today), true);
  assert.equal(isOpen({ endsOn: '2026-11-19', endedAt: null }, today), false);
  assert.equal(isOpen({ endsOn: today, endedAt: new Date('2026-11-20T04:00:00Z') }, today), false);
});
