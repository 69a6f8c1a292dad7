'use server';

import { redirect } from 'next/navigation';
import { type Asked, tell, unasked } from '#app/(shared)/account/asked.ts';
import { answerQuestion } from '#lib/anomaly/handling/ask.ts';
import { answerInput } from '#lib/anomaly/inputs.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { at } from '../frame.tsx';

/** The house answers what it was asked to check. */
export async function answer(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = String(form.get('lodging') ?? '');
  form.delete('lodging');
  const sent = await act('question:answer', answerInput, form, answerQuestion);
  if (sent.state === 'done') redirect(at('/inbox', lodging, { done: 'answered' }));
  const language = await languageOfRequest();
  if (sent.state === 'untouched') return unasked;
  return { problems: tell(sent.problems, language), values: sent.values };
}
