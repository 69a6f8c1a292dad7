import { randomUUID } from 'node:crypto';
import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { cookieNamed, credentialOf, nameOf } from './api/credential.ts';
import { type ApiAnswer, collect, json } from './api/exchange.ts';
import { readObject } from './api/json.ts';
import { limit } from './api/limit.ts';
import { formToken, fromOwnPage } from './api/own-page.ts';
import { LANGUAGE_COOKIE } from './api/preference-cookies.ts';
import { problemAnswer } from './api/problem.ts';
import { languageOfPerson } from './api/spoken.ts';
import { type Plain, passThrough, signInFirst } from './entry.ts';

const mostPerMinute = 120;

/**
 * The way in of our own script: a person's session, from our own page, JSON in and out. `work` is given the body of a
 * write (at most 256 KB, an empty object for a read) inside the transaction. What is refused is a problem document with
 * its status; a fault is thrown. It is no part of the published interface and may change with the pages.
 */
export async function own<P extends Permission, T extends object>(
  permission: P,
  request: Request,
  work: (pass: Pass<P>, body: Record<string, unknown>) => Promise<Plain<T>>,
): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? randomUUID();
  try {
    const credential = await credentialOf(request.headers);
    const name = nameOf(credential);
    if (!('session' in credential) || name === null) throw signInFirst();
    const writes = request.method !== 'GET';
    if (writes && !fromOwnPage(request.headers)) throw new Refusal('forbidden', 'M-162');
    await limit(`own/${name}`, mostPerMinute);
    const body = writes ? await bodyOf(request) : {};
    const result = await passThrough<P, T>(permission, credential, (pass) => work(pass, body), requestId);
    return sent(json(200, result));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return sent(problemAnswer(error, languageOf(request.headers), requestId));
  }
}

/** Tells what is kept for two people on one device apart without naming either. */
export function ownerTag(account: string): string {
  return formToken(Buffer.from(account), 'draft', '').slice(0, 16);
}

const languageOf = (headers: Headers): Language =>
  languageOfPerson(cookieNamed(headers, LANGUAGE_COOKIE), headers.get('accept-language'));

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const bytes = request.body ? await collect(request.body) : new Uint8Array();
  if (bytes === null) throw new Refusal('too_large', [{ code: 'M-146', values: { max: 256 * 1024 } }]);
  return bytes.byteLength === 0 ? {} : readObject(new TextDecoder().decode(bytes));
}

function sent(answer: ApiAnswer): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    for (const one of [value].flat()) headers.append(name, one);
  return new Response(typeof answer.body === 'string' ? answer.body : null, {
    status: answer.status,
    headers,
  });
}
