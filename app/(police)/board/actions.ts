'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { dropViewInput, keepViewInput } from '#lib/overview/views/inputs.ts';
import { dropView, keepView } from '#lib/overview/views/views.ts';
import { askedOf } from '../asked.ts';

/** Keeps the filters of the board under a name of one's own. */
export async function saveView(_before: Asked, form: FormData): Promise<Asked> {
  const query = String(form.get('query') ?? '');
  const sent = await act('board:read', keepViewInput, form, keepView);
  if (sent.state === 'done') redirect(`/board?${query}&done=kept` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Forgets a view. */
export async function forgetView(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('board:read', dropViewInput, form, dropView);
  if (sent.state === 'done') redirect('/board?done=dropped' as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}
