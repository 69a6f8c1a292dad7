'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { handOver } from '#lib/handover/commands.ts';
import { handoverInput } from '#lib/handover/inputs.ts';
import { askedOf } from '../asked.ts';
import { handedAnswer } from './answer.tsx';

/** Gives beats to a successor or a substitute. */
export async function give(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('handover:make', handoverInput, form, handOver);
  return askedOf(sent, language, (result) => handedAnswer(result, language));
}
