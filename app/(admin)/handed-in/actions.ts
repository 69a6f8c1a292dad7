'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { withNumbers } from '#app/(shared)/matter/numbers-ask.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { addToHanded } from '#lib/matter/add.ts';
import { handIn } from '#lib/matter/handed.ts';
import { handedAddInput, handInput } from '#lib/matter/inputs.ts';
import { askedOf } from '../asked.ts';

async function goOn(sent: Sent<{ id: string }>, form: FormData, done: string): Promise<Asked> {
  if (sent.state === 'done') {
    const query = new URLSearchParams({ done, sent: String(form.get('request_key') ?? '') });
    redirect(`/handed-in/${sent.result.id}?${query}` as Route);
  }
  const language = await languageOfRequest();
  return withNumbers(askedOf(sent, language), language);
}

/** A school, a platform or a department hands in a dispute or a clue. */
export async function hand(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('clue:hand', handInput, form, handIn), form, 'handed');
}

/** It adds a line. */
export async function add(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('clue:hand', handedAddInput, form, addToHanded), form, 'added');
}
