import * as z from 'zod';
import { watchInput } from '#lib/watchlist/inputs.ts';
import { answers, callEndings, matters } from './terms.ts';

const text = (max: number) => z.string().trim().max(max, { error: 'M-484' }).default('');

/** A search call as typed: who, as on the watch list, and what a desk is to look for. */
export const composeInput = watchInput.omit({ by_name: true, features: true, name: true }).extend({
  matter: z.enum(matters, { error: 'M-480' }),
  /** 'county', 'unit:ID' or 'township:CODE' */
  audience: z
    .string()
    .max(60)
    .regex(/^(county|unit:[0-9a-f-]{36}|township:\d{9})$/, { error: 'M-481' }),
  name: text(60),
  /** when and where last seen, or found */
  seen: text(120).refine((typed) => typed.length >= 4, { error: 'M-482' }),
  looks: text(300).refine((typed) => typed.length >= 4, { error: 'M-482' }),
});
export type ComposeInput = z.infer<typeof composeInput>;

const call = z.uuid({ error: 'M-161' });
export const decideInput = z.strictObject({ call, release: z.enum(['yes', 'no']) });
export const endCallInput = z.strictObject({ call, outcome: z.enum(callEndings, { error: 'M-343' }) });

/** What a house answers; where and when belongs to a tip. */
export const answerInput = z.strictObject({
  call,
  lodging: z.string().max(40),
  answer: z.enum(answers, { error: 'M-485' }),
  said: text(300),
});
export type AnswerInput = z.infer<typeof answerInput>;
