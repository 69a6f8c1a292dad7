'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { Asked } from '#app/(shared)/account/asked.ts';
import {
  approveRule,
  claimAlert,
  closeAlert,
  contactAlert,
  disposeAlert,
  noteAlert,
} from '#lib/anomaly/commands.ts';
import { policeOnly } from '#lib/anomaly/dispositions.ts';
import { askHouse } from '#lib/anomaly/handling/ask.ts';
import { askPart } from '#lib/anomaly/handling/parts.ts';
import { openReview } from '#lib/anomaly/handling/review.ts';
import {
  approveInput,
  askInput,
  claimAlertInput,
  closeInput,
  contactInput,
  noteInput,
  partAskInput,
  reviewOpenInput,
} from '#lib/anomaly/inputs.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askedOf } from '../asked.ts';

/** Claims an alert, or takes it over. */
export async function claim(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', claimAlertInput, form, claimAlert);
  if (sent.state === 'done') redirect(`/alerts/${sent.result.id}?done=claimed` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Notes the first contact. */
export async function contact(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', contactInput, form, contactAlert);
  if (sent.state === 'done') redirect(`/alerts/${sent.result.id}?done=contacted` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Adds a note. */
export async function note(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', noteInput, form, noteAlert);
  if (sent.state === 'done') redirect(`/alerts/${sent.result.id}?done=noted` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Sends the neutral question to the house. */
export async function ask(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', askInput, form, askHouse);
  if (sent.state === 'done') redirect(`/alerts/${sent.result.id}?done=asked` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Asks another unit for a part. */
export async function pass(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', partAskInput, form, askPart);
  if (sent.state === 'done') redirect(`/alerts/${sent.result.id}?done=passed` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Opens the second investigation beside the case. */
export async function review(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('hold:ask', reviewOpenInput, form, openReview);
  if (sent.state === 'done') redirect(`/alerts/${sent.result.id}?done=reviewed` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Ends an alert; what only a 民警 may say goes in by their door. */
export async function close(_before: Asked, form: FormData): Promise<Asked> {
  const sent = policeOnly.some((one) => one === form.get('disposition'))
    ? await act('alert:dispose', closeInput, form, disposeAlert)
    : await act('alert:work', closeInput, form, closeAlert);
  if (sent.state === 'done') redirect(`/alerts/${sent.result.id}?done=closed` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Gives or takes a rule's approval. */
export async function approve(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('rule:approve', approveInput, form, approveRule);
  if (sent.state === 'done')
    redirect(
      `/alerts/rules?done=${sent.result.approved ? 'approved' : 'off'}#rule-${sent.result.rule}` as Route,
    );
  return askedOf(sent, await languageOfRequest(), () => null);
}
