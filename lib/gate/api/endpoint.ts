import type { z } from 'zod';
import type { Permission } from '#lib/access/permissions.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Credential } from '../entry.ts';
import type { ApiAnswer, ApiRequest } from './exchange.ts';
import type { apiWords } from './words.ts';

/** One request after the door has read its address and its credential; the body is the endpoint's to read. */
export type Call = {
  request: ApiRequest;
  requestId: string;
  language: Language;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  credential: Credential;
};

type Words = ReturnType<typeof apiWords>;

/**
 * One line of the API: how it is reached, who may, what it takes and gives. Routing, the OpenAPI document and the list
 * at /help/api are made from these lines and from nothing else.
 */
export type Endpoint = {
  id: string;
  method: 'GET' | 'PUT' | 'POST';
  path: string;
  /** null: open to everybody; otherwise a session or key that holds it */
  permission: Permission | null;
  summary: keyof Words;
  /** 'itself': takes a form token besides Origin and Sec-Fetch-Site; 'free': changes nothing but its writer's view */
  origin?: 'itself' | 'free';
  query?: z.ZodObject;
  headers?: z.ZodObject;
  /** media type and schema of the body */
  body?: { type: string; schema: z.ZodType };
  answers: Readonly<Record<number, { description: string; schema?: z.ZodType; type?: string }>>;
  /** what follows `curl` in the runnable example; $ORIGIN, $KEY, $LODGING and $NIGHT are the reader's */
  example: string;
  handler: (call: Call) => Promise<ApiAnswer>;
};
