'use server';

import * as z from 'zod';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { glassInput, revealInput } from '#lib/approval/inputs.ts';
import { askReveal, breakGlass, openBySecondPerson, openByStanding } from '#lib/approval/reveal.ts';
import { act, type Sent } from '#lib/gate/action.ts';
import { leadOn } from '../../../../asked.ts';

const approvalInput = z.strictObject({ approval: z.uuid({ error: 'M-161' }) });

/** Only what the command knows; where the page was travels beside it. */
function partOf(form: FormData, names: readonly string[]): FormData {
  const part = new FormData();
  for (const name of names) {
    const value = form.get(name);
    if (typeof value === 'string') part.set(name, value);
  }
  return part;
}

const typed = ['stay', 'reason', 'reference'];

async function goOn(sent: Sent<unknown>, form: FormData, query: string): Promise<Asked> {
  const [code, stay] = ['code', 'stay'].map((name) => encodeURIComponent(String(form.get(name) ?? '')));
  return leadOn(sent, () => `/lodgings/${code}/stays/${stay}?${query}`);
}

/** Opens by the post's standing approval. */
export async function openStanding(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('stay:reveal', revealInput, partOf(form, typed), async (pass, input) => {
    const { id } = await openByStanding(pass, input);
    return { id };
  });
  return goOn(sent, form, 'show=1');
}

/** Asks a second person. */
export async function askSecond(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('stay:reveal', revealInput, partOf(form, typed), async (pass, input) => ({
    id: await askReveal(pass, input),
  }));
  return goOn(sent, form, 'done=asked');
}

/** Opens what a second person allowed. */
export async function openAllowed(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act(
    'stay:reveal',
    approvalInput,
    partOf(form, ['approval']),
    async (pass, { approval }) => {
      const { id } = await openBySecondPerson(pass, approval);
      return { id };
    },
  );
  return goOn(sent, form, 'show=1');
}

/** Breaks the glass in an instant matter. */
export async function openAtOnce(_before: Asked, form: FormData): Promise<Asked> {
  const sent = await act('stay:reveal', glassInput, partOf(form, typed), async (pass, input) => {
    const { id } = await breakGlass(pass, input);
    return { id };
  });
  return goOn(sent, form, 'show=1');
}
