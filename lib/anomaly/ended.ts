import type { Pass } from '#lib/access/pass.ts';
import type { Ended } from './compare.ts';
import type { AlertCode } from './rule.ts';

type Row = Omit<Ended, 'stays'> & { stays: { id: string; lodgingId: string }[] | null; closedAt: string };

/** The closed alerts of a rule in the order of their closing; duplicates tell nothing of it and are left out. */
export async function endedAlerts(
  { sql, reach }: Pass<'clock:work'>,
  rule: AlertCode,
): Promise<(Ended & { closedAt: Date })[]> {
  const rows = await sql<Row[]>`
    select a.id, a.rule, a.lodging_id as "lodgingId", a.from_day::text as "from", a.business_day::text as "to", a.disposition,
      a.closed_at as "closedAt",
      (select jsonb_agg(jsonb_build_object('id', s.stay_id, 'lodgingId', s.lodging_id)) from alert_stay s
        where s.county = a.county and s.alert_id = a.id) as stays
    from alert a where a.county = ${reach.county} and a.rule = ${rule} and a.closed_at is not null and a.disposition <> 'duplicate'
    order by a.closed_at, a.id`;
  return rows.map((row) => ({ ...row, stays: row.stays ?? [], closedAt: new Date(row.closedAt) }));
}
