'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type Asked, askedOf } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { newKey, one } from '#lib/identity/inputs.ts';
import { createKey, revokeKey } from '#lib/identity/keys.ts';
import { keyAnswer } from './key-answer.tsx';

/** Makes a key for one of the owner's lodgings; it is shown this once. */
export async function makeKey(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('key:manage', newKey, form, (pass, input) => createKey(pass, input));
  if (sent.state === 'done') revalidatePath('/my-lodging/keys');
  return askedOf(sent, language, ({ key }) => keyAnswer(language, key));
}

/** Ends a key at once. */
export async function endKey(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('key:manage', one, form, async (pass, { id }) => {
    await revokeKey(pass, id);
    return null;
  });
  if (sent.state === 'done') redirect('/my-lodging/keys?done=keyRevoked');
  return askedOf(sent, language, () => null);
}
