import { randomUUID } from 'node:crypto';
import { stopwatch } from '#lib/clock/now.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { credentialOf, nameOf } from './api/credential.ts';
import type { Call, Endpoint } from './api/endpoint.ts';
import type { ApiAnswer, ApiRequest } from './api/exchange.ts';
import { expectedFault } from './api/faults.ts';
import { limit } from './api/limit.ts';
import { fromOtherSite, fromOwnPage } from './api/own-page.ts';
import { faultAnswer, logLine, problemAnswer, statusOfRefusal, traceOf } from './api/problem.ts';
import { languageOf } from './api/spoken.ts';
import { endpoints } from './api/table.ts';
import { type Credential, signInFirst } from './entry.ts';

const root = '/api/v1';
const mostPerMinute = { key: 600, session: 300 };

/** A path's placeholders take one segment of letters, digits, '-', '_' and '.', no longer than any of ours. */
const segment = /^[A-Za-z0-9._-]{1,80}$/;

type Found = { endpoint: Endpoint; params: Record<string, string> };

const patterns = endpoints.map((endpoint) => ({ endpoint, steps: endpoint.path.slice(1).split('/') }));

/** The endpoints of a path, by method; empty for a path that is none. Nothing is decoded: our addresses need no escapes. */
function endpointsAt(path: string): Map<string, Found> {
  const found = new Map<string, Found>();
  if (!path.startsWith(`${root}/`)) return found;
  const steps = path.slice(root.length + 1).split('/');
  for (const { endpoint, steps: wanted } of patterns) {
    if (wanted.length !== steps.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((step, n) => {
      const given = steps[n] ?? '';
      if (!step.startsWith('{')) return step === given;
      params[step.slice(1, -1)] = given;
      return segment.test(given);
    });
    if (fits) found.set(endpoint.method, { endpoint, params });
  }
  return found;
}

/** The query as single values. Throws M-142 for a repeated name, M-140 for one the endpoint does not know, M-141 for a missing one. */
function queryOf(query: string, endpoint: Endpoint): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  const known = Object.keys(endpoint.query?.shape ?? {});
  for (const [name, value] of new URLSearchParams(query)) {
    const field = name.slice(0, 60);
    if (name in values) throw new Refusal('invalid', [{ code: 'M-142', field }]);
    if (!known.includes(name)) throw new Refusal('invalid', [{ code: 'M-140', field }]);
    values[name] = value;
  }
  const missing = known.filter(
    (name) => !(name in values) && !endpoint.query?.shape[name]?.safeParse(undefined).success,
  );
  if (missing.length > 0) {
    throw new Refusal(
      'invalid',
      missing.map((field) => ({ code: 'M-141', field, values: { expected: 'string' } })),
    );
  }
  return values;
}

/** Who asks, whether the write is theirs, and whether not too often. */
async function admit(request: ApiRequest, endpoint: Endpoint): Promise<Credential> {
  const { headers, method } = request;
  if (endpoint.permission === null) {
    if (endpoint.origin === 'free' && fromOtherSite(headers)) throw new Refusal('forbidden', 'M-162');
    return { session: null };
  }
  const credential = await credentialOf(headers);
  const name = nameOf(credential);
  // A form whose session ended meanwhile must not lose what was typed: the endpoint itself sends it to sign in.
  if (name === null && endpoint.origin === 'itself') return credential;
  if (name === null) throw signInFirst();
  if (method !== 'GET' && 'session' in credential && endpoint.origin !== 'itself' && !fromOwnPage(headers)) {
    throw new Refusal('forbidden', 'M-162');
  }
  await limit(name, 'key' in credential ? mostPerMinute.key : mostPerMinute.session);
  return credential;
}

async function answer(asked: ApiRequest, requestId: string, language: Language): Promise<ApiAnswer> {
  const at = endpointsAt(asked.path);
  if (at.size === 0) throw new Refusal('not_found', 'M-161');
  const head = asked.method === 'HEAD' && at.get('GET')?.endpoint.id !== 'live';
  const request = head ? { ...asked, method: 'GET' } : asked;
  const found = at.get(request.method);
  if (!found) throw new Refusal('invalid', 'M-166');
  const { endpoint, params } = found;
  const query = queryOf(request.query, endpoint);
  const credential = await admit(request, endpoint);
  const call: Call = { request, requestId, language, params, query, credential };
  const made = await endpoint.handler(call);
  return head ? { ...made, body: '' } : made;
}

function allowed(path: string): string {
  const methods = [...endpointsAt(path).keys()];
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
}

/**
 * The whole of /api/v1: takes one request, always gives an answer, never throws. Bad input is a problem document with 4xx;
 * a fault is 500 with the request's id. Mounted in front of Next by lib/boot/server.ts and within it by app/api/v1.
 */
export async function handle(request: ApiRequest): Promise<ApiAnswer> {
  const requestId = request.requestId ?? randomUUID();
  const language = languageOf(request.headers.get('accept-language'));
  const taken = stopwatch();
  const facts = (status: number) => ({
    method: request.method.slice(0, 10),
    endpoint: [...endpointsAt(request.path).values()][0]?.endpoint.path ?? 'none',
    status,
    requestId,
    ms: Math.round(taken()),
  });
  let made: ApiAnswer;
  try {
    made = await answer(request, requestId, language);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : expectedFault(error);
    if (refusal) {
      made = problemAnswer(refusal, language, requestId);
      if (made.status === 405) made.headers.allow = allowed(request.path);
      const codes = refusal.problems.map(({ code }) => code).slice(0, 20);
      logLine('info', 'api.refused', { ...facts(statusOfRefusal(refusal)), codes });
    } else {
      made = faultAnswer(language, requestId);
      logLine('error', 'api.fault', { ...facts(500), ...traceOf(error) });
    }
    if (request.method === 'HEAD') made.body = '';
  }
  made.headers['x-request-id'] = requestId;
  return made;
}
