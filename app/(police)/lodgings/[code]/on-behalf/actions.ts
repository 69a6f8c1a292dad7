'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { fileForHouse as fileAsTold } from '#lib/chase/behalf.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { behalfInput } from '#lib/report/behalf/behalf.ts';
import { askedOf } from '../../../asked.ts';

/** Files what the house said on the telephone, then its page with that night. */
export async function fileForHouse(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('report:on_behalf', behalfInput, form, fileAsTold);
  if (sent.state === 'done') {
    const page = `/lodgings/${encodeURIComponent(String(form.get('code')))}`;
    redirect(`${page}?${new URLSearchParams({ night: sent.result.day, done: 'behalf' })}` as Route);
  }
  return askedOf(sent, await languageOfRequest(), () => null);
}
