'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import * as z from 'zod';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { proveRectification, signInspection } from '#lib/inspection/commands.ts';
import { proveInput, recordInput, strikeInput, undercoverInput } from '#lib/inspection/inputs.ts';
import { planUndercover, strikePlan } from '#lib/inspection/plans.ts';
import { drawWeek } from '#lib/inspection/weekly.ts';
import { askedOf } from '../asked.ts';

/** A visit is signed; the same form sent twice leads to the same record. */
export async function sign(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('inspection:sign', recordInput, form, signInspection);
  if (sent.state === 'done') redirect(`/inspections/${sent.result.id}?done=saved` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** A 民警 records how it is known that a correction was made. */
export async function prove(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('inspection:sign', proveInput, form, proveRectification);
  if (sent.state === 'done') redirect(`/inspections/${sent.result.inspection}?done=proven` as Route);
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Draws the week's list. */
export async function drawNow(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('inspection:plan', z.strictObject({}), form, drawWeek);
  if (sent.state === 'done') redirect('/inspections?done=drawn');
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Prepares a 暗访. */
export async function prepare(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('inspection:plan', undercoverInput, form, planUndercover);
  if (sent.state === 'done') redirect('/inspections?done=prepared');
  return askedOf(sent, await languageOfRequest(), () => null);
}

/** Strikes a planned visit off. */
export async function strike(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('inspection:plan', strikeInput, form, strikePlan);
  if (sent.state === 'done') redirect('/inspections?done=struck');
  return askedOf(sent, await languageOfRequest(), () => null);
}
