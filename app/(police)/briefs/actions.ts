'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { issueBrief } from '#lib/brief/commands.ts';
import { issueInput } from '#lib/brief/inputs.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askedOf } from '../asked.ts';
import { issuedAnswer } from './answer.tsx';

/** Issues the next brief of the own unit. */
export async function issue(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('brief:issue', issueInput, form, issueBrief);
  return askedOf(sent, language, (issued) => issuedAnswer(issued, language));
}
