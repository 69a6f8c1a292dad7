'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { remindInput } from '#lib/chase/inputs.ts';
import { remindAll } from '#lib/chase/remind.ts';
import { act } from '#lib/gate/action.ts';
import { enter } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { isSentByScript } from '#lib/gate/sent-by.ts';
import { type Taker, takersOf } from '#lib/handover/takers.ts';
import { askedOf } from '../../asked.ts';
import { heldOf } from '../../held.ts';
import { remindedAnswer } from './answer.tsx';

/** Reminds every lodging that was counted and still can be; what is left comes back as the list to call. */
export async function remind(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('chase:work', remindInput, form, remindAll);
  // What is given in place needs a script; sent by the browser alone, each lodging's chase has the same form.
  const takers =
    sent.state === 'done' && (await isSentByScript())
      ? await takersFor(sent.result.left.map(({ lodging }) => lodging.id))
      : null;
  return askedOf(sent, language, (result) => remindedAnswer(result, takers, language));
}

/** Who can be given what is left, for whoever gives. */
async function takersFor(lodgings: readonly string[]): Promise<Record<string, Taker[]> | null> {
  if (lodgings.length === 0 || !(await heldOf(['task:give'])).has('task:give')) return null;
  return enter('task:give', async (pass) => Object.fromEntries(await takersOf(pass, lodgings)));
}
