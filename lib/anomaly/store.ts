import type { Pass } from '#lib/access/pass.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { Facts } from './facts.ts';
import { decideFindings, type Existing, type Wanted } from './keep.ts';
import { ringFor } from './ring.ts';
import type { AlertCode, Finding } from './rule.ts';
import { alert, alertStay } from './schema.ts';

type Writer = Pass<'clock:work'>;

export type Kept = { made: number; changed: number; unchanged: number; withdrawn: number };
type Run = {
  run: readonly AlertCode[];
  approved: ReadonlySet<AlertCode>;
  /** false: only a part was looked at, so what was not found again is not withdrawn */
  whole: boolean;
};

/** Keeps findings as alerts: what is known already stays as it is or grows; rehearsals that no longer hold are withdrawn. */
export async function keepFindings(
  pass: Writer,
  facts: Facts,
  findings: readonly Finding[],
  { run, approved, whole }: Run,
): Promise<Kept> {
  // Two detections of one county follow one another: each sees what the other kept.
  await pass.sql`select pg_advisory_xact_lock(hashtextextended('alerts ' || ${pass.reach.county}, 430524))`;
  const existing = await existingAlerts(pass, run, facts.nights[0] ?? '');
  const plan = decideFindings(
    existing,
    findings.map((finding) => wantedOf(finding, facts, approved)),
  );
  const common = { county: pass.reach.county, foundAt: pass.now };
  const made = plan.make.map((wanted) => ({
    wanted,
    row: { ...common, ...columnsOf(wanted), id: uuidv7(pass.now) },
  }));
  await insertRows(
    pass.sql,
    alert,
    made.map(({ row }) => row),
  );
  await insertRows(
    pass.sql,
    alertStay,
    made.flatMap(({ wanted, row }) => linksOf(pass, row.id, wanted)),
  );
  for (const { id, wanted } of plan.change) await change(pass, id, wanted);
  const graver = plan.change.filter(({ id, wanted }) => {
    const before = existing.find((one) => one.id === id);
    return before?.severity !== wanted.severity || before.rehearsal !== wanted.rehearsal;
  });
  await ringFor(pass, [
    ...made.map(({ row }) => row),
    ...graver.map(({ id, wanted }) => ({ id, ...columnsOf(wanted) })),
  ]);
  const gone = whole ? plan.withdraw : [];
  if (gone.length > 0) {
    await pass.sql`delete from alert_stay where county = ${pass.reach.county} and alert_id = any (${gone}::uuid[])`;
    await pass.sql`delete from alert where county = ${pass.reach.county} and id = any (${gone}::uuid[])`;
  }
  if (made.length + plan.change.length + gone.length > 0)
    pass.record({
      act: 'alert.detect',
      subjectKind: 'alert',
      subjectId: `${made.length}`,
      detail: { made: made.length, changed: plan.change.length, withdrawn: gone.length },
    });
  return {
    made: made.length,
    changed: plan.change.length,
    unchanged: plan.unchanged,
    withdrawn: gone.length,
  };
}

/** A finding as it would stand among the alerts. */
export function wantedOf(finding: Finding, { nights }: Facts, approved: ReadonlySet<AlertCode>): Wanted {
  const stays = [...new Map(finding.stays.map((stay) => [stay.id, stay])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  return {
    rule: finding.rule,
    severity: finding.severity,
    lodgingId: finding.lodging.id,
    from: nights[finding.from] ?? '',
    to: nights[finding.to] ?? '',
    stays: stays.map(({ id, lodging }) => ({ id, lodgingId: lodging.id })),
    groups: [...new Set(stays.flatMap(({ groupKey }) => groupKey ?? []))],
    reasons: finding.reasons,
    evidence: finding.evidence,
    rehearsal: !approved.has(finding.rule),
  };
}

const columnsOf = ({
  rule,
  severity,
  lodgingId,
  from,
  to,
  groups,
  reasons,
  evidence,
  rehearsal,
}: Wanted) => ({
  rule,
  severity,
  lodgingId,
  fromDay: from,
  businessDay: to,
  groups,
  reasons,
  evidence,
  rehearsal,
});

const linksOf = (pass: Writer, alertId: string, { stays }: Wanted) =>
  stays.map(({ id, lodgingId }) => ({ county: pass.reach.county, alertId, stayId: id, lodgingId }));

async function change(pass: Writer, id: string, wanted: Wanted): Promise<void> {
  const { county } = pass.reach;
  const json = (value: unknown) => JSON.stringify(value);
  await pass.sql`update alert set severity = ${wanted.severity}, lodging_id = ${wanted.lodgingId}, from_day = ${wanted.from},
      business_day = ${wanted.to}, groups = ${json(wanted.groups)}::text::jsonb, reasons = ${json(wanted.reasons)}::text::jsonb,
      evidence = ${json(wanted.evidence)}::text::jsonb, rehearsal = ${wanted.rehearsal},
      found_at = case when rehearsal and not ${wanted.rehearsal} then ${pass.now.toISOString()}::timestamptz else found_at end
    where county = ${county} and id = ${id}`;
  await pass.sql`delete from alert_stay where county = ${county} and alert_id = ${id}`;
  await insertRows(pass.sql, alertStay, linksOf(pass, id, wanted));
}

type Row = Omit<Existing, 'stays'> & { stays: { id: string; lodgingId: string }[] | null };

async function existingAlerts(pass: Writer, run: readonly AlertCode[], from: string): Promise<Existing[]> {
  const rows = await pass.sql<Row[]>`
    select a.id, a.rule, a.severity, a.lodging_id as "lodgingId", a.from_day::text as "from", a.business_day::text as "to", a.groups,
      a.reasons, a.evidence, a.rehearsal, a.closed_at is not null as closed,
      (select jsonb_agg(jsonb_build_object('id', s.stay_id, 'lodgingId', s.lodging_id) order by s.stay_id) from alert_stay s
        where s.county = a.county and s.alert_id = a.id) as stays
    from alert a where a.county = ${pass.reach.county} and a.rule = any (${[...run]}::text[]) and a.business_day >= ${from}
    order by a.id`;
  return rows.map((row) => ({ ...row, stays: row.stays ?? [] }));
}
