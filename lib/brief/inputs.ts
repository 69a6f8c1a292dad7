import * as z from 'zod';
import { businessDay, isCivilDate } from '#lib/clock/business-day.ts';

const absent = (value: unknown) => (value === '' ? undefined : value);

/** As of which minute a brief is made, in Shanghai's time as a form's field gives it; left empty it is now. */
export const issueInput = z.object({
  asOf: z.preprocess(
    absent,
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
      .refine((text) => isCivilDate(text.slice(0, 10)))
      .optional(),
  ),
});
export type IssueInput = z.infer<typeof issueInput>;

/** What the supervision list is asked by its address: any date of its week, a station. */
export const weeklyFilters = z.object({
  week: z.preprocess(
    absent,
    z
      .string()
      .refine(isCivilDate)
      .transform((text) => businessDay(text))
      .optional(),
  ),
  station: z.preprocess(absent, z.uuid().optional()),
});
