import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentRules, readCompanionNumber, readDocumentNumber, tellsBirth } from './documents.ts';
import { checkCharacter } from './identity-number.ts';
import { documentTypes } from './terms.ts';

const on = '2026-11-20';
const whole = (first17: string) => first17 + checkCharacter(first17);

test('the example of every paper passes its own rule', () => {
  for (const type of documentTypes) {
    const { example } = documentRules[type];
    if (type === 'none') continue;
    const reading = readDocumentNumber(type, example, on);
    assert.deepEqual(reading.faults, [], type);
    assert.equal(reading.birthDate !== null, tellsBirth(type), type);
  }
});

test('a number is accepted only with the paper it belongs to', () => {
  const cases: [Parameters<typeof readDocumentNumber>[0], string, string[]][] = [
    ['resident_id', '430524201003070012', []],
    ['household_book', '430524201003070012', []],
    ['temporary_id', '430524201003070012', []],
    ['none', '430524201003070012', []],
    ['resident_id', '810000201205010010', ['M-109']],
    ['resident_id', whole('10052420100307001'), ['M-105']],
    ['resident_id', 'H01234567', ['M-103']],
    ['resident_id', '430524100307001', ['M-103']],
    ['hk_macao_resident_permit', '810000201205010010', []],
    ['hk_macao_resident_permit', whole('82000020120501001'), []],
    ['hk_macao_resident_permit', '430524201003070012', ['M-104']],
    ['taiwan_resident_permit', '830000201207150029', []],
    ['taiwan_resident_permit', '810000201205010010', ['M-104']],
    ['taiwan_resident_permit', '830000201207150020', ['M-101']],
    ['hk_macao_pass', 'h01234567', []],
    ['hk_macao_pass', 'M0123456789', []],
    ['hk_macao_pass', 'H0123456', ['M-104']],
    ['hk_macao_pass', 'K01234567', ['M-104']],
    ['taiwan_pass', '01234567', []],
    ['taiwan_pass', '0123456789', []],
    ['taiwan_pass', '0123456789A', []],
    ['taiwan_pass', '012345678', ['M-104']],
    ['foreign_permanent_id', 'USA110099010112', []],
    ['foreign_permanent_id', whole('91101020200102001'), []],
    ['foreign_permanent_id', '911010202001020019', ['M-101']],
    ['foreign_permanent_id', '430524201003070012', ['M-104']],
    ['passport', 'E01234567', []],
    ['passport', 'e 0123-4567', []],
    ['passport', 'E012', ['M-104']],
    ['passport', 'E'.repeat(21), ['M-104']],
    ['passport', '护照123', ['M-104']],
    ['birth_certificate', 'S430000000', []],
    ['birth_certificate', '4300000000', ['M-104']],
    ['passport', 'E0123\u200B4567', ['M-122']],
  ];
  for (const [type, number, faults] of cases)
    assert.deepEqual(readDocumentNumber(type, number, on).faults, faults, `${type} ${number}`);
});

test('a new permanent card tells the birth date but no home county', () => {
  const reading = readDocumentNumber('foreign_permanent_id', whole('91101020200102001'), on);
  assert.equal(reading.birthDate, '2020-01-02');
  assert.equal(reading.region, null);
});

test('the number of a companion is read as a resident’s when it looks like one, else as a passport', () => {
  assert.equal(readCompanionNumber('430524198003070014', on).number, '430524198003070014');
  assert.deepEqual(readCompanionNumber('4305241980030700', on).faults, ['M-103']);
  assert.deepEqual(readCompanionNumber('E01234567', on).faults, []);
  assert.deepEqual(readCompanionNumber('0123456789', on).faults, []);
  assert.deepEqual(readCompanionNumber(whole('81000019800501001'), on).faults, []);
});
