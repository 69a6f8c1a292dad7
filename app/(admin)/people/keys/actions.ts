'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { keyAnswer } from '#app/(lodging)/my-lodging/keys/key-answer.tsx';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { recentFactor } from '#app/(shared)/account/recent.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { endUnitKeyInput, newUnitKey } from '#lib/identity/inputs.ts';
import { createUnitKey, revokeUnitKey } from '#lib/identity/unit-keys.ts';
import { askedOf } from '../../asked.ts';

/** Makes a key for a school, a platform or a department; it is shown this once. */
export async function make(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const first = await recentFactor(form, language);
  if (first) return first;
  const sent = await act('account:manage', newUnitKey, form, createUnitKey);
  if (sent.state === 'done') revalidatePath('/people/keys');
  return askedOf(sent, language, ({ key }) => keyAnswer(language, key));
}

/** Ends a unit's key at once. */
export async function end(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('account:manage', endUnitKeyInput, form, async (pass, { prefix }) => {
    await revokeUnitKey(pass, prefix);
    return null;
  });
  if (sent.state === 'done') redirect('/people/keys?done=ended');
  return askedOf(sent, await languageOfRequest());
}
