import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import type { StayInput } from '#lib/report/inputs.ts';
import {
  type Entries,
  freshEntries,
  readList,
  rowsOf,
  textOf,
  withList,
  withoutRow,
  withRow,
} from './entries.ts';
import { bodyOf, judge, stops } from './judge.ts';

const night = businessDay('2026-11-20');
const context = { night, now: new Date('2026-11-20T14:00:00Z'), existing: null };
const numbers = ['430524201003070012', '430524201205060038'];

const card: Entries = [
  ['kind', 'guests'],
  ['request_key', 'k1'],
  ['seen_version', '0'],
  ['ui.0.present', 'yes'],
  ['ui.0.relation', 'parent'],
  ['ui.0.together', 'yes'],
  ['stays.0.guardian.name', '李建国'],
  ['stays.0.child.name', '李小满'],
  ['stays.0.child.document_type', 'resident_id'],
  ['stays.0.child.number', numbers[0] ?? ''],
  ['stays.0.child.how_checked', 'original'],
  ['stays.0.room', '203'],
  ['stays.0.check_in', '2026-11-20T21:05'],
];
const stays = (entries: Entries) => bodyOf(entries, 'G1').stays as StayInput[];

test('a guardian who is there is typed once: as guardian, as adult in the room, and no call was made', () => {
  const [stay] = stays(card);
  assert.deepEqual(stay?.companions, [{ name: '李建国', relation: 'parent' }]);
  assert.deepEqual(stay?.guardian, { name: '李建国', result: 'present' });
  assert.equal(stay?.check_in, '2026-11-20T13:05:00.000Z');
  const judged = judge(card, 'G1', context);
  assert.deepEqual(judged.problems, []);
  assert.deepEqual(judged.rows[0]?.toComplete, []);
  assert.equal(judged.rows[0]?.musts.guardian, 'evidenced');
});

test('a guardian who is there but does not stay leaves the child alone in the room', () => {
  const [stay] = stays(card.map(([name, value]) => [name, name === 'ui.0.together' ? 'no' : value]));
  assert.equal(stay?.alone, true);
  assert.equal(stay?.companions, undefined);
});

test('a second child of the room carries room, times, adults, guardian and the same group', () => {
  const two: Entries = [
    ...withRow(card, 'room', true),
    ['stays.1.child.name', '李小雨'],
    ['stays.1.child.number', numbers[1] ?? ''],
  ];
  const [first, second] = stays(two);
  assert.deepEqual(
    [second?.room, second?.check_in, second?.companions, second?.guardian, second?.group],
    [first?.room, first?.check_in, first?.companions, first?.guardian, 'G1'],
  );
  assert.equal(first?.group, 'G1');
});

test('another room of the group shares times and guardian and says its own room and company', () => {
  const two: Entries = [
    ...withRow(card, 'group', true),
    ['stays.1.child.name', '李小雨'],
    ['stays.1.room', '204'],
  ];
  const second = stays(two)[1];
  assert.deepEqual([second?.room, second?.companions], ['204', undefined]);
  assert.deepEqual(second?.guardian, { name: '李建国', result: 'present' });
});

test('what steers the form is never sent', () => {
  assert.equal(JSON.stringify(bodyOf(card, 'G1')).includes('ui'), false);
  assert.deepEqual(Object.keys(bodyOf(card, 'G1')).sort(), ['kind', 'seen_version', 'stays']);
});

test('a wrong value that rows share is said once, in the row that shows it', () => {
  const late = card.map(([name, value]): [string, string] => [
    name,
    name === 'stays.0.check_in' ? '2026-11-22T21:05' : value,
  ]);
  const two: Entries = [...withRow(late, 'room', true), ['stays.1.child.name', '李小雨']];
  const wrong = stops(judge(two, 'G1', context).problems);
  assert.deepEqual(
    wrong.map(({ code, field }) => [code, field]),
    [['M-125', 'stays.0.check_in']],
  );
});

test('a row that is taken off leaves no gap in what is sent', () => {
  const three = withRow(withRow(card, 'room', true), 'room', true);
  const named: Entries = [...three, ['stays.1.child.name', '甲'], ['stays.2.child.name', '乙']];
  const left = withoutRow(named, 1);
  assert.deepEqual(rowsOf(left), [0, 2]);
  assert.deepEqual(
    stays(left).map(({ child }) => child.name),
    ['李小满', '乙'],
  );
});

test('a pasted list becomes rows: paper by its number, room as written, the first line in the empty first row', () => {
  const fresh = freshEntries(night, night, context.now);
  const listed = readList(
    '张一 430524201003070012 301\n张二\tＨ01234567\t301\n\n张三 810000201205010010 302',
  );
  const all = withList(fresh, listed, true);
  assert.deepEqual(rowsOf(all), [0, 1, 2]);
  const told = rowsOf(all).map((row) => [
    textOf(all, `stays.${row}.child.name`),
    textOf(all, `stays.${row}.child.document_type`),
    textOf(all, `ui.${row}.same`),
  ]);
  assert.deepEqual(told, [
    ['张一', 'resident_id', ''],
    ['张二', 'hk_macao_pass', 'room'],
    ['张三', 'hk_macao_resident_permit', 'group'],
  ]);
});

test('without script a further row is copied whole, so that the plain form sends it as it stands', () => {
  const plain = withRow(
    [
      ['stays.0.room', '203'],
      ['stays.0.check_in', '2026-11-20T21:05'],
      ['stays.0.guardian.result', 'present'],
      ['stays.0.child.name', '李小满'],
    ],
    'room',
    false,
  );
  assert.equal(textOf(plain, 'stays.1.room'), '203');
  assert.equal(textOf(plain, 'stays.1.guardian.result'), 'present');
  assert.equal(textOf(plain, 'stays.1.child.name'), '');
});

test('a fresh form guesses the check-in only while its night is running', () => {
  assert.equal(textOf(freshEntries(night, night, context.now), 'stays.0.check_in'), '2026-11-20T22:00');
  assert.equal(textOf(freshEntries(night, businessDay('2026-11-21'), context.now), 'stays.0.check_in'), '');
});
