import { gzipSync } from 'node:zlib';
import { addDays, type BusinessDay } from '#lib/clock/business-day.ts';
import { stayBody } from '../stage-api.ts';
import { type Case, child, stay } from './hostile-parts.ts';

/** Bodies, types and codings. */
export const hostileBodies: ((night: BusinessDay) => Case)[] = [
  (n) => ({
    row: '34 body night differs from the path',
    body: { kind: 'nil', night: n },
    status: 400,
    code: 'M-140',
  }),
  ...['role', 'county', 'isAdmin', 'received_at', 'version', 'submittedAt', 'accepted_at'].map(
    (key) => (): Case => ({
      row: `35 extra key ${key}`,
      body: { kind: 'nil', [key]: 'x' },
      status: 400,
      code: 'M-140',
    }),
  ),
  (n) => ({ row: '35 extra key in a stay', body: stay(n, { county: '430524' }), status: 400, code: 'M-140' }),
  ...[
    '{"kind":"nil","__proto__":{"polluted":1}}',
    '{"kind":"nil","constructor":{"prototype":{"polluted":1}}}',
  ].map((body) => (): Case => ({ row: '36 keys into prototypes', body, status: 400, code: 'M-142' })),
  () => ({ row: '37 duplicate keys', body: '{"kind":"closed","kind":"nil"}', status: 400, code: 'M-142' }),
  ...['[]', '"nil"', '1', 'null', 'true', ''].map(
    (body) => (): Case => ({ row: '38 no object', body, status: 400, code: 'M-142' }),
  ),
  () => ({ row: '39 nested 100,000 deep', body: '['.repeat(100_000), status: 400, code: 'M-142' }),
  () => ({
    row: '39 thirty thousand keys',
    body: `{${Array.from({ length: 25_000 }, (_, n) => `"${n}":1`).join(',')}}`,
    status: 400,
    code: 'M-142',
  }),
  () => ({
    row: '40 300 kB of JSON',
    body: JSON.stringify({ kind: 'nil', late_reason: 'a'.repeat(300_000) }),
    status: 413,
    code: 'M-146',
  }),
  () => ({
    row: '40 gzip',
    body: gzipSync('{"kind":"nil"}'),
    headers: { 'content-encoding': 'gzip' },
    status: 415,
    code: 'M-145',
  }),
  ...[
    '{"kind":"nil"',
    '{"kind":"nil",}',
    '\ufeff{"kind":"nil"}',
    "{'kind':'nil'}",
    '{"kind":nil}',
    '{"kind":"nil"}{}',
  ].map((body) => (): Case => ({ row: '41 malformed JSON', body, status: 400, code: 'M-142' })),
  () => ({
    row: '42 GBK bytes',
    body: Buffer.from([0x7b, 0x22, 0x6b, 0x22, 0x3a, 0x22, 0xc0, 0xee, 0x22, 0x7d]),
    status: 400,
    code: 'M-142',
  }),
  () => ({ row: '42 UTF-16', body: Buffer.from('{"kind":"nil"}', 'utf16le'), status: 400, code: 'M-142' }),
  ...[
    'application/json;charset=utf-16',
    'application/json;charset=utf-7',
    'application/json; charset=gbk',
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'application/jsonx',
    'application/json, text/plain',
    'multipart/form-data; boundary=x',
  ].map(
    (type) => (): Case => ({
      row: `43 content type ${type}`,
      body: { kind: 'nil' },
      headers: { 'content-type': type },
      status: 415,
      code: 'M-145',
    }),
  ),
  () => ({
    row: '43 no content type',
    body: { kind: 'nil' },
    headers: { 'content-type': '' },
    status: 415,
    code: 'M-145',
  }),
];

