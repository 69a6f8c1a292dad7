import * as z from 'zod';
import { referenceProblem } from './rules.ts';
import { instantMatters, purposes, standingRoles } from './terms.ts';

const id = z.uuid({ error: 'M-161' });
const reason = z.enum(purposes, { error: 'M-301' });
const reference = z
  .string({ error: 'M-302' })
  .transform((text) => text.normalize('NFKC').trim())
  .superRefine((text, context) => {
    const code = referenceProblem(text);
    if (code) context.addIssue({ code: 'custom', message: code });
  });
const yesOrNo = z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]);

/** One stay, a reason from the list, and the case or alert number it serves. */
export const revealInput = z.strictObject({ stay: id, reason, reference });
export type RevealInput = z.infer<typeof revealInput>;

/** The glass breaks for one of the instant matters only. */
export const glassInput = z.strictObject({
  stay: id,
  reason: z.enum(instantMatters, { error: 'M-307' }),
  reference,
});
export type GlassInput = z.infer<typeof glassInput>;

/** A second person's answer. */
export const decisionInput = z.strictObject({ approval: id, approved: yesOrNo });
export type DecisionInput = z.infer<typeof decisionInput>;

/** A post (role on a unit), a purpose and the last day. */
export const standingInput = z.strictObject({
  unit: id,
  role: z.enum(standingRoles, { error: 'M-301' }),
  purpose: reason,
  to_day: z.string().regex(/^\d{4}-\d\d-\d\d$/, { error: 'M-160' }),
});
export type StandingInput = z.infer<typeof standingInput>;
