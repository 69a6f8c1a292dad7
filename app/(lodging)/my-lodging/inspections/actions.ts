'use server';

import { redirect } from 'next/navigation';
import { type Asked, tell, unasked } from '#app/(shared)/account/asked.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { doneInput, stateInput } from '#lib/inspection/inputs.ts';
import { sayDone, stateOn } from '#lib/inspection/tell.ts';
import { at } from '../../frame.tsx';

/** The house's statement on a visit. */
export async function state(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = houseOf(form);
  return goOn(await act('inspection:state', stateInput, form, stateOn), lodging, 'stated');
}

/** The house says that it has put right what was found. */
export async function done(_before: Asked, form: FormData): Promise<Asked> {
  const lodging = houseOf(form);
  return goOn(await act('inspection:state', doneInput, form, sayDone), lodging, 'done');
}

function houseOf(form: FormData): string {
  const lodging = String(form.get('lodging') ?? '');
  form.delete('lodging');
  return lodging;
}

async function goOn(sent: Sent<unknown>, lodging: string, what: string): Promise<Asked> {
  if (sent.state === 'done') redirect(at('/my-lodging/inspections', lodging, { done: what }));
  if (sent.state === 'untouched') return unasked;
  const language = await languageOfRequest();
  return { problems: tell(sent.problems, language), values: sent.values };
}
