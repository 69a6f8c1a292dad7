'use server';

import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { known } from '#lib/gate/api/published-codes.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { doneInput, stateInput } from '#lib/inspection/inputs.ts';
import { sayDone, stateOn } from '#lib/inspection/tell.ts';
import { inspectionProblem } from '#lib/inspection/words.ts';
import { at } from '../../frame.tsx';

/** The house's statement on a visit. */
export async function state(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = houseOf(form);
  return goOn(await act('inspection:state', stateInput, form, stateOn), lodging, 'stated');
}

/** The house says that it has put right what was found. */
export async function done(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = houseOf(form);
  return goOn(await act('inspection:state', doneInput, form, sayDone), lodging, 'done');
}

function houseOf(form: FormData): string {
  const lodging = String(form.get('lodging') ?? '');
  form.delete('lodging');
  return lodging;
}

async function goOn(sent: Sent<unknown>, lodging: string, what: string): Promise<Asked> {
  if (sent.state === 'done') redirect(at('/my-lodging/inspections', lodging, { done: what }));
  if (sent.state === 'untouched') return { problems: [], values: {} };
  const language = await languageOfRequest();
  const problems = sent.problems.map((problem) => ({
    code: problem.code,
    message: inspectionProblem(problem, language) ?? known(problem, language).message,
    ...(problem.field ? { field: problem.field } : {}),
  }));
  return { problems, values: sent.values };
}
