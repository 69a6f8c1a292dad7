'use server';

import { redirect } from 'next/navigation';
import { type Asked, tell, unasked } from '#app/(shared)/account/asked.ts';
import { withNumbers } from '#app/(shared)/matter/numbers-ask.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { addToMatter } from '#lib/matter/add.ts';
import { raiseMatter } from '#lib/matter/house.ts';
import { addInput, raiseInput } from '#lib/matter/inputs.ts';
import { at } from '../frame.tsx';

async function goOn(
  sent: Sent<{ id: string }>,
  form: FormData,
  lodging: string,
  done: string,
): Promise<Asked> {
  if (sent.state === 'done') {
    const key = String(form.get('request_key') ?? '');
    redirect(at(`/matters/${sent.result.id}`, lodging, { done, sent: key }));
  }
  if (sent.state === 'untouched') return unasked;
  const language = await languageOfRequest();
  const asked = { problems: tell(sent.problems, language), values: sent.values };
  return withNumbers(asked, language);
}

/** The house raises a dispute, hands in a clue, or answers a call. */
export async function raise(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = String(form.get('lodging') ?? '');
  return goOn(await act('matter:raise', raiseInput, form, raiseMatter), form, lodging, 'raised');
}

/** The house adds a line. */
export async function add(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = String(form.get('lodging') ?? '');
  form.delete('lodging');
  return goOn(await act('matter:raise', addInput, form, addToMatter), form, lodging, 'added');
}
