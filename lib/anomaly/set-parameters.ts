import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { SetInput } from './inputs.ts';
import type { AlertCode } from './rule.ts';

/**
 * Gives a rule the parameters that were tried last, with their basis; whether the rule is on stays as it is. Refuses M-366 where
 * nothing was tried or it is not worked out yet: nobody changes a rule before seeing what would have alerted.
 */
export async function setParameters(
  pass: Pass<'rule:approve'>,
  { rule, basis, asked }: SetInput,
): Promise<{ rule: AlertCode }> {
  const { county } = pass.reach;
  const [tried] = await pass.sql<{ parameters: Record<string, number> }[]>`select parameters from rule_preview
    where county = ${county} and rule = ${rule} and done_at is not null and asked_at = ${asked}::timestamptz for update`;
  if (!tried) throw new Refusal('conflict', 'M-366');
  await pass.sql`insert into rule_approval (county, rule, at, approved, basis, approved_by, approver_name, parameters)
    select ${county}, ${rule}, ${pass.now.toISOString()}, coalesce((select approved from rule_approval
        where county = ${county} and rule = ${rule} order by at desc limit 1), false), ${basis}, ${pass.actor.id}::uuid,
      ${pass.actor.name}, ${JSON.stringify(tried.parameters)}::text::jsonb`;
  pass.record({ act: 'rule.set', subjectKind: 'rule', subjectId: rule, detail: tried.parameters });
  return { rule };
}
