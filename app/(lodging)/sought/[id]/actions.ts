'use server';

import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { known } from '#lib/gate/api/published-codes.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { answerCall } from '#lib/missing/commands.ts';
import { answerInput } from '#lib/missing/inputs.ts';
import { missingProblem } from '#lib/missing/words.ts';
import { at } from '../../frame.tsx';

/** The house answers a search call. */
export async function answer(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = String(form.get('lodging') ?? '');
  const sent = await act('search:answer', answerInput, form, answerCall);
  if (sent.state === 'done')
    redirect(at(`/sought/${sent.result.id}`, lodging, { done: sent.result.tip ? 'tip' : 'answered' }));
  const language = await languageOfRequest();
  if (sent.state === 'untouched') return { problems: [], values: {} };
  const problems = sent.problems.map((problem) => ({
    code: problem.code,
    message: missingProblem(problem, language) ?? known(problem, language).message,
    ...(problem.field ? { field: problem.field } : {}),
  }));
  return { problems, values: sent.values };
}
