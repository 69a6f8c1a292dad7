import * as z from 'zod';
import { referenceProblem } from '#lib/approval/rules.ts';

const id = z.uuid({ error: 'M-161' });
const night = z.string().regex(/^\d{4}-\d\d-\d\d$/, { error: 'M-160' });

/** A lodging's nights from one to another, both included, and the case that needs them. */
export const holdInput = z.strictObject({
  lodging: id,
  from_day: night,
  to_day: night,
  case_number: z
    .string({ error: 'M-302' })
    .transform((text) => text.normalize('NFKC').trim())
    .superRefine((text, context) => {
      const code = referenceProblem(text);
      if (code) context.addIssue({ code: 'custom', message: code });
    }),
});
export type HoldInput = z.infer<typeof holdInput>;

/** Which hold is released. */
export const releaseInput = z.strictObject({ hold: id });
