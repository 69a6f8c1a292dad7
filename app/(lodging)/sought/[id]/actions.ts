'use server';

import { redirect } from 'next/navigation';
import { type Asked, tell, unasked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { answerCall } from '#lib/missing/commands.ts';
import { answerInput } from '#lib/missing/inputs.ts';
import { at } from '../../frame.tsx';

/** The house answers a search call. */
export async function answer(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = String(form.get('lodging') ?? '');
  const sent = await act('search:answer', answerInput, form, answerCall);
  if (sent.state === 'done')
    redirect(at(`/sought/${sent.result.id}`, lodging, { done: sent.result.tip ? 'tip' : 'answered' }));
  const language = await languageOfRequest();
  if (sent.state === 'untouched') return unasked;
  return { problems: tell(sent.problems, language), values: sent.values };
}
