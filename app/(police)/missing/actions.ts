'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { composeCall, decideCall, endCall } from '#lib/missing/commands.ts';
import { composeInput, decideInput, endCallInput } from '#lib/missing/inputs.ts';
import { askedOf, leadOn } from '../asked.ts';

/** Composes a search call; it waits for its second person. */
export async function compose(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('search:write', composeInput, form, composeCall);
  return leadOn(sent, (result) => `/missing/${result.id}?done=composed`);
}

/** The second person releases it or does not. */
export async function decide(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('search:write', decideInput, form, decideCall);
  if (sent.state === 'done') {
    const done = sent.result.released ? 'released' : 'declined';
    redirect(`/missing/${sent.result.id}?done=${done}` as Route);
  }
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Ends a call. */
export async function end(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('search:write', endCallInput, form, endCall);
  return leadOn(sent, (result) => `/missing/${result.id}?done=ended`);
}
