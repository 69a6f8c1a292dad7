import { z } from 'zod';
import { returnInput } from '#lib/report/inputs.ts';
import type { Endpoint } from './endpoint.ts';
import { fileForm } from './file-form.ts';
import { fileReturn } from './file-return.ts';
import { live } from './live.ts';
import { listCodes, readPreferences, setPreferences, verify } from './open-doors.ts';
import { readDocument } from './openapi.ts';
import { listKeys, readReceiptAsFile, readReceiptBundle } from './read-receipts.ts';
import { listNights, readNight, readReceipt } from './read-returns.ts';
import {
  codesShape,
  filedShape,
  nightsShape,
  nightWholeShape,
  preferencesInput,
  preferencesShape,
  problemShape,
  receiptFileShape,
  receiptShape,
  verifiedShape,
  verifyInput,
  verifyingKeysShape,
} from './schemas.ts';

const auth = '-H "Authorization: Bearer $KEY"';
const refusal = (description: string) => ({
  description,
  schema: problemShape,
  type: 'application/problem+json',
});
const reading = {
  401: refusal('No valid key or session.'),
  404: refusal('No such thing within reach.'),
  429: refusal('Too many requests; Retry-After says how long to wait.'),
};
const writing = {
  400: refusal('Numbered errors beside fields; nothing was written.'),
  ...reading,
  403: refusal('Not from a page of this house, or not permitted.'),
  409: refusal('Another version stands, a nil over stays, or the key was used for another body.'),
  410: refusal('The night was cleared.'),
  413: refusal('Over 256 KB.'),
  415: refusal('Not JSON in UTF-8.'),
};
const noQuery = { 400: refusal('It takes no query.') };
const page = (description: string) => ({ description });
const night = '/lodgings/{code}/days/{night}';

