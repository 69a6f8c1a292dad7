'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { previewInput, setInput } from '#lib/anomaly/inputs.ts';
import { askPreview } from '#lib/anomaly/preview.ts';
import { setParameters } from '#lib/anomaly/set-parameters.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askedOf } from '../../asked.ts';

/** Asks what a rule would have found with other parameters. */
export async function tryParameters(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('rule:approve', previewInput, form, askPreview);
  if (sent.state === 'done') redirect(`/alerts/rules/${sent.result.rule}?done=asked#found` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Gives a rule the parameters that were tried. */
export async function giveParameters(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('rule:approve', setInput, form, setParameters);
  if (sent.state === 'done') redirect(`/alerts/rules/${sent.result.rule}?done=set` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}
