'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askEvidence } from '#lib/release/commands.ts';
import { evidenceInput, releaseInput } from '#lib/release/inputs.ts';
import { makeRelease, openForRelease } from '#lib/release/make.ts';
import { askedOf } from '../asked.ts';

/** Asks a second person for a pack. */
export async function ask(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('evidence:ask', evidenceInput, form, askEvidence);
  if (sent.state === 'done') redirect('/evidence?done=asked' as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Makes what was allowed: the openings are in the house book before anything is read. */
export async function make(_before: Asked, form: FormData): Promise<Asked> {
  const opened = await act('evidence:ask', releaseInput, form, openForRelease);
  const sent = opened.state === 'done' ? await act('evidence:ask', releaseInput, form, makeRelease) : opened;
  if (sent.state === 'done') redirect('/evidence?done=made' as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}
