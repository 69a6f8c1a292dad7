import type { Pass } from '#lib/access/pass.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { StayValues } from '#lib/report/stay.ts';
import { valuesOf } from '#lib/report/stored.ts';
import type { ClimbTo } from '#lib/task/ladder.ts';
import type { Disposition } from './dispositions.ts';
import { type Pace, type PaceStep, paceOf } from './pace.ts';
import type { AlertCode, Reason, Severity } from './rule.ts';
import { wilson } from './statistics/discovery.ts';

type Reader = Pass<'alert:read'>;

/** An alert in the queue. Days 'YYYY-MM-DD', instants UTC. */
export type QueuedAlert = {
  id: string;
  rule: AlertCode;
  severity: Severity;
  lodging: { id: string; code: string; name: string; townshipCode: string };
  from: string;
  day: string;
  reasons: Reason[];
  evidence: Record<string, unknown>;
  rehearsal: boolean;
  foundAt: Date;
  /** since when its clock runs, by when somebody must have it in hand, and whom it climbed to; null where nobody was rung */
  ring: { from: Date; due: Date; climbs: { to: ClimbTo; at: Date }[] } | null;
  claimed: { by: string | null; at: Date; mine: boolean } | null;
  contactedAt: Date | null;
  closed: { by: string | null; at: Date; disposition: Disposition; feedback: string } | null;
};
export type QueueView = 'instant' | 'same_day' | 'watch' | 'rehearsal' | 'closed';
export const queuePage = 50;

type Row = Omit<QueuedAlert, 'foundAt' | 'ring' | 'claimed' | 'contactedAt' | 'closed'> & {
  foundAt: string;
  ring: {
    from: string | null;
    opened: string;
    due: string;
    climbs: { to: ClimbTo; at: string }[] | null;
  } | null;
  claimedBy: string | null;
  claimedAt: string | null;
  contactedAt: string | null;
  closedBy: string | null;
  closedAt: string | null;
  disposition: Disposition | null;
  feedback: string | null;
};

const columns = ({
  sql,
}: Reader) => sql`a.id, a.rule, a.severity, a.from_day::text as "from", a.business_day::text as day, a.reasons,
  json_build_object('id', l.id, 'code', l.code, 'name', l.name, 'townshipCode', l.township_code) as lodging,
  a.evidence, a.rehearsal, a.found_at as "foundAt", a.claimed_by as "claimedBy", a.claimed_at as "claimedAt",
  a.contacted_at as "contactedAt", a.closed_by as "closedBy", a.closed_at as "closedAt", a.disposition, a.feedback,
  (select json_build_object('from', t.detail->>'from', 'opened', t.opened_at, 'due', t.due_at, 'climbs', t.detail->'climbs')
    from task t where t.county = a.county and t.kind = 'alert' and t.subject_kind = 'alert' and t.subject_id = a.id::text) as ring`;

const viewTest = ({ sql }: Reader, view: QueueView) =>
  view === 'closed'
    ? sql`a.closed_at is not null`
    : view === 'rehearsal'
      ? sql`a.rehearsal and a.closed_at is null`
      : sql`not a.rehearsal and a.closed_at is null and a.severity = ${view}`;

/** One page of the alerts within reach: what is due first, then the newest night; closed ones by when they were closed. */
export async function alertQueue(pass: Reader, view: QueueView, page: number): Promise<QueuedAlert[]> {
  const rows = await pass.sql<Row[]>`
    select ${columns(pass)} from alert a join lodging l on l.county = a.county and l.id = a.lodging_id
    where a.county = ${pass.reach.county} and ${viewTest(pass, view)}
    order by a.closed_at desc nulls first, a.claimed_at is not null,
      (select t.due_at from task t where t.county = a.county and t.kind = 'alert' and t.subject_kind = 'alert'
        and t.subject_id = a.id::text) nulls last, a.business_day desc, a.id desc
    limit ${queuePage} offset ${(page - 1) * queuePage}`;
  return named(pass, rows);
}

/** How many of each view there are. */
export async function queueCounts(pass: Reader): Promise<Record<QueueView, number>> {
  const [row] = await pass.sql<Record<QueueView, number>[]>`
    select count(*) filter (where not rehearsal and closed_at is null and severity = 'instant')::int as instant,
      count(*) filter (where not rehearsal and closed_at is null and severity = 'same_day')::int as same_day,
      count(*) filter (where not rehearsal and closed_at is null and severity = 'watch')::int as watch,
      count(*) filter (where rehearsal and closed_at is null)::int as rehearsal,
      count(*) filter (where closed_at is not null)::int as closed
    from alert where county = ${pass.reach.county}`;
  return row ?? { instant: 0, same_day: 0, watch: 0, rehearsal: 0, closed: 0 };
}

