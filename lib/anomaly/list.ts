import type { Pass } from '#lib/access/pass.ts';
import type { AlertCode, Reason, Severity } from './rule.ts';

/** An alert as lists show it; days 'YYYY-MM-DD', `day` the last night it speaks of. */
export type AlertLine = {
  id: string;
  type: AlertCode;
  severity: Severity;
  lodging: string;
  lodgingName: string;
  from: string;
  day: string;
  groups: string[];
  reasons: Reason[];
  evidence: Record<string, unknown>;
  rehearsal: boolean;
  foundAt: Date;
};

type Row = Omit<AlertLine, 'foundAt'> & { foundAt: string };

/** Every alert that is not closed, rehearsals marked: the gravest first, then the newest night. */
export async function openAlerts(pass: Pass<'clock:work'>): Promise<AlertLine[]> {
  const rows = await pass.sql<Row[]>`
    select a.id, a.rule as type, a.severity, l.code as lodging, l.name as "lodgingName", a.from_day::text as "from",
      a.business_day::text as day, a.groups, a.reasons, a.evidence, a.rehearsal, a.found_at as "foundAt"
    from alert a join lodging l on l.county = a.county and l.id = a.lodging_id
    where a.county = ${pass.reach.county} and a.closed_at is null
    order by array_position(array['instant', 'same_day', 'watch'], a.severity), a.business_day desc, l.code, a.rule, a.id`;
  return rows.map((row) => ({ ...row, foundAt: new Date(row.foundAt) }));
}
