import * as z from 'zod';
import { isCivilDate } from '#lib/clock/business-day.ts';

const date = (code: string) => z.string({ error: code }).refine(isCivilDate, { error: code });
const empty = (value: unknown) => (value === '' ? undefined : value);
const list = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** One act: beats from one officer to another, from a day on, or from a day to a day while the officer is away. */
export const handoverInput = z.strictObject({
  from: z.uuid({ error: 'M-440' }),
  to: z.uuid({ error: 'M-441' }),
  units: z.preprocess(list, z.array(z.uuid({ error: 'M-442' })).min(1, { error: 'M-442' })),
  day: date('M-443'),
  until: z.preprocess(empty, date('M-443').optional()),
  leaves: z.literal('1').optional(),
});
export type HandoverInput = z.infer<typeof handoverInput>;
