import { z } from 'zod';
import { returnInput } from '#lib/report/inputs.ts';
import type { Endpoint } from './endpoint.ts';
import { fileForm } from './file-form.ts';
import { fileReturn } from './file-return.ts';
import { filedShape } from './schemas.ts';
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
];
