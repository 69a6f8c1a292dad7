import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { type DayRules, dueAt, effectiveDue, type OutageSpan, standardDay } from '#lib/clock/due.ts';
import { keyIdOf } from '#lib/platform/crypto.ts';
import { dataKeyById, openStay } from '#lib/platform/data-keys.ts';
import type { Patrol, StayFacts, VersionFacts } from './rules.ts';
import type { StayFlag } from './stay.ts';
import { valuesOf } from './stored.ts';
import type { Kind } from './terms.ts';

/** Whoever may file: the house, a machine, an officer on its behalf, an import of history. */
export type FilingPass = Pass<'report:file'> | Pass<'report:on_behalf'> | Pass<'report:history'>;

export type StoredStay = StayFacts & { n: number; digest: Buffer };

/** What a night holds before a filing, read once for all filings of a command. */
export type NightFacts = {
  lodgingId: string;
  code: string;
  phones: readonly string[];
  beatId: string | null;
  day: BusinessDay;
  rules: DayRules;
  effectiveDue: Date;
  expectation: 'expected' | 'excused' | 'none';
  reportId: string | null;
  firstAcceptedAt: Date | null;
  current: VersionFacts | null;
  stays: StoredStay[];
  cleared: boolean;
};

type Row = {
  place: number;
  lodging: string;
  code: string;
  phones: string[];
  township: string;
  day: BusinessDay;
  due: string | null;
  rules: DayRules | null;
  beat: string | null;
  status: string | null;
  closed: boolean;
  report: string | null;
  n: number;
  kind: Kind;
  first_at: string;
  accepted_at: string;
  source: string;
  patrol: string | null;
};

/** Locks the nights of a filing in one order, so that of two people filing at once one wins and the other sees both. */
export async function lockNights(
  pass: FilingPass,
  nights: readonly { lodgingId: string; day: string }[],
): Promise<void> {
  const names = [...new Set(nights.map(({ lodgingId, day }) => `${lodgingId}/${day}`))].sort();
  await pass.sql`select pg_advisory_xact_lock(hashtextextended(name, 430524))
    from unnest(${names}::text[]) as name`;
}

/** Reads the nights of a command; a lodging out of reach has no row and is left out. */
export async function readNights(
  pass: FilingPass,
  nights: readonly { lodgingId: string; day: BusinessDay }[],
): Promise<Map<string, NightFacts>> {
  const county = pass.reach.county;
  const rows = await pass.sql<Row[]>`
    with asked as (
      select * from unnest(${nights.map(({ lodgingId }) => lodgingId)}::uuid[], ${nights.map(({ day }) => day)}::text[]::date[])
        as a(lodging_id, business_day))
    select l.id as lodging, l.code, l.township_code as township, a.business_day::text as day,
      array(select c.phone from lodging_contact c where c.county = l.county and c.lodging_id = l.id) as phones,
      o.due_at as due, o.rules, o.beat_id as beat,
      (select s.status from lodging_status s where s.county = l.county and s.lodging_id = l.id
        and s.from_day <= a.business_day order by s.from_day desc limit 1) as status,
      exists (select from closure c where c.county = l.county and c.lodging_id = l.id and c.approved
        and a.business_day between c.from_day and c.to_day) as closed,
      r.id as report, r.n, r.kind, r.first_accepted_at as first_at, v.accepted_at, v.patrol,
      case v.actor_kind when 'person' then 'person' when 'key' then 'key:' || v.actor else v.channel end as source
    from asked a
    join lodging l on l.county = ${county} and l.id = a.lodging_id
    left join obligation o on o.county = l.county and o.lodging_id = l.id and o.business_day = a.business_day
    left join report r on r.county = l.county and r.lodging_id = l.id and r.business_day = a.business_day
    left join report_version v on v.county = r.county and v.report_id = r.id and v.n = r.n`;
  const outages = await readOutages(pass);
  const stays = await readStays(
    pass,
    rows.flatMap(({ report }) => report ?? []),
  );
  return new Map(
    rows.map((row) => {
      const spans = outages.filter(({ township }) => township === null || township === row.township);
      return [nightKey(row.lodging, row.day), factsOf(row, spans, stays)];
    }),
  );
}

/** The key of a night in the map of facts. */
export function nightKey(lodgingId: string, day: string): string {
  return `${lodgingId}/${day}`;
}

