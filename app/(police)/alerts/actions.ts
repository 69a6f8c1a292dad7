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
import { askedOf, leadOn } from '../asked.ts';

/** Claims an alert, or takes it over. */
export async function claim(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', claimAlertInput, form, claimAlert);
  return leadOn(sent, (result) => `/alerts/${result.id}?done=claimed`);
}

/** Notes the first contact. */
export async function contact(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', contactInput, form, contactAlert);
  return leadOn(sent, (result) => `/alerts/${result.id}?done=contacted`);
}

/** Adds a note. */
export async function note(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', noteInput, form, noteAlert);
  return leadOn(sent, (result) => `/alerts/${result.id}?done=noted`);
}

/** Sends the neutral question to the house. */
export async function ask(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', askInput, form, askHouse);
  return leadOn(sent, (result) => `/alerts/${result.id}?done=asked`);
}

/** Asks another unit for a part. */
export async function pass(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('alert:work', partAskInput, form, askPart);
  return leadOn(sent, (result) => `/alerts/${result.id}?done=passed`);
}

/** Opens the second investigation beside the case. */
export async function review(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('hold:ask', reviewOpenInput, form, openReview);
  return leadOn(sent, (result) => `/alerts/${result.id}?done=reviewed`);
}

/** Ends an alert; what only a 民警 may say goes in by their door. */
export async function close(_before: Asked, form: FormData): Promise<Asked> {
  const sent = policeOnly.some((one) => one === form.get('disposition'))
    ? await act('alert:dispose', closeInput, form, disposeAlert)
    : await act('alert:work', closeInput, form, closeAlert);
  return leadOn(sent, (result) => `/alerts/${result.id}?done=closed`);
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
