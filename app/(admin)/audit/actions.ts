'use server';

import { z } from 'zod';
import type { Asked } from '#app/(shared)/account/asked.ts';
import { verifyBook } from '#lib/audit/verify.ts';
import { act } from '#lib/gate/action.ts';
import { languageOfRequest } from '#lib/gate/language.ts';
import { askedOf } from '../asked.ts';
import { verdictAnswer } from './verdict.tsx';

const nothing = z.strictObject({});

/** Recomputes the whole book and says what was found. */
export async function verify(_before: Asked, form: FormData): Promise<Asked> {
  const language = await languageOfRequest();
  const sent = await act('audit:read', nothing, form, async (pass) => ({
    verdict: await verifyBook(pass),
    at: pass.now,
  }));
  return askedOf(sent, language, ({ verdict, at }) => verdictAnswer(language, verdict, at));
}