/** Nights, declarations, keys and versions. */
export const hostileNights: ((night: BusinessDay) => Case)[] = [
  ...[
    'tomorrow',
    '2026-02-30',
    '2026-2-3',
    '0000-00-00',
    '20261120',
    '2026-11-20T00',
    '9999-99-99',
    '1e5',
  ].map(
    (night) => (): Case => ({
      row: `60 no night: ${night}`,
      body: { kind: 'nil' },
      night: () => night,
      status: 400,
      code: 'M-160',
    }),
  ),
  () => ({
    row: '60 a nil for a night to come',
    body: { kind: 'nil' },
    night: (n) => addDays(n, 2),
    status: 400,
    code: 'M-111',
  }),
  () => ({
    row: '60 a nil for 400 days ago',
    body: { kind: 'nil' },
    night: (n) => addDays(n, -400),
    status: 400,
  }),
  (n) => ({
    row: '61 nil with guests',
    body: { kind: 'nil', stays: [stayBody(n)] },
    status: 400,
    code: 'M-140',
  }),
  () => ({ row: '61 guests without any', body: { kind: 'guests', stays: [] }, status: 400, code: 'M-156' }),
  () => ({ row: '61 no declaration at all', body: {}, status: 400 }),
  () => ({ row: '61 a kind nobody knows', body: { kind: 'none' }, status: 400 }),
  (n) => ({
    row: '62 check-out before check-in',
    body: stay(n, { planned_check_out: `${n}T20:00:00+08:00` }),
    status: 400,
    code: 'M-126',
  }),
  (n) => ({
    row: '62 a stay of 400 nights',
    body: stay(n, { planned_check_out: `${addDays(n, 400)}T10:00:00+08:00` }),
    status: 400,
    code: 'M-127',
  }),
  (n) => ({ row: '62 no check-in', body: stay(n, { check_in: undefined }), status: 400, code: 'M-134' }),
  (n) => ({
    row: '62 a check-in without offset',
    body: stay(n, { check_in: `${n}T21:00:00` }),
    status: 400,
    code: 'M-135',
  }),
  (n) => ({
    row: '64 501 guests',
    body: {
      kind: 'guests',
      stays: Array.from({ length: 501 }, () => ({
        child: { document_type: 'none' },
        check_in: `${n}T21:00:00+08:00`,
      })),
    },
    status: 400,
    code: 'M-147',
  }),
  ...['', ' ', 'a b', 'é', 'a'.repeat(65), 'x'.repeat(5000), 'a\tb'].map(
    (key) => (): Case => ({
      row: '67 idempotency key',
      body: { kind: 'nil' },
      headers: { 'idempotency-key': key },
      status: 400,
      code: 'M-143',
    }),
  ),
  ...['*', '1', 'W/"1"', '"a"', '"1", "2"', '""', '"-1"'].map(
    (tag) => (): Case => ({
      row: `68 If-Match ${tag}`,
      body: { kind: 'nil' },
      headers: { 'if-match': tag },
      status: 400,
      code: 'M-149',
    }),
  ),
  () => ({
    row: '68 If-Match of a version that is none',
    body: { kind: 'nil' },
    headers: { 'if-match': '"5"' },
    status: 409,
    code: 'M-148',
  }),
  ...[null, 1, [], {}, true].map(
    (name) =>
      (n: BusinessDay): Case => ({
        row: '38 wrong type of a name',
        body: child(n, { name }),
        status: 400,
        code: 'M-141',
      }),
  ),
  ...[-1, 1.5, '1', 2 ** 53, 1e300, null].map(
    (seen) => (): Case => ({
      row: '32 seen_version',
      body: { kind: 'nil', seen_version: seen },
      status: 400,
    }),
  ),
  () => ({ row: '32 seen_version 1e309', body: '{"kind":"nil","seen_version":1e309}', status: 400 }),
  (n) => ({ row: '33 stay_id that is no UUID', body: stay(n, { stay_id: 'x' }), status: 400, code: 'M-141' }),
  (n) => ({
    row: '33 stay_id of nobody',
    body: stay(n, { stay_id: '00000000-0000-0000-0000-000000000000' }),
    status: 400,
  }),
];
