import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import type { DutyHours } from '#lib/clock/duty-hours.ts';
import { namesOf } from '#lib/identity/names.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { openSpoken, type Spoken } from './sealed.ts';
import type { Company, IncidentKind, Outcome, Presence, Sign, Source } from './terms.ts';

/** What the police see of an incident in a list; instants UTC, `house` null where nobody named one. */
export type Incident = {
  id: string;
  kind: IncidentKind;
  house: { id: string; code: string; name: string; township: string; phone: string | null } | null;
  unit: { id: string; kind: string; name: string };
  told: Date;
  source: Source;
  signs: Sign[];
  presence: Presence;
  company: Company | null;
  seenAt: Date | null;
  quiet: boolean;
  rung: Date | null;
  claimed: { by: string | null; at: Date; mine: boolean } | null;
  closed: { by: string | null; at: Date; outcome: Outcome; feedback: string } | null;
  clearOn: string;
};

type Reader = Pass<'alert:read'>;
type Row = Omit<Incident, 'told' | 'seenAt' | 'rung' | 'claimed' | 'closed'> & {
  told: string;
  seenAt: string | null;
  rung: string | null;
  claimedBy: string | null;
  claimedAt: string | null;
  closedBy: string | null;
  closedAt: string | null;
  outcome: Outcome | null;
  feedback: string | null;
};

const columns = ({
  sql,
}: Pick<Reader, 'sql'>) => sql`i.id, i.kind, i.told_at as told, i.source, i.signs, i.presence, i.company,
  i.seen_at as "seenAt", i.quiet, i.clear_on::text as "clearOn", i.claimed_by as "claimedBy", i.claimed_at as "claimedAt",
  i.closed_by as "closedBy", i.closed_at as "closedAt", i.outcome, i.feedback,
  (select min(r.at) from incident_ring r where r.county = i.county and r.incident_id = i.id) as rung,
  json_build_object('id', u.id, 'kind', u.kind, 'name', u.name) as unit,
  case when l.id is not null then json_build_object('id', l.id, 'code', l.code, 'name', l.name,
    'township', coalesce(t.name, ''), 'phone', l.phone) end as house`;

const joined = ({
  sql,
}: Pick<Reader, 'sql'>) => sql`from incident i join unit u on u.county = i.county and u.id = i.unit_id
  left join lodging l on l.county = i.county and l.id = i.lodging_id
  left join township t on t.county = l.county and t.code = l.township_code`;

/** The incidents within reach that are not closed, the latest first; at most 200. Lists of alerts show them too. */
export async function openIncidents(pass: Reader): Promise<Incident[]> {
  const rows = await pass.sql<Row[]>`select ${columns(pass)} ${joined(pass)}
    where i.county = ${pass.reach.county} and i.closed_at is null
    order by i.kind = 'report_now' desc, i.claimed_at is not null, i.told_at desc, i.id limit 200`;
  return named(pass, rows);
}

/** Those closed since an instant, the latest first; at most 100. */
export async function closedIncidents(pass: Reader, since: Date): Promise<Incident[]> {
  const rows = await pass.sql<Row[]>`select ${columns(pass)} ${joined(pass)}
    where i.county = ${pass.reach.county} and i.closed_at >= ${since.toISOString()}
    order by i.closed_at desc, i.id limit 100`;
  return named(pass, rows);
}

/** One incident within reach with what was said, or null. The house book has who read it; the text is null once cleared. */
export async function readIncident(
  pass: Reader,
  id: string,
): Promise<{ incident: Incident; spoken: Spoken | null } | null> {
  const rows = await pass.sql<(Row & { sealed: Buffer | null })[]>`
    select ${columns(pass)}, i.sealed ${joined(pass)} where i.county = ${pass.reach.county} and i.id = ${id}`;
  const [row] = rows;
  const [incident] = await named(pass, rows);
  if (!row || !incident) return null;
  const lodgingId = incident.house?.id ?? null;
  pass.record({ act: 'incident.read', subjectKind: 'incident', subjectId: id, lodgingId });
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  return { incident, spoken: row.sealed ? await openSpoken(holder, id, row.sealed) : null };
}

/** The duty hours of this day (settings duty_from and duty_to of the county). */
export async function dutyHours(pass: Pick<Reader, 'sql' | 'now'>): Promise<DutyHours> {
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  return { from: settings.of('duty_from'), to: settings.of('duty_to') };
}

async function named(pass: Reader, rows: readonly Row[]): Promise<Incident[]> {
  const names = await namesOf(
    pass,
    rows.flatMap((row) => [row.claimedBy, row.closedBy].filter((one) => one !== null)),
  );
  const at = (text: string | null) => (text ? new Date(text) : null);
  return rows.map(({ claimedBy, claimedAt, closedBy, closedAt, outcome, feedback, ...row }) => ({
    id: row.id,
    kind: row.kind,
    house: row.house,
    unit: row.unit,
    source: row.source,
    signs: row.signs,
    presence: row.presence,
    company: row.company,
    quiet: row.quiet,
    clearOn: row.clearOn,
    told: new Date(row.told),
    seenAt: at(row.seenAt),
    rung: at(row.rung),
    claimed:
      claimedBy && claimedAt
        ? { by: names[claimedBy] ?? null, at: new Date(claimedAt), mine: claimedBy === pass.actor.id }
        : null,
    closed:
      closedAt && outcome
        ? {
            by: closedBy ? (names[closedBy] ?? null) : null,
            at: new Date(closedAt),
            outcome,
            feedback: feedback ?? '',
          }
        : null,
  }));
}
