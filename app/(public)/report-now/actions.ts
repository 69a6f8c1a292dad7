'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { type Asked, tell as tellKnown } from '#app/(shared)/account/asked.ts';
import { valuesOf } from '#lib/gate/action.ts';
import { logLine, traceOf } from '#lib/gate/api/problem.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { tellAtOnce } from '#lib/gate/tell.ts';
import { visitByForm } from '#lib/gate/visit.ts';
import { tellInput } from '#lib/incident/inputs.ts';
import { tellWords } from '#lib/incident/words.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { placeOf } from './place.ts';
import { forgetTold, keepTold } from './told-cookie.ts';

/** Sends what is told at once. Whatever goes wrong, the answer says whether it was stored, and keeps what was typed. */
export async function tell(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const typed = valuesOf(form);
  const values = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
  const parsed = tellInput.safeParse(typed);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ message, path }) => ({
      code: /^M-\d{3}$/.test(message) ? message : 'M-400',
      field: path.join('.'),
    }));
    return { problems: tellKnown(problems, language), values };
  }
  try {
    await tellAtOnce(parsed.data, await visitByForm());
    await keepTold(parsed.data.request_key);
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid')
      return { problems: tellKnown(error.problems, language), values };
    // Whatever stopped it, the sender is told the truth and whom to call; the log has the fault, never the words.
    if (!(error instanceof Refusal)) logLine('error', 'tell.failed', traceOf(error));
    const words = tellWords(language);
    const code = error instanceof Refusal ? (error.problems[0]?.code ?? 'M-167') : 'M-167';
    return { problems: [{ code, message: words.failed, cure: words.failedHint }], values };
  }
  redirect(placeOf(parsed.data.kind, parsed.data) as Route);
}

/** Leaves no trace on this device: back to the desk, or to the first page. */
export async function leave(form: FormData): Promise<void> {
  await visitByForm();
  await forgetTold();
  const lodging = form.get('lodging');
  const again = form.get('again') === '1';
  if (again)
    redirect(placeOf('report_now', typeof lodging === 'string' && lodging ? { lodging } : {}) as Route);
  redirect(
    (typeof lodging === 'string' && lodging
      ? `/desk?lodging=${encodeURIComponent(lodging.slice(0, 40))}`
      : '/') as Route,
  );
}
