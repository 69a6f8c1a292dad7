import * as z from 'zod';
import { name } from './text.ts';

const phone = z
  .string()
  .trim()
  .refine((text) => text === '' || /^\+?[0-9][0-9-]{2,22}$/.test(text), { error: 'M-210' })
  .default('');
const id = z.uuid({ error: 'M-161' });

/** A new unit; a county hangs nowhere, a station and a post on the county, a beat on a station. */
export const unitInput = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9_-]{1,30}$/, { error: 'M-210' }),
  kind: z.enum(['county', 'station', 'beat', 'post'], { error: 'M-211' }),
  name: name(60),
  parent_id: z.union([id, z.literal('').transform(() => null)]).optional(),
  phone,
});
export type UnitInput = z.infer<typeof unitInput>;

export const unitChange = z.strictObject({ unit_id: id, name: name(60), phone });
export type UnitChange = z.infer<typeof unitChange>;

export const tagInput = z.strictObject({
  tag_id: id.optional(),
  name: name(30),
  parent_id: z.union([id, z.literal('').transform(() => null)]).optional(),
});
export type TagInput = z.infer<typeof tagInput>;

export const tagRemoval = z.strictObject({ tag_id: id });
export type TagRemoval = z.infer<typeof tagRemoval>;

/** An instant with its offset, or Shanghai's wall time as a form's date and time field gives it. */
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/, { error: 'M-217' });

export const outageInput = z.strictObject({
  townships: z
    .union([z.array(z.string().max(12)), z.string().transform((one) => [one])])
    .pipe(z.array(z.string()).min(1, { error: 'M-218' }).max(60, { error: 'M-218' })),
  from: instant,
  to: instant,
  reason: name(200),
});
export type OutageInput = z.infer<typeof outageInput>;
