import type { Pass } from '#lib/access/pass.ts';
import { rules } from './registry.ts';
import type { AlertCode } from './rule.ts';

/** How a rule stands in a county: off until a basis was given; the newest line decides (product.md, What is odd). */
export type Standing = {
  approved: boolean;
  basis: string | null;
  approver: string | null;
  at: Date | null;
  /** parameters that differ from the rule's own */
  parameters: Record<string, number>;
};

const off: Standing = { approved: false, basis: null, approver: null, at: null, parameters: {} };

type Row = {
  rule: string;
  approved: boolean;
  basis: string;
  approver: string;
  at: string;
  parameters: Record<string, number>;
};

/** How every rule of the registry stands now. */
export async function standings(
  pass: Pass<'clock:work'> | Pass<'alert:read'>,
): Promise<Map<AlertCode, Standing>> {
  const rows = await pass.sql<Row[]>`
    select distinct on (rule) rule, approved, basis, approver_name as approver, at, parameters
    from rule_approval where county = ${pass.reach.county} order by rule, at desc`;
  const found = new Map(rows.map((row) => [row.rule, row]));
  return new Map(
    rules.map(({ code }) => {
      const row = found.get(code);
      return [code, row ? { ...row, at: new Date(row.at) } : off];
    }),
  );
}

/** Gives every rule that was never decided about; for a demonstration, whose county has them given (product.md, What is odd). */
export async function approveUndecided(
  pass: Pass<'clock:work'>,
  given: { basis: string; approver: string },
): Promise<void> {
  await pass.sql`insert into rule_approval (county, rule, at, approved, basis, approver_name, parameters)
    select ${pass.reach.county}, code, ${pass.now.toISOString()}, true, ${given.basis}, ${given.approver}, '{}'
    from unnest(${rules.map(({ code }) => code)}::text[]) as code
    where not exists (select from rule_approval r where r.county = ${pass.reach.county} and r.rule = code)`;
}
