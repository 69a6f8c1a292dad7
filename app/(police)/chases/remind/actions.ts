'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { remindInput } from '#lib/chase/inputs.ts';
import { remindAll } from '#lib/chase/remind.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askedOf } from '../../asked.ts';
import { remindedAnswer } from './answer.tsx';

/** Reminds every lodging that was counted and still can be; what is left comes back as the list to call. */
export async function remind(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('chase:work', remindInput, form, remindAll);
  return askedOf(sent, language, (result) => remindedAnswer(result, language));
}
