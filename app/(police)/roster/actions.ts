'use server';

import type { Asked } from '#app/(shared)/account/asked.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import {
  addShift,
  endAbsence,
  importRoster,
  noteAbsence,
  type Rostered,
  swapShift,
} from '#lib/roster/commands.ts';
import { absenceInput, backInput, rosterInput, shiftInput, swapInput } from '#lib/roster/inputs.ts';
import { leadOn } from '../asked.ts';

async function answer(sent: Sent<Rostered>): Promise<Asked> {
  return leadOn(sent, (result) => `/roster?unit=${result.unit}&done=${result.act}`);
}

/** One shift more. */
export async function add(_before: Asked, form: FormData): Promise<Asked> {
  return answer(await act('roster:write', shiftInput, form, addShift));
}

/** A pasted roster, whole or not at all. */
export async function paste(_before: Asked, form: FormData): Promise<Asked> {
  return answer(await act('roster:write', rosterInput, form, importRoster));
}

/** Somebody else takes a shift, or nobody. */
export async function swap(_before: Asked, form: FormData): Promise<Asked> {
  return answer(await act('roster:write', swapInput, form, swapShift));
}

/** Somebody is away. */
export async function away(_before: Asked, form: FormData): Promise<Asked> {
  return answer(await act('roster:write', absenceInput, form, noteAbsence));
}

/** Somebody is back. */
export async function back(_before: Asked, form: FormData): Promise<Asked> {
  return answer(await act('roster:write', backInput, form, endAbsence));
}
