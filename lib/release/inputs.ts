import * as z from 'zod';
import { referenceProblem } from '#lib/approval/rules.ts';
import { purposes } from '#lib/approval/terms.ts';
import { caseKinds, exportLists } from './terms.ts';

const night = z.string({ error: 'M-160' }).regex(/^\d{4}-\d\d-\d\d$/, { error: 'M-160' });
const reference = z
  .string({ error: 'M-302' })
  .transform((text) => text.normalize('NFKC').trim())
  .superRefine((text, context) => {
    const code = referenceProblem(text);
    if (code) context.addIssue({ code: 'custom', message: code });
  });
const ticked = z.preprocess((value) => value === '1', z.boolean());

const authority = z
  .string({ error: 'M-583' })
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => text.length > 0 && [...text].length <= 60, { error: 'M-583' });
/** Whether the text is opened, and whether photos of visits go with it. */
const enclosed = { opened: ticked, pictures: ticked };

/** A pack for one lodging and a span of nights, on an authority's request number. */
export const evidenceInput = z.strictObject({
  lodging: z.string().trim().min(1, { error: 'M-161' }).max(40, { error: 'M-161' }),
  from_day: night,
  to_day: night,
  authority,
  reference,
  ...enclosed,
});
export type EvidenceInput = z.infer<typeof evidenceInput>;

/** A pack for a case: the alert or the incident it is about. */
export const caseInput = z.strictObject({
  case_kind: z.enum(caseKinds, { error: 'M-161' }),
  case: z.uuid({ error: 'M-161' }),
  authority,
  reference,
  ...enclosed,
});
export type CaseInput = z.infer<typeof caseInput>;

/** An export in full: which list, of which nights, what for. */
export const exportInput = z.strictObject({
  list: z.enum(exportLists, { error: 'M-301' }),
  from_day: night,
  to_day: night,
  reason: z.enum(purposes, { error: 'M-301' }),
  reference,
});
export type ExportInput = z.infer<typeof exportInput>;

/** Which release is made or fetched. */
export const releaseInput = z.strictObject({ release: z.uuid({ error: 'M-161' }) });
export type ReleaseInput = z.infer<typeof releaseInput>;
