'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { withNumbers } from '#app/(shared)/matter/numbers-ask.ts';
import { answerPart, claimPart } from '#lib/anomaly/handling/parts.ts';
import { closeReview } from '#lib/anomaly/handling/review.ts';
import { partAnswerInput, partClaimInput, reviewCloseInput } from '#lib/anomaly/inputs.ts';
import { handClaimInput, handEndInput } from '#lib/conversation/handing/inputs.ts';
import { claimHand, endHand } from '#lib/conversation/handing/post.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { leadOn } from '../asked.ts';

async function goOn(sent: Sent<unknown>, done: string, key?: unknown): Promise<Asked> {
  const query = new URLSearchParams({ done, ...(typeof key === 'string' ? { sent: key } : {}) });
  return leadOn(sent, () => `/requests?${query}`);
}

/** Claims a part that was passed to one's unit. */
export async function claim(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('part:work', partClaimInput, form, claimPart), 'claimed');
}

/** Answers a part, or returns it. */
export async function answer(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('part:work', partAnswerInput, form, answerPart), 'answered');
}

/** Ends a second investigation that was given to the visitor. */
export async function close(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('review:work', reviewCloseInput, form, closeReview), 'closed');
}

/** Claims a matter that was passed to one's unit or stands open. */
export async function claimPassed(_before: Asked, form: FormData): Promise<Asked> {
  return goOn(await act('part:work', handClaimInput, form, claimHand), 'taken');
}

/** Answers a passed matter, or returns it. */
export async function endPassed(_before: Asked, form: FormData): Promise<Asked> {
  const asked = await goOn(await act('part:work', handEndInput, form, endHand), 'ended', form.get('hand'));
  return withNumbers(asked, await languageOfRequest());
}
