import type { Pass } from '#lib/access/pass.ts';
import type { AlertCode } from './rule.ts';
import { wilson } from './statistics/discovery.ts';

/** How often a rule was right under one set of parameters; `parameters` holds what differed from the rule's own. */
export type ParameterPrecision = {
  parameters: Record<string, number>;
  closed: number;
  confirmed: number;
  interval: { low: number; high: number } | null;
};

type Row = Omit<ParameterPrecision, 'interval'>;

/**
 * A rule's precision by the parameters that stood when its alerts were found: dispositions of all closed alerts, duplicates left
 * out, with Wilson's 95 % interval; the newest parameters first.
 */
export async function parameterPrecisions(
  { sql, reach }: Pass<'alert:read'>,
  rule: AlertCode,
): Promise<ParameterPrecision[]> {
  const rows = await sql<Row[]>`
    select coalesce(p.parameters, '{}'::jsonb) as parameters, count(*)::int as closed,
      count(*) filter (where a.disposition in ('confirmed', 'referred'))::int as confirmed
    from alert a
    left join lateral (select r.parameters from rule_approval r where r.county = a.county and r.rule = a.rule and r.at <= a.found_at
      order by r.at desc limit 1) p on true
    where a.county = ${reach.county} and a.rule = ${rule} and a.closed_at is not null and a.disposition <> 'duplicate'
    group by 1 order by max(a.found_at) desc`;
  return rows.map((row) => ({ ...row, interval: wilson(row.confirmed, row.closed) }));
}

/** A line of a rule's approvals, the newest first. */
export type Approval = {
  at: Date;
  approved: boolean;
  basis: string;
  approver: string;
  parameters: Record<string, number>;
};

/** Every approval a rule was ever given or lost. */
export async function approvalsOf({ sql, reach }: Pass<'alert:read'>, rule: AlertCode): Promise<Approval[]> {
  const rows = await sql<(Omit<Approval, 'at'> & { at: string })[]>`
    select at, approved, basis, approver_name as approver, parameters from rule_approval
    where county = ${reach.county} and rule = ${rule} order by at desc limit 50`;
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