/** A stay of an alert as the evidence table shows it: masked, and only where it lies within the reader's reach. */
export type EvidenceRow = {
  id: string;
  lodging: { code: string; name: string };
  night: string;
  values: StayValues;
  age: number | null;
  clearOn: string;
};

/** One alert within reach with its evidence, or null. */
export async function alertOf(
  pass: Reader,
  id: string,
): Promise<{ alert: QueuedAlert; evidence: EvidenceRow[] } | null> {
  const rows = await pass.sql<Row[]>`
    select ${columns(pass)} from alert a join lodging l on l.county = a.county and l.id = a.lodging_id
    where a.county = ${pass.reach.county} and a.id = ${id}`;
  const [alert] = await named(pass, rows);
  if (!alert) return null;
  const stays = await pass.sql<(Omit<EvidenceRow, 'values'> & { masked: Record<string, unknown> })[]>`
    select s.id, json_build_object('code', l.code, 'name', l.name) as lodging, s.business_day::text as night, s.age,
      s.clear_on::text as "clearOn", t.masked
    from alert_stay k join stay s on s.county = k.county and s.id = k.stay_id
    join lodging l on l.county = s.county and l.id = s.lodging_id
    join lateral (select x.masked from stay_text x where x.county = s.county and x.stay_id = s.id
      order by x.n desc limit 1) t on true
    where k.county = ${pass.reach.county} and k.alert_id = ${id} order by s.check_in_at, s.id`;
  return { alert, evidence: stays.map(({ masked, ...row }) => ({ ...row, values: valuesOf(masked, null) })) };
}

/** How often a rule was right: dispositions of its closed alerts, duplicates left out, with Wilson's 95 % interval. */
export type Precision = {
  rule: AlertCode;
  closed: number;
  confirmed: number;
  explained: number;
  unverifiable: number;
  interval: { low: number; high: number } | null;
};

/** The precision of every rule with a closed alert, over the last 90 days. */
export async function precisions(pass: Reader): Promise<Precision[]> {
  const since = new Date(pass.now.getTime() - 90 * 86_400_000).toISOString();
  const rows = await pass.sql<Omit<Precision, 'interval'>[]>`
    select rule, count(*)::int as closed, count(*) filter (where disposition in ('confirmed', 'referred'))::int as confirmed,
      count(*) filter (where disposition = 'explained')::int as explained,
      count(*) filter (where disposition = 'unverifiable')::int as unverifiable
    from alert where county = ${pass.reach.county} and closed_at >= ${since} and disposition <> 'duplicate' group by rule`;
  return rows.map((row) => ({ ...row, interval: wilson(row.confirmed, row.closed) }));
}

async function named(pass: Reader, rows: readonly Row[]): Promise<QueuedAlert[]> {
  const names = await namesOf(
    pass,
    rows.flatMap((row) => [row.claimedBy, row.closedBy].filter((one) => one !== null)),
  );
  const at = (text: string | null) => (text ? new Date(text) : null);
  return rows.map(({ claimedBy, claimedAt, closedBy, closedAt, disposition, feedback, ring, ...row }) => ({
    ...row,
    foundAt: new Date(row.foundAt),
    ring: ring && {
      from: new Date(ring.from ?? ring.opened),
      due: new Date(ring.due),
      climbs: (ring.climbs ?? []).map((climb) => ({ ...climb, at: new Date(climb.at) })),
    },
    contactedAt: at(row.contactedAt),
    claimed:
      claimedBy && claimedAt
        ? { by: names[claimedBy] ?? null, at: new Date(claimedAt), mine: claimedBy === pass.actor.id }
        : null,
    closed:
      closedAt && disposition
        ? {
            by: closedBy ? (names[closedBy] ?? null) : null,
            at: new Date(closedAt),
            disposition,
            feedback: feedback ?? '',
          }
        : null,
  }));
}

/** The pace of the alerts within reach that rang in the last 30 days. */
export async function recentPace(pass: Reader): Promise<Record<PaceStep, Pace>> {
  const since = new Date(pass.now.getTime() - 30 * 86_400_000).toISOString();
  const rows = await pass.sql<{ [key in 'from' | 'claimed' | 'contacted' | 'closed']: string | null }[]>`
    select coalesce(t.detail->>'from', t.opened_at::text) as "from", a.claimed_at as claimed, a.contacted_at as contacted,
      a.closed_at as closed
    from alert a join task t on t.county = a.county and t.kind = 'alert' and t.subject_kind = 'alert' and t.subject_id = a.id::text
    where a.county = ${pass.reach.county} and t.opened_at >= ${since} and not a.rehearsal
      and a.disposition is distinct from 'duplicate'`;
  const at = (text: string | null) => (text ? new Date(text) : null);
  return paceOf(
    rows.map((row) => ({
      from: new Date(row.from ?? ''),
      claimed: at(row.claimed),
      contacted: at(row.contacted),
      closed: at(row.closed),
    })),
    pass.now,
  );
}
