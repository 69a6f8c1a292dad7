'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { askedOf } from '#app/(admin)/asked.ts';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { decisionInput } from '#lib/approval/inputs.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { askHold, decideHold, releaseHold } from '#lib/retention/holds.ts';
import { holdInput, releaseInput } from '#lib/retention/inputs.ts';

const { lodging: _, ...rest } = holdInput.shape;
const holdForm = z.strictObject({ ...rest, lodging: z.string().trim().min(1, 'M-161').max(40, 'M-161') });

async function goOn(sent: Sent<unknown>, done: string): Promise<Asked> {
  if (sent.state === 'done') redirect(`/holds?done=${done}` as Route);
  const language = await languageOfRequest();
  if (sent.state !== 'refused') return askedOf(sent, language);
  // The code a person typed is the only thing that can be missing here.
  const problems = sent.problems.map((problem) =>
    problem.code === 'M-161' && sent.values.lodging !== undefined
      ? { ...problem, field: 'lodging' }
      : problem,
  );
  return askedOf({ ...sent, problems }, language);
}

/** Asks that a lodging's nights stay readable for a case. */
export async function ask(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('hold:ask', holdForm, form, async (pass, { lodging, ...typed }) =>
    askHold(pass, { ...typed, lodging: (await lodgingByCode(pass, lodging)).id }),
  );
  return goOn(sent, 'asked');
}

/** The second person's answer. */
export async function decide(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('hold:approve', decisionInput, form, decideHold), 'done');
}

/** Ends a hold in force. */
export async function release(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('hold:approve', releaseInput, form, async (pass, { hold }) => {
    await releaseHold(pass, hold);
    return null;
  });
  return goOn(sent, 'releasedNow');
}
