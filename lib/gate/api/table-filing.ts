import { z } from 'zod';
import { burdenInput } from '#lib/report/burden/rules.ts';
import { returnInput } from '#lib/report/inputs.ts';
import { countBurden } from './count-burden.ts';
import type { Endpoint } from './endpoint.ts';
import { fileBatch } from './file-batch.ts';
import { fileForm } from './file-form.ts';
import { checkReturn, fileReturn } from './file-return.ts';
import { fileStay } from './file-stay.ts';
import { filedShape } from './schemas.ts';
import {
  batchDoneShape,
  batchShape,
  checkedShape,
  countedShape,
  singleStayInput,
  stayFiledShape,
} from './schemas-batch.ts';
import { auth, night, page, writing } from './table-parts.ts';

/** What files. */
export const filing: readonly Endpoint[] = [
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
    id: 'checkReturn',
    method: 'POST',
    path: `${night}/check`,
    permission: 'report:file',
    summary: 'checkReturn',
    headers: z.object({
      'If-Match': z.string().optional().meta({ description: 'As for a PUT.' }),
    }),
    body: { type: 'application/json', schema: returnInput },
    answers: {
      200: { description: 'What a PUT would be answered with; nothing was written.', schema: checkedShape },
      ...writing,
    },
    example: `-X POST $ORIGIN/api/v1/lodgings/$LODGING/days/$NIGHT/check ${auth} -H 'Content-Type: application/json' -d '{"kind":"nil"}'`,
    handler: checkReturn,
  },
  {
    id: 'fileStay',
    method: 'POST',
    path: '/lodgings/{code}/stays',
    permission: 'report:file',
    summary: 'fileStay',
    headers: z.object({
      'Idempotency-Key': z
        .string()
        .meta({ description: '1 to 64 visible ASCII characters, one for each change.' }),
    }),
    body: { type: 'application/json', schema: singleStayInput },
    answers: {
      200: { description: 'Nothing new was said.', schema: stayFiledShape },
      201: { description: 'Accepted: the night has a new version.', schema: stayFiledShape },
      ...writing,
    },
    example: `-X POST $ORIGIN/api/v1/lodgings/$LODGING/stays ${auth} -H 'Content-Type: application/json' -H 'Idempotency-Key: A20261120-017' -d '{"serial":"A20261120-017","room":"203","child":{"name":"李小满","document_type":"household_book","sex":"F","birth_date":"2015-06-01"},"check_in":"2026-11-20T21:05:00+08:00"}'`,
    handler: fileStay,
  },
  {
    id: 'fileBatch',
    method: 'POST',
    path: '/returns',
    permission: 'report:file',
    summary: 'fileBatch',
    body: { type: 'application/json', schema: batchShape },
    answers: {
      200: { description: 'A result for each return, in order.', schema: batchDoneShape },
      ...writing,
    },
    example: `-X POST $ORIGIN/api/v1/returns ${auth} -H 'Content-Type: application/json' -d '{"returns":[{"lodging":"LH0001","night":"2026-11-20","idempotency_key":"2026-11-20-1","return":{"kind":"nil"}}]}'`,
    handler: fileBatch,
  },
  {
    id: 'addBurden',
    method: 'POST',
    path: '/burden',
    permission: 'desk:read',
    summary: 'addBurden',
    body: { type: 'application/json', schema: burdenInput.meta({ id: 'Burden' }) },
    answers: { 200: { description: 'Counted.', schema: countedShape }, ...writing },
    example: `-X POST $ORIGIN/api/v1/burden -b "nightlight.session=$SESSION" -H 'Content-Type: application/json' -d '{"kind":"nil","seconds":4,"taps":2,"keys":0}'`,
    handler: countBurden,
  },
];
