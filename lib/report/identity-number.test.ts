import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  canonicalNumber,
  checkCharacter,
  isBirthDate,
  maskNumber,
  readIdentityNumber,
} from './identity-number.ts';
import { regionName } from './regions.ts';

const seed = Math.floor(Math.random() * 2 ** 31);
const on = '2026-11-20';
const whole = (first17: string) => first17 + checkCharacter(first17);

const numbers = fc
  .record({
    region: fc.constantFrom('430524', '110105', '440305', '650102', '810000'),
    birth: fc.date({ min: new Date('1950-01-01'), max: new Date('2026-11-20'), noInvalidDate: true }),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, birth, sequence }) =>
    whole(region + birth.toISOString().slice(0, 10).replaceAll('-', '') + String(sequence).padStart(3, '0')),
  );

test('the check character of known invented numbers is that of GB 11643', () => {
  const known = ['11010519491231002X', '430524201003070012', '810000199805010049', '830000201207150029'];
  for (const number of known) assert.equal(checkCharacter(number.slice(0, 17)), number[17]);
});

test('every single wrong digit is caught', (t) => {
  t.diagnostic(`seed ${seed}`);
  const property = fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, step) => {
    const wrong = number.slice(0, at) + ((Number(number[at]) + step) % 10) + number.slice(at + 1);
    assert.ok(readIdentityNumber(wrong, on).faults.includes('M-101'));
    assert.deepEqual(readIdentityNumber(number, on).faults, []);
  });
  fc.assert(property, { seed, numRuns: 500 });
});

test('every swap of two different neighbours is caught', (t) => {
  t.diagnostic(`seed ${seed}`);
  const property = fc.property(numbers, fc.nat(16), (number, at) => {
    const [a = '', b = ''] = [number[at], number[at + 1]];
    fc.pre(a !== b);
    const swapped = number.slice(0, at) + b + a + number.slice(at + 2);
    const { faults } = readIdentityNumber(swapped, on);
    assert.ok(faults.includes('M-101') || faults.includes('M-104'));
  });
  fc.assert(property, { seed, numRuns: 500 });
});

test('a number tells birth date, sex and home county', () => {
  const reading = readIdentityNumber('430524201003070012', on);
  assert.deepEqual(reading, {
    number: '430524201003070012',
    faults: [],
    birthDate: '2010-03-07',
    sex: 'M',
    region: '430524',
  });
  assert.equal(readIdentityNumber(whole('43052420100307002'), on).sex, 'F');
  assert.equal(regionName('430524', 'zh-CN'), '湖南省隆回县');
  assert.equal(regionName('430524', 'en'), 'Longhui, Hunan');
  assert.equal(regionName('431202', 'zh-CN'), '湖南省怀化市');
  assert.equal(regionName('440305', 'zh-CN'), '广东省');
  assert.equal(regionName('990101', 'zh-CN'), '');
});

test('what is wrong with a number is said by its code', () => {
  const cases: [string, string[]][] = [
    ['43052420100307001', ['M-103']],
    ['4305242010030700122', ['M-103']],
    ['430524100307001', ['M-103']],
    ['430524201003070013', ['M-101']],
    [whole('43052420150230001'), ['M-102']],
    [whole('43052418990101001'), ['M-102']],
    [whole('43052420261121001'), ['M-102']],
    [whole('43052420261120001'), []],
    [whole('99052420100307001'), []],
    [whole('10052420100307001'), ['M-105']],
    ['43052420100307001A', ['M-104']],
    ['A30524201003070012', ['M-104']],
    ['٤٣٠٥٢٤٢٠١٠٠٣٠٧٠٠١٢', ['M-104']],
    ['四三零五二四二零一零零三零七零零一二', ['M-104']],
    ["' OR 1=1--", ['M-104']],
    ['', ['M-104']],
  ];
  for (const [number, faults] of cases)
    assert.deepEqual(readIdentityNumber(number, on).faults, faults, number);
});

test('full-width digits, separators and a small x are made canonical, hidden characters are refused', () => {
  const cases: [string, string | null][] = [
    ['11010519491231002x', '11010519491231002X'],
    ['４３０５２４２０１００３０７００１２', '430524201003070012'],
    ['１１０１０５１９４９１２３１００２ｘ', '11010519491231002X'],
    [' 430524 20100307 0012 ', '430524201003070012'],
    ['430524-20100307－0012', '430524201003070012'],
    ['430524\u300020100307\u00A00012', '430524201003070012'],
    ['430524\u200B201003070012', null],
    ['\u200F430524201003070012', null],
    ['\u202E430524201003070012', null],
    ['430524\u0000201003070012', null],
    ['430524\uD800201003070012', null],
  ];
  for (const [typed, canonical] of cases)
    assert.deepEqual(canonicalNumber(typed), canonical ? { number: canonical } : { fault: 'M-122' });
});

test('a birth date is real, from 1900, and not after check-in', () => {
  for (const date of ['1900-01-01', '2024-02-29', '2026-11-20']) assert.equal(isBirthDate(date, on), true);
  for (const date of ['1899-12-31', '2023-02-29', '2026-11-21', '2010-3-7', '', 'x'])
    assert.equal(isBirthDate(date, on), false);
});

test('a masked number shows its first three and last two characters and never more', () => {
  assert.equal(maskNumber('430524201003070012'), '430*************12');
  assert.equal(maskNumber('13812345621'), '138******21');
  assert.equal(maskNumber('E1234'), 'E***4');
  assert.equal(maskNumber('12'), '**');
  assert.equal(maskNumber(''), '');
});
