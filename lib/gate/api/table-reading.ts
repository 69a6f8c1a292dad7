import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { readDiligence, readReceiptAsFile, readReceiptBundle } from './read-receipts.ts';
import { listLodgings, listNights, readNight, readReceipt } from './read-returns.ts';
import { nightsShape, nightWholeShape, receiptFileShape, receiptShape } from './schemas.ts';
import { lodgingsShape } from './schemas-batch.ts';
import { auth, night, reading, refusal } from './table-parts.ts';

/** What a house or its machine reads of its own. */
export const readings: readonly Endpoint[] = [
  {
    id: 'listLodgings',
    method: 'GET',
    path: '/lodgings',
    permission: 'report:read',
    summary: 'listLodgings',
    answers: { 200: { description: 'The lodgings within reach.', schema: lodgingsShape }, ...reading },
    example: `$ORIGIN/api/v1/lodgings ${auth}`,
    handler: listLodgings,
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
    id: 'readDiligence',
    method: 'GET',
    path: '/lodgings/{code}/diligence',
    permission: 'report:read',
    summary: 'readDiligence',
    query: z.strictObject({ month: z.string().meta({ example: '2026-11' }) }),
    answers: {
      200: {
        description: 'The month’s diligence record as a PDF.',
        type: 'application/pdf',
        schema: z.string().meta({ format: 'binary' }),
      },
      400: refusal('No such month.'),
      ...reading,
    },
    example: `"$ORIGIN/api/v1/lodgings/$LODGING/diligence?month=2026-11" ${auth} -o diligence.pdf`,
    handler: readDiligence,
  },
];
