'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { askExport } from '#lib/release/commands.ts';
import { exportInput, releaseInput } from '#lib/release/inputs.ts';
import { makeRelease, openForRelease } from '#lib/release/make.ts';
import { leadOn } from '../asked.ts';

/** Asks a second person for a list in full. */
export async function ask(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('export:full', exportInput, form, askExport);
  return leadOn(sent, () => '/exports?done=asked');
}

/** Makes what was allowed: the openings are in the house book before anything is read. */
export async function make(_before: Asked, form: FormData): Promise<Asked> {
  const opened = await act('export:full', releaseInput, form, openForRelease);
  const sent = opened.state === 'done' ? await act('export:full', releaseInput, form, makeRelease) : opened;
  return leadOn(sent, () => '/exports?done=made');
}
