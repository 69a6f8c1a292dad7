'use server';

import { z } from 'zod';
import { askedOf } from '#app/(admin)/asked.ts';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { outageInput } from '#lib/registry/inputs.ts';
import { declareOutage } from '#lib/registry/outages.ts';
import { declaredAnswer } from './declared.tsx';

// Boxes of which none was ticked are not sent at all.
const ticked = z.preprocess(
  (given) => ({ townships: [], ...z.record(z.string(), z.unknown()).safeParse(given).data }),
  outageInput,
);

/** Declares that power or network was out in townships; due times there move by themselves. */
export async function declare(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('outage:declare', ticked, form, declareOutage);
  return askedOf(sent, language, ({ ids }) => declaredAnswer(language, ids.length));
}
