import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Searched } from './rules.ts';
import type { MatchedBy, WatchKind, WatchOutcome } from './terms.ts';

type Reader = Pass<'watch:read'>;

/** Somebody searched for as lists show them: masked. Days 'YYYY-MM-DD', instants UTC. */
export type WatchLine = {
  id: string;
  kind: WatchKind;
  caseNumber: string;
  contact: string;
  masked: Searched['masked'] | null;
  looksFrom: string;
  endsOn: string;
  enteredBy: string | null;
  enteredAt: Date;
  endedBy: string | null;
  endedAt: Date | null;
  outcome: WatchOutcome | null;
  /** all hits of the county */
  hits: number;
  /** the newest within the reader's reach */
  lastHitAt: Date | null;
  clearOn: string;
  clearedAt: Date | null;
};
export type WatchView = 'open' | 'ended';
export const watchPage = 50;

type Row = Omit<WatchLine, 'enteredAt' | 'endedAt' | 'lastHitAt' | 'clearedAt' | 'outcome'> & {
  enteredAt: string;
  endedAt: string | null;
  lastHitAt: string | null;
  clearedAt: string | null;
  outcome: WatchOutcome | null;
};

const columns = ({
  sql,
  now,
}: Reader) => sql`e.id, e.kind, e.case_number as "caseNumber", e.contact, e.masked,
  e.looks_from::text as "looksFrom", e.ends_on::text as "endsOn", e.entered_by as "enteredBy", e.entered_at as "enteredAt",
  e.ended_by as "endedBy", e.ended_at as "endedAt", e.hits, e.clear_on::text as "clearOn", e.cleared_at as "clearedAt",
  case when e.outcome is null and e.ends_on < ${civilDateAt(now)}::date then 'expired' else e.outcome end as outcome,
  (select max(h.found_at) from watch_hit h where h.county = e.county and h.entry_id = e.id) as "lastHitAt"`;

const viewTest = ({ sql, now }: Reader, view: WatchView) =>
  view === 'open'
    ? sql`e.ended_at is null and e.ends_on >= ${civilDateAt(now)}::date`
    : sql`(e.ended_at is not null or e.ends_on < ${civilDateAt(now)}::date)`;

/** One page of the county's list, the newest first. */
export async function watchList(pass: Reader, view: WatchView, page: number): Promise<WatchLine[]> {
  const rows = await pass.sql<Row[]>`
    select ${columns(pass)} from watch_entry e where e.county = ${pass.reach.county} and ${viewTest(pass, view)}
    order by e.entered_at desc, e.id desc limit ${watchPage} offset ${(page - 1) * watchPage}`;
  return named(pass, rows);
}

/** How many are searched for, and how many searches have ended. */
export async function watchCounts(pass: Reader): Promise<Record<WatchView, number>> {
  const [row] = await pass.sql<Record<WatchView, number>[]>`
    select count(*) filter (where ${viewTest(pass, 'open')})::int as open,
      count(*) filter (where ${viewTest(pass, 'ended')})::int as ended from watch_entry e where e.county = ${pass.reach.county}`;
  return row ?? { open: 0, ended: 0 };
}

/** A hit within the reader's reach; `stayId` is null where only the register has it. */
export type WatchHit = {
  lodging: { code: string; name: string };
  night: BusinessDay;
  stayId: string | null;
  matchedBy: MatchedBy;
  first: boolean;
  foundAt: Date;
};

/** One entry with its hits within reach, or null. */
export async function watchEntryOf(
  pass: Reader,
  id: string,
): Promise<{ entry: WatchLine; hits: WatchHit[] } | null> {
  const rows = await pass.sql<Row[]>`
    select ${columns(pass)} from watch_entry e where e.county = ${pass.reach.county} and e.id = ${id}`;
  const [entry] = await named(pass, rows);
  if (!entry) return null;
  const hits = await pass.sql<(Omit<WatchHit, 'foundAt'> & { foundAt: string })[]>`
    select json_build_object('code', l.code, 'name', l.name) as lodging, h.business_day::text as night, h.stay_id as "stayId",
      h.matched_by as "matchedBy", h.first, h.found_at as "foundAt"
    from watch_hit h join lodging l on l.county = h.county and l.id = h.lodging_id
    where h.county = ${pass.reach.county} and h.entry_id = ${id} order by h.business_day desc, l.code, h.subject`;
  return { entry, hits: hits.map((hit) => ({ ...hit, foundAt: new Date(hit.foundAt) })) };
}

async function named(pass: Reader, rows: readonly Row[]): Promise<WatchLine[]> {
  const names = await namesOf(
    pass,
    rows.flatMap(({ enteredBy, endedBy }) => [enteredBy, endedBy].filter((one) => one !== null)),
  );
  const at = (text: string | null) => (text ? new Date(text) : null);
  const who = (id: string | null) => (id ? (names[id] ?? null) : null);
  return rows.map((row) => ({
    ...row,
    masked: row.clearedAt ? null : row.masked,
    enteredBy: who(row.enteredBy),
    enteredAt: new Date(row.enteredAt),
    endedBy: who(row.endedBy),
    endedAt: at(row.endedAt),
    lastHitAt: at(row.lastHitAt),
    clearedAt: at(row.clearedAt),
  }));
}
