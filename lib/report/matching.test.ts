import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeMissing, plainKeys, sameChild } from './matching.ts';
import type { StayValues } from './stay.ts';

const bare: StayValues = {
  serial: null,
  group: null,
  room: null,
  name: '李小满',
  describedAs: null,
  documentType: 'resident_id',
  number: null,
  asPrinted: false,
  howChecked: null,
  sex: null,
  birthDate: '2010-03-07',
  homeRegion: null,
  nationality: null,
  checkIn: new Date('2026-11-20T13:05:00Z'),
  plannedCheckOut: null,
  alone: null,
  companions: [],
  guardianName: null,
  guardianPhone: null,
  callResult: null,
  calledAt: null,
  note: null,
};
const father = { name: '李建国', relation: 'parent' as const, number: null, asPrinted: false };
const gained = (existing: Partial<StayValues>, incoming: Partial<StayValues>) =>
  mergeMissing({ ...bare, ...existing }, { ...bare, ...incoming }).gained;
const differs = (existing: Partial<StayValues>, incoming: Partial<StayValues>) =>
  mergeMissing({ ...bare, ...existing }, { ...bare, ...incoming }).differs;

test('a child is the same by number, else by name with birth date, and nobody unknown is anybody', () => {
  const a = plainKeys({ ...bare, number: '1' });
  assert.equal(sameChild(a, plainKeys({ ...bare, number: '1', name: '李小曼' })), true);
  assert.equal(sameChild(a, plainKeys({ ...bare, number: '2' })), false);
  assert.equal(sameChild(a, plainKeys(bare)), true);
  const unknown = plainKeys({ ...bare, name: null, birthDate: null });
  assert.equal(sameChild(unknown, unknown), false);
});

test('a merge fills what was missing and touches nothing that was said', () => {
  assert.deepEqual(gained({}, { room: '203', number: '1', sex: 'M' }), ['number', 'sex', 'room']);
  assert.deepEqual(gained({ room: '203' }, { room: '305' }), []);
  assert.deepEqual(differs({ room: '203' }, { room: '305' }), ['room']);
  assert.deepEqual(gained({}, { alone: false, companions: [father] }), ['alone', 'companions']);
  assert.deepEqual(gained({ alone: true }, { alone: false, companions: [father] }), []);
  assert.deepEqual(gained({ alone: false, companions: [father] }, { alone: true }), []);
  assert.deepEqual(gained({ documentType: 'none' }, { number: '1' }), ['number']);
  assert.deepEqual(gained({ documentType: 'none' }, { documentType: 'passport', number: 'E1' }), []);
  assert.deepEqual(differs({ documentType: 'none' }, { documentType: 'passport', number: 'E1' }), [
    'documentType',
    'number',
  ]);
  assert.deepEqual(differs({ name: '李*' }, { name: '李小满' }), []);
});
