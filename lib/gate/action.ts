import { headers } from 'next/headers';
import type { z } from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { credentialOfPage } from './enter.ts';
import { type Plain, passThrough } from './entry.ts';
import { requireOwnPage } from './origin.ts';
import { givePin } from './pin.ts';
import { visitOf } from './visit.ts';

/** What a form shows after it was sent: the result, or numbered problems and everything that was typed. */
export type Sent<T> =
  | { state: 'untouched' }
  | { state: 'done'; result: T }
  | { state: 'refused'; problems: readonly Problem[]; values: Record<string, string> };

/** Form fields as strings; React's own `$ACTION_…` fields are left out, a repeated name becomes a list. */
export function valuesOf(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of form.entries()) {
    if (name.startsWith('$') || typeof value !== 'string') continue;
    const before = values[name];
    values[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return values;
}

/** Zod's issues as numbered problems; a schema names its code as the issue's message. */
function problemsOfIssues(issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.map((issue) => ({
    code: /^M-\d{3}$/.test(issue.message) ? issue.message : 'M-141',
    field: issue.path.map(String).join('.'),
  }));
}

/**
 * A form's way in: from our own page, by somebody who may, with values that fit; then the command, in one
 * transaction with its trace and its jobs. A field `pin` is the own device's, asked for when the act needed it. Expected refusals come back with what was typed; faults are thrown.
 */
export async function act<P extends Permission, I, T>(
  permission: P,
  inputs: z.ZodType<I>,
  form: FormData,
  command: (pass: Pass<P>, input: I) => Promise<Plain<T>>,
): Promise<Sent<Plain<T>>> {
  const sent = await headers();
  const { pin, ...typed } = valuesOf(form);
  const values = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
  try {
    requireOwnPage(sent);
    if (typeof pin === 'string' && pin !== '') await givePin(pin, await visitOf());
    const parsed = inputs.safeParse(typed);
    if (!parsed.success) return { state: 'refused', problems: problemsOfIssues(parsed.error.issues), values };
    const result = await passThrough<P, T>(
      permission,
      await credentialOfPage(),
      (pass) => command(pass, parsed.data),
      sent.get('x-request-id') ?? undefined,
    );
    return { state: 'done', result };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { state: 'refused', problems: error.problems, values };
  }
}
