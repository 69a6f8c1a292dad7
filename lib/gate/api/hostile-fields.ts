import assert from 'node:assert/strict';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { madeUpNumber, stayBody } from '../stage-api.ts';
import { type Body, born, type Case, child, good, phone, stay, wrong } from './hostile-parts.ts';

/** Values that are there and malformed. */
export const hostileFields: ((night: BusinessDay) => Case)[] = [
  (n) => ({
    row: '1 number with 17 digits',
    body: child(n, { number: good.slice(0, 17) }),
    status: 400,
    code: 'M-103',
  }),
  (n) => ({
    row: '1 number with 19 digits',
    body: child(n, { number: `${good}1` }),
    status: 400,
    code: 'M-103',
  }),
  (n) => ({ row: '2 wrong check digit', body: child(n, { number: wrong }), status: 400, code: 'M-101' }),
  (n) => ({
    row: '5 zero-width character in the number',
    body: child(n, { number: `${good}\u200b` }),
    status: 400,
  }),
  (n) => ({
    row: '5 right-to-left mark in the number',
    body: child(n, { number: `\u200f${good}` }),
    status: 400,
  }),
  (n) => ({ row: '6 Arabic-Indic digits', body: child(n, { number: '٤٣٠٥٢٤٢٠١٢٠٣٠٧٩٠١١' }), status: 400 }),
  (n) => ({
    row: '6 Chinese numerals',
    body: child(n, { number: '四三〇五二四二〇一二〇三〇七九〇一' }),
    status: 400,
  }),
  (n) => ({ row: '7 30 February', body: child(n, { number: born('20150230') }), status: 400, code: 'M-102' }),
  (n) => ({ row: '7 born in 1899', body: child(n, { number: born('18990101') }), status: 400 }),
  (n) => ({ row: '7 born after the night', body: child(n, { number: born('20300101') }), status: 400 }),
  (n) => ({
    row: '8 an adult among the minors',
    body: child(n, { number: born('19900101') }),
    status: 400,
    code: 'M-106',
  }),
  (n) => ({
    row: '12 the same minor twice',
    body: { kind: 'guests', stays: [stayBody(n), { ...stayBody(n), serial: 'S9' }] },
    status: 400,
    code: 'M-150',
  }),
  (n) => ({ row: '14 phone of 10 digits', body: phone(n, '1390000000'), status: 400, code: 'M-123' }),
  (n) => ({ row: '15 phone of equal digits', body: phone(n, '11111111111'), status: 400 }),
  (n) => ({ row: '15 the police’s own number', body: phone(n, '110'), status: 400 }),
  ...['', '   ', '\u3000', '\u200b', '\u200b\u200b'].map(
    (name) =>
      (n: BusinessDay): Case => ({
        row: '17 a name of nothing that can be seen',
        body: child(n, { name }),
        status: 400,
      }),
  ),
  (n) => ({
    row: '19 a name of 10,000 characters',
    body: child(n, { name: '长'.repeat(10_000) }),
    status: 400,
    code: 'M-121',
  }),
  (n) => ({ row: '20 lone surrogate', body: child(n, { name: '甲\ud800' }), status: 400, code: 'M-122' }),
  (n) => ({ row: '21 NUL in a text', body: stay(n, { note: 'a\u0000b' }), status: 400, code: 'M-122' }),
  (n) => ({ row: '21 NUL in a room', body: stay(n, { room: '1\u00002' }), status: 400, code: 'M-122' }),
  (n) => ({ row: '21 NUL in a serial', body: stay(n, { serial: '\u0000' }), status: 400 }),
  (n) => ({ row: '21 NUL in a group', body: stay(n, { group: 'a\u0000' }), status: 400 }),
  (n) => ({
    row: '22 pile of combining marks',
    body: child(n, { name: `甲${'\u0301'.repeat(500)}` }),
    status: 400,
  }),
  (n) => ({
    row: '23 bidi override in a name',
    body: child(n, { name: '甲\u202e乙' }),
    status: 400,
    code: 'M-122',
  }),
];

/** What only looks hostile. */
export const accepted: [row: string, body: (night: BusinessDay) => Body][] = [
  ['3 number ending in lower-case x', (n) => child(n, { number: withX().toLowerCase() })],
  [
    '4 full-width digits',
    (n) => child(n, { number: good.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))) }),
  ],
  [
    '5 spaces and hyphens',
    (n) => child(n, { number: `${good.slice(0, 6)} ${good.slice(6, 14)}-${good.slice(14)}` }),
  ],
  [
    '10 a passport',
    (n) =>
      child(n, {
        document_type: 'passport',
        number: 'E12345678',
        birth_date: '2012-03-07',
        nationality: 'CHN',
      }),
  ],
  ['11 a region that does not exist', (n) => child(n, { number: madeUpNumberOf('999999') })],
  ['14 phone with +86', (n) => phone(n, '+86 139 0000 0002')],
  ['18 middle dot', (n) => child(n, { name: '阿依古丽·买买提' })],
  ['18 rare characters of Extension B', (n) => child(n, { name: '𠮷𡈽' })],
  ['18 Tibetan', (n) => child(n, { name: 'བཀྲ་ཤིས' })],
  ['25 markup', (n) => stay(n, { note: '<script>alert(1)</script>"><img onerror=1></textarea>' })],
  ['26 template', (n) => stay(n, { note: '{{7*7}} $\u007b7*7} #{7*7} <%= 7*7 %>' })],
  ['27 formula', (n) => stay(n, { note: "=cmd|'/c calc'!A0", room: '+1' })],
  ['28 SQL', (n) => stay(n, { note: "' OR 1=1--; DROP TABLE stay $$ \\x27 %27" })],
  [
    'no paper, no name: a child is never refused by the form',
    (n) => ({
      kind: 'guests',
      stays: [
        { child: { document_type: 'none', described_as: '女孩，约10岁' }, check_in: `${n}T21:00:00+08:00` },
      ],
    }),
  ],
];

function madeUpNumberOf(region: string): string {
  const body = `${region}20120307901`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, n) => total + weight * Number(body[n]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

function withX(): string {
  const found = Array.from({ length: 50 }, (_, n) => madeUpNumber(n)).find((number) => number.endsWith('X'));
  assert.ok(found);
  return found;
}
