'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { channelInput, testInput } from '#lib/delivery/inputs.ts';
import { setChannel, testChannel, withoutSecrets } from '#lib/delivery/setting.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askedOf } from '../asked.ts';

/** Sets a channel; what its secrets were is never sent back to the page. */
export async function set(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('channel:manage', channelInput, form, setChannel);
  if (sent.state === 'done') redirect(`/channels?done=saved&channel=${sent.result.channel}` as Route);
  const asked = askedOf(sent, await languageOfRequest());
  return { ...asked, values: withoutSecrets(asked.values.channel ?? '', asked.values) };
}

/** Sends a test through a channel. */
export async function tryOut(form: FormData): Promise<void> {
  const sent = await act('channel:manage', testInput, form, testChannel);
  const told = sent.state === 'done' ? `done=asked&channel=${sent.result.channel}` : 'done=unset';
  redirect(`/channels?${told}` as Route);
}
