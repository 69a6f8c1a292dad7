import type { Pass } from '#lib/access/pass.ts';
import { wilson } from '#lib/anomaly/statistics/discovery.ts';
import { hasBreach } from './rules.ts';
import type { Finding, PlanReason } from './terms.ts';

/** A visit of the list: why it was drawn, which rules had an open alert then, whether it was made and found anything. */
export type DrawnVisit = { why: PlanReason; rules: readonly string[]; visited: boolean; found: boolean };

/** How often a visit found something, with Wilson's 95 % interval; null where none was made. */
export type Share = { visited: number; found: number; interval: { low: number; high: number } | null };

/**
 * What the list is worth: visits drawn by need beside the controls, which are an even sample of the county, and by rule those of
 * lodgings with an open alert of it. `waiting` were drawn and not visited (yet). Pure.
 */
export type DrawPrecision = {
  need: Share;
  control: Share;
  rules: (Share & { rule: string })[];
  waiting: number;
};

/** See `DrawPrecision`; rules in the order of their names. */
export function precisionOf(visits: readonly DrawnVisit[]): DrawPrecision {
  const rules = [...new Set(visits.flatMap(({ rules }) => rules))].sort();
  return {
    need: shareOf(visits.filter(({ why }) => why === 'need')),
    control: shareOf(visits.filter(({ why }) => why === 'control')),
    rules: rules.map((rule) => ({ rule, ...shareOf(visits.filter((one) => one.rules.includes(rule))) })),
    waiting: visits.filter(({ visited }) => !visited).length,
  };
}

function shareOf(visits: readonly DrawnVisit[]): Share {
  const made = visits.filter(({ visited }) => visited);
  const found = made.filter((one) => one.found).length;
  return { visited: made.length, found, interval: wilson(found, made.length) };
}

/** The precision of every list drawn since an instant (UTC). */
export async function drawPrecision(pass: Pass<'inspection:plan'>, since: Date): Promise<DrawPrecision> {
  const rows = await pass.sql<{ why: PlanReason; rules: string[]; findings: Finding[] | null }[]>`
    select p.why, i.findings, coalesce((select array(select jsonb_array_elements_text(c->'rules'))
      from jsonb_array_elements(d.candidates) c where c->>'id' = p.lodging_id::text limit 1), '{}') as rules
    from inspection_plan p
    join inspection_draw d on d.county = p.county and d.id = p.draw_id
    left join inspection i on i.county = p.county and i.id = p.inspection_id
    where p.county = ${pass.reach.county} and d.made_at >= ${since.toISOString()}`;
  return precisionOf(
    rows.map(({ why, rules, findings }) => ({
      ...{ why, rules },
      visited: findings !== null,
      found: findings !== null && hasBreach(findings),
    })),
  );
}
