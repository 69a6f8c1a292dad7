import * as z from 'zod';

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, { error: 'M-160' })
  .optional();

/** What the auditor's page is filtered by; unknown keys are refused rather than ignored (security.md §6 rows 29 to 32). */
export const bookFilters = z.strictObject({
  /** civil dates (Shanghai), both included */
  from: day,
  to: day,
  act: z
    .string()
    .regex(/^[a-z_]+(\.[a-z_]+)?$/, { error: 'M-300' })
    .optional(),
  actor: z.uuid({ error: 'M-300' }).optional(),
  subject: z.string().max(80, { error: 'M-300' }).optional(),
  /** code of a lodging, as people name it */
  lodging: z.string().trim().max(40, { error: 'M-300' }).optional(),
  page: z.coerce
    .number({ error: 'M-300' })
    .int({ error: 'M-300' })
    .min(1, { error: 'M-300' })
    .max(100_000, { error: 'M-300' })
    .default(1),
});
export type BookFilters = z.infer<typeof bookFilters>;
