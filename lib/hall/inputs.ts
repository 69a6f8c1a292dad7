import * as z from 'zod';
import { hideReasons, houseKinds, longest, matterEndings, policeKinds } from './terms.ts';

const length = (text: string) => [...text].length;

const text = z
  .string({ error: 'M-640' })
  .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .refine((value) => length(value) >= 1 && length(value) <= longest.text, { error: 'M-640' });
const place = z
  .string()
  .trim()
  .refine((value) => length(value) <= longest.place, { error: 'M-641' })
  .optional()
  .transform((value) => value || null);
const requestKey = z.uuid({ error: 'M-643' });
const hall = z.uuid({ error: 'M-161' });
const matter = z.uuid({ error: 'M-161' });

/** A house begins a matter in a hall of its own. */
export const askHallInput = z.strictObject({
  hall,
  lodging: z.string().min(1, { error: 'M-161' }),
  kind: z.enum(houseKinds, { error: 'M-644' }),
  text,
  place,
  request_key: requestKey,
});
export type AskHallInput = z.infer<typeof askHallInput>;

/** A house writes on. */
export const sayHallInput = z.strictObject({
  matter,
  lodging: z.string().min(1, { error: 'M-161' }),
  text,
  place,
  request_key: requestKey,
});
export type SayHallInput = z.infer<typeof sayHallInput>;

/** The host begins a matter in one hall, or in all of a place ('all', 'unit:ID', 'township:CODE'). */
export const announceInput = z.strictObject({
  audience: z.string().regex(/^(all|(hall|unit):[0-9a-f-]{36}|township:\d{9})$/, { error: 'M-652' }),
  kind: z.enum(policeKinds, { error: 'M-644' }),
  text,
  place,
  request_key: requestKey,
});
export type AnnounceInput = z.infer<typeof announceInput>;

/** Police or a department answer. */
export const answerHallInput = z.strictObject({ matter, text, place, request_key: requestKey });
export type AnswerHallInput = z.infer<typeof answerHallInput>;

export const endMatterInput = z.strictObject({
  matter,
  how: z.enum(matterEndings, { error: 'M-651' }).default('done'),
});
export type EndMatterInput = z.infer<typeof endMatterInput>;

export const hideInput = z.strictObject({
  post: z.uuid({ error: 'M-161' }),
  reason: z.enum(hideReasons, { error: 'M-647' }),
});
export type HideInput = z.infer<typeof hideInput>;

/** A circle to open: a beat's, or of a trade within a unit ('TAG/UNIT'). */
export const openHallInput = z.strictObject({
  circle: z.string().regex(/^(beat:[0-9a-f-]{36}|trade:[0-9a-f-]{36}:[0-9a-f-]{36})$/, { error: 'M-649' }),
});
export type OpenHallInput = z.infer<typeof openHallInput>;

export const closeHallInput = z.strictObject({ hall });
export type CloseHallInput = z.infer<typeof closeHallInput>;

export const seatInput = z.strictObject({ hall, unit: z.uuid({ error: 'M-650' }) });
export type SeatInput = z.infer<typeof seatInput>;

export const unseatInput = z.strictObject({ seat: z.uuid({ error: 'M-161' }) });
export type UnseatInput = z.infer<typeof unseatInput>;
