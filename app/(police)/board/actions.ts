'use server';

import { revalidatePath } from 'next/cache';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { recordStep } from '#lib/chase/commands.ts';
import { stepInput } from '#lib/chase/inputs.ts';
import { chaseWords } from '#lib/chase/words.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { dropViewInput, keepViewInput } from '#lib/overview/views/inputs.ts';
import { dropView, keepView } from '#lib/overview/views/views.ts';
import { askedOf, leadOn } from '../asked.ts';

/** Keeps the filters of the board under a name of one's own. */
export async function saveView(_before: Asked, form: FormData): Promise<Asked> {
  const query = String(form.get('query') ?? '');
  const sent = await act('board:read', keepViewInput, form, keepView);
  return leadOn(sent, () => `/board?${query}&done=kept`);
}

/** Forgets a view. */
export async function forgetView(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('board:read', dropViewInput, form, dropView);
  return leadOn(sent, () => '/board?done=dropped');
}

/** What came of a call, in the row of the board: the list stays where it is and tells what was recorded. */
export async function logCall(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('chase:work', stepInput, form, recordStep);
  // Refused or not, the row is read again: of two officers the second sees what the first recorded.
  revalidatePath('/board');
  return askedOf(sent, language, () => chaseWords(language).saved);
}
