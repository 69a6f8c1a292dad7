'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { markInput, markRead } from '#lib/delivery/inbox.ts';
import { act } from '#lib/gate/action.ts';
import { ownPath } from '#lib/identity/own-path.ts';

/** Marks messages of one's own as read and goes back to the list they stood in. */
export async function mark(form: FormData): Promise<void> {
  await act('account:own', markInput, form, markRead);
  const back = form.get('back');
  redirect((ownPath(typeof back === 'string' ? back : null) ?? '/account/messages') as Route);
}
