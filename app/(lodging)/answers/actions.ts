'use server';

import { act } from '#lib/gate/action.ts';
import { suggestInput } from '#lib/knowledge/inputs.ts';
import { type Help, suggestFor } from '#lib/knowledge/search.ts';

/** The entries that may answer what is being typed; nothing where it may not be asked. */
export async function suggest(form: FormData): Promise<Help[]> {
  const sent = await act('help:read', suggestInput, form, suggestFor);
  return sent.state === 'done' ? sent.result : [];
}
