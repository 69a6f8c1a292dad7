'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { setProvider } from '#lib/identity/provider/setting.ts';
import { providerInput } from '#lib/identity/provider/terms.ts';
import { askedOf } from '../../asked.ts';

/** Sets who vouches for police; what its secret was is never sent back to the page. */
export async function set(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('account:manage', providerInput, form, setProvider);
  if (sent.state === 'done') redirect('/people/ways?done=saved' as Route);
  const asked = askedOf(sent, await languageOfRequest());
  const { secret: _, ...values } = asked.values;
  return { ...asked, values };
}
