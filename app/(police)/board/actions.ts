'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { dropViewInput, keepViewInput } from '#lib/overview/views/inputs.ts';
import { dropView, keepView } from '#lib/overview/views/views.ts';
import { leadOn } from '../asked.ts';

/** Keeps the filters of the board under a name of one's own. */
export async function saveView(_before: Asked, form: FormData): Promise<Asked> {
  const query = String(form.get('query') ?? '');
  const sent = await act('board:read', keepViewInput, form, keepView);
  return leadOn(sent, () => `/board?${query}&done=kept`);
}

/** Forgets a view. */
export async function forgetView(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('board:read', dropViewInput, form, dropView);
  return leadOn(sent, () => '/board?done=dropped');
}
