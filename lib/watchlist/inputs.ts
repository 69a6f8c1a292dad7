import * as z from 'zod';
import { referenceProblem } from '#lib/approval/rules.ts';
import { endings, watchKinds } from './terms.ts';

const text = z.string().optional().default('');

/** Somebody searched for, as typed; what fits together is judged by rules.ts. */
export const watchInput = z.strictObject({
  kind: z.enum(watchKinds, { error: 'M-349' }),
  name: z.string({ error: 'M-120' }),
  number: text,
  birth_date: text,
  sex: z.union([z.enum(['M', 'F']), z.literal('')]).optional(),
  by_name: z.literal('1').optional(),
  features: text,
  case_number: z
    .string({ error: 'M-302' })
    .transform((typed) => typed.normalize('NFKC').trim())
    .superRefine((typed, context) => {
      const code = referenceProblem(typed);
      if (code) context.addIssue({ code: 'custom', message: code });
    }),
  contact: z.string({ error: 'M-348' }).trim().min(2, { error: 'M-348' }).max(60, { error: 'M-348' }),
  ends_on: z.string().regex(/^\d{4}-\d\d-\d\d$/, { error: 'M-345' }),
});
export type WatchInput = z.infer<typeof watchInput>;

const entry = z.uuid({ error: 'M-161' });
export const endWatchInput = z.strictObject({ entry, outcome: z.enum(endings, { error: 'M-343' }) });
export type EndWatchInput = z.infer<typeof endWatchInput>;

export const openWatchInput = z.strictObject({ entry });
export type OpenWatchInput = z.infer<typeof openWatchInput>;