/** Every endpoint of /api/v1, in the order it is documented. */
export const endpoints: readonly Endpoint[] = [
  {
    id: 'fileReturn',
    method: 'PUT',
    path: night,
    permission: 'report:file',
    summary: 'fileReturn',
    headers: z.object({
      'Idempotency-Key': z
        .string()
        .meta({ description: '1 to 64 visible ASCII characters, one for each return.' }),
      'If-Match': z.string().optional().meta({
        description: 'The version seen, quoted: `"3"`. Needed to change or remove what another wrote.',
      }),
    }),
    body: { type: 'application/json', schema: returnInput },
    answers: {
      200: { description: 'Accepted as a later version, or nothing new was said.', schema: filedShape },
      201: { description: 'Accepted as the night’s first version.', schema: filedShape },
      ...writing,
    },
    example: `-X PUT $ORIGIN/api/v1/lodgings/$LODGING/days/$NIGHT ${auth} -H 'Content-Type: application/json' -H 'Idempotency-Key: 2026-11-20-1' -d '{"kind":"nil"}'`,
    handler: fileReturn,
  },
  {
    id: 'fileForm',
    method: 'POST',
    path: night,
    permission: 'report:file',
    summary: 'fileForm',
    origin: 'itself',
    body: {
      type: 'application/x-www-form-urlencoded',
      schema: z
        .looseObject({ request_key: z.string(), form_token: z.string(), seen_version: z.string().optional() })
        .meta({
          id: 'ReturnForm',
          description: 'The fields of a return, each under its path: `stays.0.child.name`.',
        }),
    },
    answers: {
      303: page('To the receipt, back to the form, or to sign in.'),
      400: page('The form repeated with its problems.'),
    },
    example: `-X POST $ORIGIN/api/v1/lodgings/$LODGING/days/$NIGHT ${auth} -d kind=nil -d request_key=2026-11-20-1 -i`,
    handler: fileForm,
  },
  {
    id: 'readNight',
    method: 'GET',
    path: night,
    permission: 'report:read',
    summary: 'readNight',
    answers: { 200: { description: 'The night.', schema: nightWholeShape }, ...reading },
    example: `$ORIGIN/api/v1/lodgings/$LODGING/days/$NIGHT ${auth}`,
    handler: readNight,
  },
  {
    id: 'listNights',
    method: 'GET',
    path: '/lodgings/{code}/days',
    permission: 'report:read',
    summary: 'listNights',
    query: z.strictObject({ from: z.string(), to: z.string() }),
    answers: {
      200: { description: 'The nights, oldest first.', schema: nightsShape },
      400: refusal('No such dates, in the wrong order, or over 92 nights.'),
      ...reading,
    },
    example: `"$ORIGIN/api/v1/lodgings/$LODGING/days?from=$NIGHT&to=$NIGHT" ${auth}`,
    handler: listNights,
  },
  {
    id: 'readReceipt',
    method: 'GET',
    path: '/lodgings/{code}/receipts/{number}',
    permission: 'report:read',
    summary: 'readReceipt',
    answers: { 200: { description: 'The receipt.', schema: receiptShape }, ...reading },
    example: `$ORIGIN/api/v1/lodgings/$LODGING/receipts/430524-20261120-$LODGING-1 ${auth}`,
    handler: readReceipt,
  },
  {
    id: 'readReceiptAsFile',
    method: 'GET',
    path: '/lodgings/{code}/receipts/{number}/file',
    permission: 'report:read',
    summary: 'readReceiptAsFile',
    answers: { 200: { description: 'The receipt file.', schema: receiptFileShape }, ...reading },
    example: `$ORIGIN/api/v1/lodgings/$LODGING/receipts/430524-20261120-$LODGING-1/file ${auth}`,
    handler: readReceiptAsFile,
  },
  {
    id: 'readReceiptBundle',
    method: 'GET',
    path: '/lodgings/{code}/receipts',
    permission: 'report:read',
    summary: 'readReceiptBundle',
    query: z.strictObject({
      month: z.string().meta({ example: '2026-11' }),
      format: z.enum(['pdf', 'csv', 'files']).meta({ description: '`files`: one receipt file a line.' }),
    }),
    answers: {
      200: {
        description: 'The month’s receipts: a PDF, a CSV, or a receipt file a line.',
        type: 'application/pdf',
        schema: z.string().meta({ format: 'binary' }),
      },
      400: refusal('No such month or format.'),
      ...reading,
    },
    example: `"$ORIGIN/api/v1/lodgings/$LODGING/receipts?month=2026-11&format=files" ${auth}`,
    handler: readReceiptBundle,
  },
  {
    id: 'listKeys',
    method: 'GET',
    path: '/keys',
    permission: null,
    summary: 'listKeys',
    answers: { 200: { description: 'The keys.', schema: verifyingKeysShape }, ...noQuery },
    example: '$ORIGIN/api/v1/keys',
    handler: listKeys,
  },
  {
    id: 'verify',
    method: 'POST',
    path: '/verify',
    permission: null,
    summary: 'verify',
    origin: 'free',
    body: { type: 'application/json', schema: verifyInput },
    answers: {
      200: { description: 'Match or no match.', schema: verifiedShape },
      400: refusal('No number or no code.'),
      429: refusal('Over 20 tries of one receipt in an hour.'),
    },
    example: `$ORIGIN/api/v1/verify -H 'Content-Type: application/json' -d '{"number":"430524-20261120-LH0001-1","code":"K4MQ-2XH7"}'`,
    handler: verify,
  },
  {
    id: 'listCodes',
    method: 'GET',
    path: '/codes',
    permission: null,
    summary: 'listCodes',
    answers: { 200: { description: 'The list.', schema: codesShape }, ...noQuery },
    example: '$ORIGIN/api/v1/codes -H "Accept-Language: en"',
    handler: listCodes,
  },
  {
    id: 'readPreferences',
    method: 'GET',
    path: '/preferences',
    permission: null,
    summary: 'readPreferences',
    answers: { 200: { description: 'As this browser is set.', schema: preferencesShape }, ...noQuery },
    example: '$ORIGIN/api/v1/preferences',
    handler: readPreferences,
  },
  {
    id: 'setPreferences',
    method: 'POST',
    path: '/preferences',
    permission: null,
    summary: 'setPreferences',
    origin: 'free',
    body: { type: 'application/x-www-form-urlencoded', schema: preferencesInput },
    answers: { 303: page('Back to the page.'), 400: refusal('Unknown language or field.') },
    example: '$ORIGIN/api/v1/preferences -d language=en -d back=/help/api -i',
    handler: setPreferences,
  },
  {
    id: 'live',
    method: 'GET',
    path: '/live',
    permission: 'board:read',
    summary: 'live',
    answers: {
      200: { description: 'Event stream.', type: 'text/event-stream', schema: z.string() },
      ...reading,
    },
    example: '-N $ORIGIN/api/v1/live -b "nightlight.session=$SESSION"',
    handler: live,
  },
  {
    id: 'readDocument',
    method: 'GET',
    path: '/openapi.json',
    permission: null,
    summary: 'readDocument',
    answers: {
      200: {
        description: 'OpenAPI 3.1.',
        schema: z.looseObject({ openapi: z.string() }).meta({ id: 'Document' }),
      },
      ...noQuery,
    },
    example: '$ORIGIN/api/v1/openapi.json',
    handler: readDocument,
  },
];
