import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { live } from './live.ts';
import { listCodes, readPreferences, setPreferences, verify } from './open-doors.ts';
import { readDocument } from './openapi.ts';
import { readCertificateFile, readCertificatePaper } from './read-outages.ts';
import { listKeys } from './read-receipts.ts';
import {
  certificateFileShape,
  codesShape,
  preferencesInput,
  preferencesShape,
  verifiedShape,
  verifyInput,
  verifyingKeysShape,
} from './schemas.ts';
import { noQuery, page, reading, refusal } from './table-parts.ts';

/** What asks nobody who they are, and the boards’ signs. */
export const open: readonly Endpoint[] = [
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
    id: 'readCertificate',
    method: 'GET',
    path: '/outages/{outage}',
    permission: null,
    summary: 'readCertificate',
    answers: {
      200: { description: 'The certificate file.', schema: certificateFileShape },
      ...noQuery,
      404: refusal('No such certificate.'),
    },
    example: '$ORIGIN/api/v1/outages/430524-OUT-20261121-1',
    handler: readCertificateFile,
  },
  {
    id: 'readCertificatePaper',
    method: 'GET',
    path: '/outages/{outage}/paper',
    permission: null,
    summary: 'readCertificatePaper',
    answers: {
      200: {
        description: 'The certificate as a PDF.',
        type: 'application/pdf',
        schema: z.string().meta({ format: 'binary' }),
      },
      ...noQuery,
      404: refusal('No such certificate.'),
      429: refusal('Over 120 papers in an hour.'),
    },
    example: '$ORIGIN/api/v1/outages/430524-OUT-20261121-1/paper -o certificate.pdf',
    handler: readCertificatePaper,
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
    permission: 'account:own',
    summary: 'live',
    query: z.strictObject({ since: z.string().optional() }),
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
