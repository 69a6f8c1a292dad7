import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Call, Endpoint } from './endpoint.ts';
import { type ApiAnswer, json } from './exchange.ts';
import { endpoints } from './table.ts';
import { apiWords } from './words.ts';

const inPath: Record<string, z.ZodType> = {
  code: z.string().meta({ description: 'Code of the lodging.', example: 'LH0001' }),
  night: z.string().meta({
    description: 'Business day: the night’s first date, 06:00 to 06:00 Asia/Shanghai.',
    format: 'date',
    example: '2026-11-20',
  }),
  outage: z.string().meta({ description: 'Number of the certificate.', example: '430524-OUT-20261121-1' }),
  clue: z.string().meta({ description: 'Id of what was handed in.', format: 'uuid' }),
  number: z.string().meta({ description: 'Number of the receipt.', example: '430524-20261120-LH0001-1' }),
};

const namesIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);

function operationOf(endpoint: Endpoint): ZodOpenApiOperationObject {
  const names = namesIn(endpoint.path);
  return {
    operationId: endpoint.id,
    summary: apiWords('en')[endpoint.summary],
    security: endpoint.permission === null ? [] : [{ key: [] }, { session: [] }],
    'x-permission': endpoint.permission ?? 'everybody',
    'x-example': `curl ${endpoint.example}`,
    requestParams: {
      ...(names.length > 0
        ? { path: z.object(Object.fromEntries(names.map((name) => [name, inPath[name] ?? z.string()]))) }
        : {}),
      ...(endpoint.query ? { query: endpoint.query } : {}),
      ...(endpoint.headers ? { header: endpoint.headers } : {}),
    },
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { [endpoint.body.type]: { schema: endpoint.body.schema } },
          },
        }
      : {}),
    responses: Object.fromEntries(
      Object.entries(endpoint.answers).map(([status, { description, schema, type = 'application/json' }]) => [
        status,
        { description, ...(schema ? { content: { [type]: { schema } } } : {}) },
      ]),
    ),
  };
}

/** The OpenAPI 3.1 document of /api/v1, made from the table of endpoints. */
export function apiDocument(): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    const path = `/api/v1${endpoint.path}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Nightlight 守夜灯',
      version: '1',
      description:
        'The daily return of minor guests. Every refusal is an RFC 9457 problem document with numbered results; the list is at /help/codes. Instants are UTC, a night is named by its first date.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This installation.' }],
    paths,
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A machine’s key, `nl_live_…`: of one lodging, of a vendor, or of a unit that hands in clues.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'nightlight.session',
          description: 'A person signed in; writes come from our own pages.',
        },
      },
    },
  });
}

let made: string | undefined;

/** GET /openapi.json */
export async function readDocument(_call: Call): Promise<ApiAnswer> {
  made ??= JSON.stringify(apiDocument());
  return { ...json(200, {}), body: made };
}
