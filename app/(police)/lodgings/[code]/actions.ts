'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { decideClosure } from '#lib/lodging/closures.ts';
import { closureDecision } from '#lib/lodging/inputs.ts';
import { addNote, noteInput } from '#lib/lodging/notes.ts';
import { askedOf } from '../../asked.ts';

const pageOf = (form: FormData) => `/lodgings/${encodeURIComponent(String(form.get('code') ?? ''))}`;

/** A note about the lodging. */
export async function saveNote(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('lodging:note', noteInput, form, addNote);
  if (sent.state === 'done') redirect(`${pageOf(form)}?done=note#notes` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** A 民警 approves or declines that the house is shut; from the lodging's page or from the list of approvals. */
export async function answerClosure(_before: Asked, form: FormData): Promise<Asked> {
  const asked = new FormData();
  for (const name of ['closure_id', 'approved']) {
    const value = form.get(name);
    if (value !== null) asked.set(name, value);
  }
  const sent = await act('closure:decide', closureDecision, asked, decideClosure);
  if (sent.state === 'done') {
    redirect((form.has('code') ? `${pageOf(form)}?done=closure` : '/approvals?done=closure') as Route);
  }
  return askedOf(sent, await languageOfRequest(), () => null);
}
