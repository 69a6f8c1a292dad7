'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { previewInput, setInput } from '#lib/anomaly/inputs.ts';
import { askPreview } from '#lib/anomaly/preview.ts';
import { setParameters } from '#lib/anomaly/set-parameters.ts';
import { act } from '#lib/gate/action.ts';
import { leadOn } from '../../asked.ts';

/** Asks what a rule would have found with other parameters. */
export async function tryParameters(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('rule:approve', previewInput, form, askPreview);
  return leadOn(sent, (result) => `/alerts/rules/${result.rule}?done=asked#found`);
}

/** Gives a rule the parameters that were tried. */
export async function giveParameters(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('rule:approve', setInput, form, setParameters);
  return leadOn(sent, (result) => `/alerts/rules/${result.rule}?done=set`);
}
