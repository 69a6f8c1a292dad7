'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { type Asked, tell, unasked } from '#app/(shared)/account/asked.ts';
import { addressInput, setOwnAddress } from '#lib/delivery/address.ts';
import { markInput, markRead } from '#lib/delivery/inbox.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { ownPath } from '#lib/identity/own-path.ts';

/** Sets the address one's messages also go to. */
export async function saveAddress(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('account:own', addressInput, form, setOwnAddress);
  if (sent.state === 'done') redirect('/account/messages?done=address');
  if (sent.state === 'untouched') return unasked;
  const language = await languageOfRequest();
  const problems = tell(sent.problems, language).map((one) => ({ ...one, field: 'email' }));
  return { problems, values: sent.values };
}

/** Marks messages of one's own as read and goes back to the list they stood in. */
export async function mark(form: FormData): Promise<void> {
  await act('account:own', markInput, form, markRead);
  const back = form.get('back');
  redirect((ownPath(typeof back === 'string' ? back : null) ?? '/account/messages') as Route);
}
