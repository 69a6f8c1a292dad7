'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { giveInput, giveTask } from '#lib/handover/give.ts';
import { askedOf, leadOn } from '../asked.ts';
import { givenAnswer } from './given.tsx';

/** Gives a chase or a task to somebody; on the answer of a bulk reminder it says so in place, for the next of its list. */
export async function give(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('task:give', giveInput, form, giveTask);
  if (sent.state === 'done' && sent.result.back === 'remind')
    return askedOf(sent, language, ({ to }) => givenAnswer(to, language));
  return leadOn(sent, ({ matter, id }) =>
    matter === 'chase' ? `/chases/${id}?done=given` : `/tasks?done=given&whose=all#task-${id}`,
  );
}
