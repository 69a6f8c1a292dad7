'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { askCase, askEvidence } from '#lib/release/commands.ts';
import { caseInput, evidenceInput, releaseInput } from '#lib/release/inputs.ts';
import { makeRelease, openForRelease } from '#lib/release/make.ts';
import { leadOn } from '../asked.ts';

/** Asks a second person for a pack. */
export async function ask(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('evidence:ask', evidenceInput, form, askEvidence);
  return leadOn(sent, () => '/evidence?done=asked');
}

/** Asks a second person for the pack of a case. */
export async function askOfCase(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('evidence:ask', caseInput, form, askCase);
  return leadOn(sent, () => '/evidence?done=asked');
}

/** Makes what was allowed: the openings are in the house book before anything is read. */
export async function make(_before: Asked, form: FormData): Promise<Asked> {
  const opened = await act('evidence:ask', releaseInput, form, openForRelease);
  const sent = opened.state === 'done' ? await act('evidence:ask', releaseInput, form, makeRelease) : opened;
  return leadOn(sent, () => '/evidence?done=made');
}
