'use server';

import * as z from 'zod';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { checkFiles, filesOf } from '#lib/attachment/check.ts';
import { act } from '#lib/gate/action.ts';
import { signInspection } from '#lib/inspection/commands.ts';
import { proveInput, recordInput, strikeInput, undercoverInput } from '#lib/inspection/inputs.ts';
import { visitTakes } from '#lib/inspection/pictures.ts';
import { planUndercover, strikePlan } from '#lib/inspection/plans.ts';
import { proveRectification } from '#lib/inspection/rectify.ts';
import { drawWeek } from '#lib/inspection/weekly.ts';
import { leadOn } from '../asked.ts';

/** A visit is signed; the same form sent twice leads to the same record. */
export async function sign(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('inspection:sign', recordInput, form, async (pass, input) =>
    signInspection(pass, input, await checkFiles(await filesOf(form), visitTakes)),
  );
  return leadOn(sent, (result) => `/inspections/${result.id}?done=saved`);
}

/** A 民警 records how it is known that a correction was made. */
export async function prove(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('inspection:sign', proveInput, form, proveRectification);
  return leadOn(sent, ({ inspection, chase }) =>
    inspection ? `/inspections/${inspection}?done=proven` : `/chases/${chase}?done=proven`,
  );
}

/** Draws the week's list. */
export async function drawNow(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('inspection:plan', z.strictObject({}), form, drawWeek);
  return leadOn(sent, () => '/inspections?done=drawn');
}

/** Prepares a 暗访. */
export async function prepare(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('inspection:plan', undercoverInput, form, planUndercover);
  return leadOn(sent, () => '/inspections?done=prepared');
}

/** Strikes a planned visit off. */
export async function strike(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('inspection:plan', strikeInput, form, strikePlan);
  return leadOn(sent, () => '/inspections?done=struck');
}
