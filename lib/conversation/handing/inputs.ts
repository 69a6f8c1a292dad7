import * as z from 'zod';
import { longest, numberWays } from '../terms.ts';

const length = (text: string) => [...text].length;
const text = z
  .string({ error: 'M-600' })
  .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .refine((value) => length(value) >= 2 && length(value) <= longest.text, { error: 'M-600' });

/** `any` leaves it open to whichever department claims it first. */
export const passInput = z.strictObject({
  thread: z.uuid({ error: 'M-161' }),
  to: z.union([z.literal('any'), z.uuid()], { error: 'M-609' }),
  ask: text,
});
export type PassInput = z.infer<typeof passInput>;

/** A task passed on from its own page. */
export const passTaskInput = z.strictObject({
  task: z.uuid({ error: 'M-161' }),
  to: z.union([z.literal('any'), z.uuid()], { error: 'M-609' }),
  ask: text,
});
export type PassTaskInput = z.infer<typeof passTaskInput>;

export const recallThreadInput = z.strictObject({ thread: z.uuid({ error: 'M-161' }) });
export const recallTaskInput = z.strictObject({ task: z.uuid({ error: 'M-161' }) });

/** The numbers a department gave with its answer about a task. */
export const taskNumbersInput = z.strictObject({ hand: z.uuid({ error: 'M-161' }) });

const hand = z.uuid({ error: 'M-161' });
export const handClaimInput = z.strictObject({ hand });
export type HandClaimInput = z.infer<typeof handClaimInput>;

export const handEndInput = z.strictObject({
  hand,
  outcome: z.enum(['answered', 'returned'], { error: 'M-611' }),
  said: text,
  /** what becomes of personal numbers in it; unsaid, it is asked */
  numbers: z.enum(numberWays, { error: 'M-602' }).optional(),
});
export type HandEndInput = z.infer<typeof handEndInput>;
