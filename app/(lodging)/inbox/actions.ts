'use server';

import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { answerQuestion } from '#lib/anomaly/handling/ask.ts';
import { answerInput } from '#lib/anomaly/inputs.ts';
import { alertProblem } from '#lib/anomaly/words.ts';
import { act } from '#lib/gate/action.ts';
import { known } from '#lib/gate/api/published-codes.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { at } from '../frame.tsx';

/** The house answers what it was asked to check. */
export async function answer(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = String(form.get('lodging') ?? '');
  form.delete('lodging');
  const sent = await act('question:answer', answerInput, form, answerQuestion);
  if (sent.state === 'done') redirect(at('/inbox', lodging, { done: 'answered' }));
  const language = await languageOfRequest();
  if (sent.state === 'untouched') return { problems: [], values: {} };
  const problems = sent.problems.map((problem) => ({
    code: problem.code,
    message: alertProblem(problem, language) ?? known(problem, language).message,
    ...(problem.field ? { field: problem.field } : {}),
  }));
  return { problems, values: sent.values };
}
