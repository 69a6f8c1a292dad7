import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDayAt, instantOf } from '#lib/clock/business-day.ts';
import { dueAt, standardDay } from '#lib/clock/due.ts';
import type { Unit } from '#lib/registry/queries.ts';
import { unitsOf } from '#lib/registry/queries.ts';
import { movedDues } from '#lib/report/nights.ts';
import { dutyUnits, onDuty, rosterOf } from '#lib/roster/queries.ts';
import { gapsOf } from '#lib/roster/rules.ts';
import { gapDays } from '#lib/roster/terms.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { countOpen } from '#lib/task/queries.ts';
import { askBoard, askSums } from './board-query.ts';
import type { Sum } from './board-rows.ts';
import { groupedBy } from './grouped.ts';
import { type Counts, countsOf } from './marks.ts';

type Reader = Pass<'board:read'>;

/** What happened since duty ended yesterday, and what of it still waits. */
export type Happened = { found: number; open: number };

/** Last night as whoever opens it at eight needs it; instants UTC, everything within reach and from one entry. */
export type Morning = {
  now: Date;
  /** the night just gone, and the one before, whose due has passed */
  night: BusinessDay;
  before: BusinessDay;
  since: Date;
  dueAt: Date;
  returns: Counts;
  /** silent of the night before; three nights and more in a row; the units that have most of them, at most three */
  silent: { counts: Counts; long: number; most: { name: string; silent: number }[] };
  minors: { minors: number; houses: number; toComplete: number };
  pending: Happened;
  instant: Happened;
  sameDay: Happened;
  incidents: Happened;
  chases: { call: number; visit: number; over: number };
  tasks: { open: number; mine: number; over: number; closures: number };
  /** null where the reader's units hold no duty post */
  duty: { people: string[]; posts: number; unmanned: number; gaps: number } | null;
};

/** Last night in the numbers of ten lines (product.md, The day; issue: what is opened at eight). */
export async function morningOf(pass: Reader): Promise<Morning> {
  const night = addDays(businessDayAt(pass.now), -1);
  const before = addDays(night, -1);
  const moved = await movedDues(pass, before, night);
  const last = await askSums(pass, night, moved);
  const earlier = await askBoard(pass, before, 'silent', { streak: 3 }, moved, 0);
  const units = await unitsOf(pass);
  const settings = await settingsFor(pass, night);
  const since = instantOf(night, settings.of('duty_to'));
  const guests = last.sums.filter(({ guests }) => guests > 0);
  return {
    now: pass.now,
    night,
    before,
    since,
    dueAt: last.due ? new Date(last.due) : dueAt(night, standardDay),
    returns: countsOf(last.sums),
    silent: { counts: countsOf(earlier.sums), long: earlier.total, most: mostSilent(earlier.sums, units) },
    minors: {
      minors: guests.reduce((sum, { minors }) => sum + minors, 0),
      houses: guests.reduce((sum, { guests }) => sum + guests, 0),
      toComplete: await toComplete(pass, night),
    },
    ...(await found(pass, since)),
    ...(await work(pass)),
    duty: await dutyNow(pass),
  };
}

/** For a county its stations, for a station its beats: the three with most silent houses. */
function mostSilent(sums: readonly Sum[], units: readonly Unit[]): Morning['silent']['most'] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const stations = new Set(sums.map(({ beat }) => byId.get(beat)?.parentId));
  const unitOf = ({ beat }: Sum) => (stations.size > 1 ? byId.get(beat)?.parentId : beat) ?? '';
  const groups = [...groupedBy(sums, unitOf)];
  if (groups.length < 2) return [];
  return groups
    .map(([id, parts]) => ({ name: byId.get(id)?.name ?? '', silent: countsOf(parts).silent }))
    .filter(({ name, silent }) => silent > 0 && name !== '')
    .sort((a, b) => b.silent - a.silent)
    .slice(0, 3);
}

async function toComplete({ sql, reach }: Reader, night: BusinessDay): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from stay where county = ${reach.county} and business_day = ${night} and removed_in is null
      and jsonb_array_length(to_complete) > 0`;
  return row?.n ?? 0;
}

/** Matters that came since an instant, or came before and still wait. */
async function found(
  { sql, reach }: Reader,
  since: Date,
): Promise<Pick<Morning, 'pending' | 'instant' | 'sameDay' | 'incidents'>> {
  const at = since.toISOString();
  const { county } = reach;
  const [row] = await sql<Record<'pending' | 'instant' | 'sameDay' | 'incidents', Happened>[]>`
    select
      (select json_build_object('found', count(*) filter (where opened_at >= ${at}), 'open', count(*) filter (where done_at is null))
        from task where county = ${county} and kind = 'identity_pending' and (opened_at >= ${at} or done_at is null)) as pending,
      (select json_build_object('found', count(*) filter (where found_at >= ${at}), 'open', count(*) filter (where closed_at is null))
        from alert where county = ${county} and severity = 'instant' and not rehearsal
          and (found_at >= ${at} or closed_at is null)) as instant,
      (select json_build_object('found', count(*) filter (where found_at >= ${at}), 'open', count(*) filter (where closed_at is null))
        from alert where county = ${county} and severity = 'same_day' and not rehearsal
          and (found_at >= ${at} or closed_at is null)) as "sameDay",
      (select json_build_object('found', count(*) filter (where told_at >= ${at}), 'open', count(*) filter (where closed_at is null))
        from incident where county = ${county} and (told_at >= ${at} or closed_at is null)) as incidents`;
  const none = { found: 0, open: 0 };
  return row ?? { pending: none, instant: none, sameDay: none, incidents: none };
}

async function work(pass: Reader): Promise<Pick<Morning, 'chases' | 'tasks'>> {
  const { sql, reach, now } = pass;
  const { county } = reach;
  const at = now.toISOString();
  const [row] = await sql<{ chases: Morning['chases']; closures: number }[]>`
    select
      (select json_build_object(
          'call', count(*) filter (where c.met_at is null and c.level not in ('visit', 'joint_visit')),
          'visit', count(*) filter (where c.met_at is null and c.level in ('visit', 'joint_visit')),
          'over', (select count(*) from task t where t.county = ${county} and t.kind = 'chase' and t.done_at is null
            and t.due_at < ${at}))
        from chase c where c.county = ${county} and c.closed_at is null) as chases,
      (select count(*)::int from closure x where x.county = ${county} and x.approved is null) as closures`;
  const { open, mine, over } = await countOpen(pass);
  return {
    chases: row?.chases ?? { call: 0, visit: 0, over: 0 },
    tasks: { open, mine, over, closures: row?.closures ?? 0 },
  };
}

async function dutyNow(pass: Reader): Promise<Morning['duty']> {
  const units = await dutyUnits(pass);
  if (units.length === 0) return null;
  const posts = await onDuty(pass, units, pass.now);
  const until = new Date(pass.now.getTime() + gapDays * 86_400_000);
  const ids = units.map(({ id }) => id);
  const roster = await rosterOf(pass, ids, pass.now, until);
  const gaps = ids.filter((id) => {
    const own = <T extends { unit: string }>(rows: readonly T[]) => rows.filter(({ unit }) => unit === id);
    const shifts = own(roster.shifts);
    return shifts.length > 0 && gapsOf(shifts, own(roster.absences), pass.now, until).length > 0;
  });
  const [first] = posts;
  return {
    people: (first?.people ?? []).map(({ name }) => name),
    posts: posts.length,
    unmanned: posts.filter(({ people }) => people.length === 0).length,
    gaps: gaps.length,
  };
}
