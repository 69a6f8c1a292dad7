'use server';

import { redirect } from 'next/navigation';
import { act } from '#lib/gate/action.ts';
import { credentialOfPage } from '#lib/gate/enter.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { pushGone, pushInput } from '#lib/identity/push/inputs.ts';
import { endPush, keepPush } from '#lib/identity/push/subscription.ts';
import { type Asked, askedOf } from '../asked.ts';

/** Tells the person in this browser from now on. */
export async function keepTold(_before: Asked, form: FormData): Promise<Asked> {
  const { session } = await credentialOfPage();
  const sent = await act('account:own', pushInput, form, async (pass, input) => {
    await keepPush(pass, input, session);
    return null;
  });
  if (sent.state === 'done') redirect('/account?done=told');
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Tells the person in one of their browsers no more. */
export async function endTold(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('account:own', pushGone, form, async (pass, { id }) => {
    await endPush(pass, id);
    return null;
  });
  if (sent.state === 'done') redirect('/account?done=toldEnded');
  return askedOf(sent, await languageOfRequest(), () => null);
}
