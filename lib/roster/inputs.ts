import * as z from 'zod';
import { shiftKinds } from './terms.ts';

const id = z.uuid({ error: 'M-161' });
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'M-411' });
/** A minute of Shanghai as a browser sends it. */
const minute = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'M-415' })
  .transform((text) => new Date(`${text}:00+08:00`))
  .refine((at) => !Number.isNaN(at.getTime()), { error: 'M-415' });

export const shiftInput = z.strictObject({
  unit: id,
  account: id,
  date,
  kind: z.enum(shiftKinds, { error: 'M-412' }),
});
export type ShiftInput = z.infer<typeof shiftInput>;

export const rosterInput = z.strictObject({
  unit: id,
  text: z.string().max(40_000, { error: 'M-416' }),
});
export type RosterInput = z.infer<typeof rosterInput>;

/** Somebody else takes a shift over; without anybody it is taken off. */
export const swapInput = z.strictObject({ shift: id, account: z.union([id, z.literal('')]) });
export type SwapInput = z.infer<typeof swapInput>;

export const absenceInput = z
  .strictObject({ unit: id, account: id, from: minute, to: minute })
  .refine(({ from, to }) => to > from, { error: 'M-415', path: ['to'] });
export type AbsenceInput = z.infer<typeof absenceInput>;

export const backInput = z.strictObject({ absence: id });
export type BackInput = z.infer<typeof backInput>;
