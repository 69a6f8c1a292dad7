import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference, type VersionContent } from './content.ts';
import { fieldKeys, fields, maskName, maskStay } from './fields.ts';
import type { StayValues } from './stay.ts';

const stay: StayValues = {
  serial: null,
  group: 'G1',
  room: '203',
  name: '李小满',
  describedAs: null,
  documentType: 'resident_id',
  number: '430524201003070012',
  asPrinted: false,
  howChecked: 'original',
  sex: 'M',
  birthDate: '2010-03-07',
  homeRegion: '430524',
  nationality: null,
  checkIn: new Date('2026-11-20T13:05:00Z'),
  plannedCheckOut: null,
  alone: false,
  companions: [{ name: '欧阳建国', relation: 'friend', number: '430524198003070014', asPrinted: false }],
  guardianName: '李建国',
  guardianPhone: '13812345621',
  callResult: 'reached_agrees',
  calledAt: null,
  note: '有备注',
};
const _version: VersionContent = {
  county: '430524',
  lodging: 'LH0001',
  night: '2026-11-20',
  version: 1,
  kind: 'guests',
  acceptedAt: new Date('2026-11-20T13:30:00Z'),
  stays: [
    { id: 'b', digest: '02' },
    { id: 'a', digest: '01' },
  ],
};

test('the list of fields names every part of a stay once', () => {
  assert.deepEqual([...fieldKeys].sort(), Object.keys(stay).sort());
  assert.equal(new Set(fields.map(({ path }) => path)).size, fields.length);
});

test('a difference names stay and field, and hides old values after the time to amend freely', () => {
  const moved = { ...stay, room: '305', guardianPhone: '13812345699' };
  const before = [
    { id: 'a', values: stay },
    { id: 'b', values: stay },
  ];
  const after = [
    { id: 'a', values: moved },
    { id: 'c', values: stay },
  ];
  assert.deepEqual(
    difference(before, after).map((one) => [one.change, one.id]),
    [
      ['removed', 'b'],
      ['changed', 'a'],
      ['added', 'c'],
    ],
  );
  const [, changed] = difference(before, after, 'before');
  assert.deepEqual(changed?.change === 'changed' && changed.fields, [
    { key: 'room', before: '203', after: '305' },
    { key: 'guardianPhone', before: '138******21', after: '13812345699' },
  ]);
  const text = JSON.stringify(difference(before, after, 'both'));
  for (const secret of ['李小满', '430524201003070012', '13812345621', '13812345699', '有备注', '欧阳建国'])
    assert.ok(!text.includes(secret), 'a value came through the mask');
  assert.deepEqual(difference(before, before), []);
});

test('a mask shows the surname and nothing else of a name', () => {
  const cases: [string, string][] = [
    ['李小满', '李*'],
    ['欧阳娜娜', '欧阳*'],
    ['欧阳', '欧*'],
    ['Anna Lena', 'A*'],
    ['𠮷田', '𠮷*'],
  ];
  for (const [name, masked] of cases) assert.equal(maskName(name), masked);
});

test('every secret field changes under the mask and an empty one stays empty', () => {
  const masked = maskStay({ ...stay, describedAs: '女孩' });
  for (const { key, secret } of fields)
    if (secret) assert.notDeepEqual(masked[key], { ...stay, describedAs: '女孩' }[key], key);
  assert.equal(masked.birthDate, '2010-**-**');
  assert.equal(maskStay({ ...stay, name: null, note: null }).name, null);
});
