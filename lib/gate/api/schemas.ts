import { z } from 'zod';
import { allCodes } from '#lib/report/codes.ts';

/** The shapes this API answers with; inputs are the rooms' own. */

const night = z
  .string()
  .meta({ description: 'Business day, the night’s first date.', format: 'date', example: '2026-11-20' });
const instant = z.string().meta({ format: 'date-time', example: '2026-11-20T13:05:00.000Z' });
const kind = z.enum(['nil', 'guests', 'closed']);

export const resultShape = z
  .object({
    row: z.int().optional().meta({ description: 'Place within `stays`, from 0.' }),
    field: z.string().optional().meta({ example: 'stays.0.child.number' }),
    code: z
      .string()
      .meta({ example: 'M-101', description: `One of ${allCodes.length} numbers, see GET /codes.` }),
    name: z.string().meta({ example: 'number_checksum' }),
    level: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    cure: z.string(),
  })
  .meta({ id: 'Result', description: 'A numbered result: where, which, what happened, what to do.' });

export const problemShape = z
  .object({
    type: z.string().meta({ example: '/help/codes#M-101' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'Id of this request; name it when asking for help.' }),
    code: z.string().meta({ example: 'M-101' }),
    version: z.int().optional().meta({ description: 'With 409: the version that stands.' }),
    errors: z.array(resultShape),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document.' });

export const receiptShape = z
  .object({
    number: z.string().meta({ example: '430524-20261120-LH0001-1' }),
    short_code: z.string().meta({ example: 'K4MQ2XH7' }),
    version: z.int(),
    kind,
    stays: z.int(),
    accepted_at: instant,
    channel: z.string().meta({ example: 'api' }),
    content_hash: z.string().meta({ description: 'SHA-256 in hexadecimal over salt and content.' }),
    key_id: z.string(),
    signature: z.string().meta({ description: 'Ed25519, base64url.' }),
    results: z.array(resultShape),
  })
  .meta({ id: 'Receipt' });

export const filedShape = z
  .object({
    lodging: z.string().meta({ example: 'LH0001' }),
    night,
    outcome: z.enum(['accepted', 'unchanged']),
    version: z.int(),
    receipt: z.object({ number: z.string(), short_code: z.string() }),
    results: z.array(resultShape),
  })
  .meta({ id: 'Filed' });

const state = z.enum(['on_time', 'late', 'late_request', 'silent', 'due', 'excused', 'not_expected']);

const nightShape = z
  .object({
    night,
    state,
    due_at: instant.nullable(),
    kind: kind.nullable(),
    stays: z.int(),
    version: z.int().meta({ description: '0 when nothing was filed.' }),
    first_accepted_at: instant.nullable(),
    receipt_number: z.string().nullable(),
  })
  .meta({ id: 'Night' });

const stayShape = z
  .looseObject({
    stay_id: z.uuid(),
    to_complete: z.array(z.string()),
    cleared: z.boolean().meta({ description: 'Its fields were emptied at the clearing date.' }),
  })
  .meta({ id: 'MaskedStay', description: 'The fields of a Stay, those that name or reach a person masked.' });

export const nightWholeShape = nightShape
  .extend({ lodging: z.string(), receipts: z.array(receiptShape), in_return: z.array(stayShape) })
  .meta({ id: 'NightInFull' });

export const nightsShape = z
  .object({ lodging: z.string(), nights: z.array(nightShape) })
  .meta({ id: 'Nights' });

export const codesShape = z
  .object({
    codes: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        level: z.enum(['error', 'warning', 'info']),
        status: z.int().nullable(),
        message: z.string(),
        cure: z.string(),
      }),
    ),
  })
  .meta({ id: 'Codes' });

export const verifyInput = z
  .strictObject({
    number: z.string().min(1).max(80).meta({ example: '430524-20261120-LH0001-1' }),
    code: z.string().min(1).max(20).meta({ example: 'K4MQ-2XH7' }),
  })
  .meta({ id: 'Verify' });

export const verifiedShape = z
  .object({
    match: z.boolean(),
    lodging: z.object({ code: z.string(), name: z.string() }).optional(),
    night: night.optional(),
    version: z.int().optional(),
    accepted_at: instant.optional(),
    newer: z.boolean().optional().meta({ description: 'A later version of the same return exists.' }),
  })
  .meta({ id: 'Verified' });

export const receiptFileShape = z
  .strictObject({
    format: z.literal('nightlight-receipt-1'),
    number: z.string(),
    lodging: z.string(),
    night,
    version: z.int(),
    kind,
    stays: z.int(),
    accepted_at: instant,
    content_hash: z.string(),
    key_id: z.string(),
    signature: z.string().meta({
      description:
        'Ed25519, base64url, over the JSON array of format, number, lodging, night, version, kind, stays, accepted_at, content_hash.',
    }),
  })
  .meta({ id: 'ReceiptFile', description: 'One line; every byte of it counts.' });

export const certificateFileShape = z
  .strictObject({
    format: z.literal('nightlight-outage-1'),
    number: z.string(),
    place: z.string().meta({ description: '`portal`, or the code of a township.' }),
    place_name: z.string(),
    from: instant,
    to: instant,
    known: z
      .enum(['declared', 'beat'])
      .meta({ description: 'Declared by a person, or the door’s beat stopped.' }),
    recorded_at: instant,
    nights: z.array(z.strictObject({ night, due: instant, moved_to: instant, lodgings: z.int() })),
    issued_at: instant,
    key_id: z.string(),
    signature: z.string().meta({
      description:
        'Ed25519, base64url, over the JSON array of format, number, place, place_name, from, to, known, recorded_at, nights (each an array), issued_at.',
    }),
  })
  .meta({ id: 'OutageCertificate', description: 'One line; every byte of it counts.' });

export const verifyingKeysShape = z
  .object({
    algorithm: z.literal('Ed25519'),
    keys: z.array(
      z.object({
        key_id: z.string(),
        public_key: z.string().meta({ description: 'SubjectPublicKeyInfo in PEM.' }),
        current: z.boolean().meta({ description: 'Signs now; the others did before.' }),
      }),
    ),
  })
  .meta({ id: 'VerifyingKeys' });

export const preferencesInput = z
  .strictObject({
    language: z.enum(['zh-CN', 'en']).optional(),
    large: z.enum(['0', '1']).optional(),
    back: z.string().max(500).optional().meta({ description: 'Path of our own to return to.' }),
  })
  .meta({ id: 'SetPreferences' });

export const preferencesShape = z
  .object({ language: z.enum(['zh-CN', 'en']), large_type: z.boolean() })
  .meta({ id: 'Preferences' });
