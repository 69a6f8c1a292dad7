import { type Problem, Refusal, type RefusalKind } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { type ApiAnswer, json } from './exchange.ts';
import { known } from './published-codes.ts';
import { spoken } from './spoken.ts';

const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported: 415,
  precondition: 428,
  too_many: 429,
  unavailable: 503,
};

/** The status a numbered result is answered with when it refuses (RFC 9110). */
export function statusOfCode(code: string): number {
  return code === 'M-166' ? 405 : statusOf[known({ code }, 'en').kind ?? 'invalid'];
}

/** The status of a refusal: what was thrown says the kind; of a plain `invalid` the code may know better. */
export function statusOfRefusal(refusal: Refusal): number {
  return refusal.kind === 'invalid' ? statusOfCode(refusal.problems[0]?.code ?? '') : statusOf[refusal.kind];
}

// Only these facts of a refusal leave the house; whatever else a room put into `extra` stays inside.
const told = ['version', 'kind', 'stays', 'receipt_number', 'retry_after'] as const;

/** A refusal as a problem document (RFC 9457): a list of numbered results under one title, in the caller's language. */
export function problemAnswer(
  refusal: Refusal,
  language: Language,
  requestId: string,
  headers: ApiAnswer['headers'] = {},
): ApiAnswer {
  const status = statusOfRefusal(refusal);
  const first: Problem = refusal.problems[0] ?? { code: 'M-199' };
  const top = spoken(first, language);
  const facts = told.flatMap((name) =>
    refusal.extra[name] === undefined ? [] : [[name, refusal.extra[name]]],
  );
  return json(
    status,
    {
      type: `/help/codes#${top.code}`,
      title: top.message,
      status,
      detail: top.cure,
      instance: `urn:uuid:${requestId}`,
      code: top.code,
      ...Object.fromEntries(facts),
      errors: refusal.problems.map((problem) => spoken(problem, language)),
    },
    {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="nightlight"' } : {}),
      ...(typeof refusal.extra.retry_after === 'number'
        ? { 'retry-after': String(refusal.extra.retry_after) }
        : {}),
      ...(typeof refusal.extra.version === 'number' ? { etag: `"${refusal.extra.version}"` } : {}),
      ...headers,
    },
  );
}

/** A fault: 500 with the request's id and nothing else of what happened. */
export function faultAnswer(language: Language, requestId: string): ApiAnswer {
  const answer = problemAnswer(new Refusal('unavailable', 'M-199'), language, requestId);
  if (typeof answer.body !== 'string') return answer;
  return { ...answer, status: 500, body: JSON.stringify({ ...JSON.parse(answer.body), status: 500 }) };
}

/** What a log may hold of something thrown: its kind and where, never its message, which may quote a value. */
export function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const constraint =
    'constraint_name' in error && typeof error.constraint_name === 'string'
      ? { constraint: error.constraint_name }
      : {};
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? {} : { cause: traceOf(error.cause) };
  return {
    error: error.name,
    ...code,
    ...constraint,
    at: stack.slice(0, 6).map((line) => line.trim()),
    ...cause,
  };
}

/** One line of JSON to the log. */
export function logLine(level: 'info' | 'error', what: string, facts: Record<string, unknown>): void {
  const line = JSON.stringify({ level, what, ...facts });
  if (level === 'error') console.error(line);
  else console.log(line);
}
