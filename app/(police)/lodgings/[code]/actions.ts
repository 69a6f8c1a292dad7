'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { decideClosure } from '#lib/lodging/closures.ts';
import { closureDecision } from '#lib/lodging/inputs.ts';
import { addNote, noteInput } from '#lib/lodging/notes.ts';
import { setPoint } from '#lib/lodging/point/commands.ts';
import { pointInput } from '#lib/lodging/point/inputs.ts';
import { askHold, releaseHold } from '#lib/retention/holds.ts';
import { holdInput, releaseInput } from '#lib/retention/inputs.ts';
import { askedOf, leadOn } from '../../asked.ts';

/** Only what the command knows; where the page was travels beside it. */
function partOf(form: FormData, names: readonly string[]): FormData {
  const part = new FormData();
  for (const name of names) {
    const value = form.get(name);
    if (value !== null) part.set(name, value);
  }
  return part;
}

const pageOf = (form: FormData) => `/lodgings/${encodeURIComponent(String(form.get('code') ?? ''))}`;

/** A note about the lodging. */
export async function saveNote(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('lodging:note', noteInput, form, addNote);
  return leadOn(sent, () => `${pageOf(form)}?done=note#notes`);
}

/** Where the lodging stands, from the phone at its door or typed. */
export async function savePoint(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('lodging:note', pointInput, form, setPoint);
  return leadOn(sent, () => `${pageOf(form)}?done=point#place`);
}

/** A 民警 approves or declines that the house is shut; from the lodging's page or from the list of approvals. */
export async function answerClosure(_before: Asked, form: FormData): Promise<Asked> {
  const answer = partOf(form, ['closure_id', 'approved']);
  const sent = await act('closure:decide', closureDecision, answer, decideClosure);
  if (sent.state === 'done') {
    redirect((form.has('code') ? `${pageOf(form)}?done=closure` : '/approvals?done=closure') as Route);
  }
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Asks that nights of the lodging stay readable for a case. */
export async function holdNights(_before: Asked, form: FormData): Promise<Asked> {
  const nights = partOf(form, ['lodging', 'from_day', 'to_day', 'case_number']);
  const sent = await act('hold:ask', holdInput, nights, askHold);
  return leadOn(sent, () => `${pageOf(form)}?done=hold#holds`);
}

/** Ends a hold in force. */
export async function endHold(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('hold:approve', releaseInput, partOf(form, ['hold']), async (pass, { hold }) => {
    await releaseHold(pass, hold);
    return { hold };
  });
  return leadOn(sent, () => `${pageOf(form)}?done=hold#holds`);
}