type Stays = Map<string, { stays: StoredStay[]; cleared: boolean }>;

function factsOf(row: Row, spans: OutageSpan[], stays: Stays): NightFacts {
  const rules = row.rules ?? standardDay;
  const due = row.due ? new Date(row.due) : dueAt(row.day, rules);
  const held = row.report ? stays.get(row.report) : undefined;
  const excused = row.closed || (row.status !== null && row.status !== 'operating');
  return {
    lodgingId: row.lodging,
    code: row.code,
    phones: row.phones,
    beatId: row.beat,
    day: row.day,
    rules,
    effectiveDue: effectiveDue(due, spans),
    expectation: excused ? 'excused' : row.due ? 'expected' : 'none',
    reportId: row.report,
    firstAcceptedAt: row.report ? new Date(row.first_at) : null,
    current: row.report
      ? {
          n: row.n,
          kind: row.kind,
          acceptedAt: new Date(row.accepted_at),
          source: row.source,
          patrol: row.patrol ? (JSON.parse(row.patrol) as Patrol) : null,
        }
      : null,
    stays: held?.stays ?? [],
    cleared: held?.cleared ?? false,
  };
}

type OutageRow = { township: string | null; from_at: string; to_at: string };

/** Every recorded downtime of the county, with the township it touched or null for the portal itself. */
export async function readOutages(
  pass: Pick<FilingPass, 'sql' | 'reach'>,
): Promise<(OutageSpan & { township: string | null })[]> {
  const rows = await pass.sql<OutageRow[]>`
    select township_code as township, from_at, to_at from outage where county = ${pass.reach.county}`;
  return rows.map((row) => ({
    township: row.township,
    from: new Date(row.from_at),
    to: new Date(row.to_at),
  }));
}

type StayRow = {
  id: string;
  report: string;
  source: string;
  text_source: string;
  n: number;
  masked: Record<string, unknown>;
  digest: Buffer;
  child: Buffer | null;
  person: Buffer | null;
  flags: StayFlag[];
  cleared: boolean;
};

async function readStays(pass: FilingPass, reports: readonly string[]): Promise<Stays> {
  const found: Stays = new Map();
  if (reports.length === 0) return found;
  const county = pass.reach.county;
  const rows = await pass.sql<StayRow[]>`
    select distinct on (s.position, s.id) s.id, s.report_id as report, s.source, t.source as text_source, t.n, t.masked,
      t.digest, t.child_index as child, t.person_index as person, s.flags, s.cleared_at is not null as cleared
    from stay s join stay_text t on t.county = s.county and t.stay_id = s.id
    where s.county = ${county} and s.report_id = any (${reports}::uuid[]) and s.removed_in is null
    order by s.position, s.id, t.n desc`;
  const opened = await openAll(
    pass,
    rows.map(({ id }) => id),
  );
  for (const row of rows) {
    const held = found.get(row.report) ?? { stays: [], cleared: false };
    held.cleared ||= row.cleared;
    held.stays.push({
      id: row.id,
      source: row.source,
      textSource: row.text_source,
      n: row.n,
      digest: row.digest,
      flags: row.flags,
      values: valuesOf(row.masked, opened.get(row.id) ?? null),
      keys: { number: row.child?.toString('hex') ?? null, person: row.person?.toString('hex') ?? null },
    });
    found.set(row.report, held);
  }
  return found;
}

/**
 * What may be opened of the stays, merged over their changes: the house inside 72 h, the police with an opening in
 * force; for everyone else an empty map, and what is masked stays masked.
 */
async function openAll(
  pass: FilingPass | Pass<'stay:open'> | Pass<'desk:read'> | Pass<'report:read'>,
  stays: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const opened = new Map<string, Record<string, string>>();
  if (stays.length === 0 || pass.role === 'nl_job') return opened;
  const rows = await pass.sql<{ stay_id: string; n: number; sealed: Buffer }[]>`
    select stay_id, n, sealed from nl.open_stays(${stays}::uuid[])`;
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  for (const row of rows) {
    const key = await dataKeyById(holder, keyIdOf(row.sealed));
    const cell = { county: pass.reach.county, stayId: row.stay_id, n: row.n };
    opened.set(row.stay_id, { ...opened.get(row.stay_id), ...openStay(key, cell, row.sealed) });
  }
  return opened;
}
