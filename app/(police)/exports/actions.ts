'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askExport } from '#lib/release/commands.ts';
import { exportInput, releaseInput } from '#lib/release/inputs.ts';
import { makeRelease, openForRelease } from '#lib/release/make.ts';
import { askedOf } from '../asked.ts';

/** Asks a second person for a list in full. */
export async function ask(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('export:full', exportInput, form, askExport);
  if (sent.state === 'done') redirect('/exports?done=asked' as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Makes what was allowed: the openings are in the house book before anything is read. */
export async function make(_before: Asked, form: FormData): Promise<Asked> {
  const opened = await act('export:full', releaseInput, form, openForRelease);
  const sent = opened.state === 'done' ? await act('export:full', releaseInput, form, makeRelease) : opened;
  if (sent.state === 'done') redirect('/exports?done=made' as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}
