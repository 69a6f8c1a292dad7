import type { Pass } from '#lib/access/pass.ts';
import { type Decided, decideApproval, personOf } from './commands.ts';
import type { DecisionInput } from './inputs.ts';

/** A second person's answer to a reveal that was asked; its asker opens it then. Refusals as `decideApproval`. */
export async function decideReveal(pass: Pass<'reveal:approve'>, input: DecisionInput): Promise<Decided> {
  return decideApproval(pass, 'reveal', input.approval, input.approved);
}

/**
 * Another confirms that the glass was broken for good cause, or does not; what is not confirmed climbs at once, what
 * nobody answered climbs after 24 h. Refusals as `decideApproval`.
 */
export async function decideGlass(pass: Pass<'reveal:approve'>, input: DecisionInput): Promise<Decided> {
  const decided = await decideApproval(pass, 'broken_glass', input.approval, input.approved);
  if (decided.approved)
    await pass.sql`update reveal set confirmed_by = ${personOf(pass)}, confirmed_at = ${pass.now.toISOString()}
      where county = ${pass.reach.county} and id = ${decided.subjectId}`;
  return decided;
}
