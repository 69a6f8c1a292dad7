import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { type MovedDue, movedDues, nightsOf, plannedForSpan } from '#lib/report/nights.ts';
import { fromFacts, nightSums, readsBeats, type Span } from '#lib/report/tally/sums.ts';
import type { BoardReader } from './board-query.ts';

/** Nights of one beat and state; a lodging that lies in no beat is counted under null. */
export type BeatCount = { beat: string | null; state: Timeliness; count: number };

/**
 * How many nights of each state every beat within reach had, from one night to another. The beat is the one stamped on
 * the night; a suspended house, for whom no return is expected, is counted as excused in the beat it lay in. A reader of
 * some beats counts their nights wherever the lodging lies today, as the county does: `nl.nights_away` has the counts of
 * those that moved out of reach, and what a house brought along stays with the beat it came from.
 */
export async function beatCounts(
  pass: BoardReader,
  from: BusinessDay,
  to: BusinessDay,
  asOf?: Date,
): Promise<BeatCount[]> {
  const span = { from, to, ...(asOf ? { asOf } : {}) };
  if (pass.role === 'nl_beat') return ownBeats(pass, span);
  const suspended = await pass.sql<BeatCount[]>`
    select x.beat, x.state, count(*)::int as count from (${suspendedNights(pass, from, to, asOf)}) x group by x.beat, x.state`;
  return [...(await nightSums(pass, span)), ...suspended];
}

async function ownBeats(pass: BoardReader, span: Span): Promise<BeatCount[]> {
  const { from, to, asOf } = span;
  if (from !== to) await plannedForSpan(pass);
  const beats = [...pass.reach.units];
  const moved = await movedDues(pass, from, to, asOf);
  const near = await fromFacts(pass, { ...span, moved, beats }, 'whole');
  const others = await pass.sql<BeatCount[]>`
    select x.beat, x.state, count(*)::int as count from (${suspendedNights(pass, from, to, asOf)}) x
    where x.beat = any (${beats}::uuid[]) group by x.beat, x.state
    union all
    select a.beat, a.state, a.count from nl.nights_away(${from}::date, ${to}::date, ${asOf?.toISOString() ?? null}::timestamptz) a`;
  return [...near, ...others];
}

/** Nights of one township and state within a beat. */
export type PlaceCount = BeatCount & { township: string };

/** How many nights of each state every township within reach had, by the beat stamped on them; a lodging counts where it stands. */
export async function placeCounts(
  pass: BoardReader,
  from: BusinessDay,
  to: BusinessDay,
  asOf?: Date,
): Promise<PlaceCount[]> {
  const { sql } = pass;
  if (from !== to) await plannedForSpan(pass);
  const moved = await movedDues(pass, from, to, asOf);
  const own = readsBeats(pass) ? sql`where x.beat = any (${[...pass.reach.units]}::uuid[])` : sql``;
  const near = await sql<PlaceCount[]>`
    select x.beat, x.township, x.state, count(*)::int as count from (
      select n.beat_id as beat, n.state, l.township_code as township
      from ${nightsOf(pass, { from, to, moved, ...(asOf ? { asOf } : {}) })} n
      join lodging l on l.county = n.county and l.id = n.lodging_id
      union all select s.beat, s.state, s.township from (${suspendedNights(pass, from, to, asOf)}) s
    ) x ${own} group by 1, 2, 3`;
  if (!readsBeats(pass)) return [...near];
  const away = await sql<PlaceCount[]>`
    select a.beat, a.township, a.state, count(*)::int as count
    from nl.nights_away_each(${from}::date, ${to}::date, ${asOf?.toISOString() ?? null}::timestamptz) a group by 1, 2, 3`;
  return [...near, ...away];
}

/** The same from the facts alone as one statement, for whoever runs or explains it. */
export function beatStatement(
  pass: BoardReader,
  from: BusinessDay,
  to: BusinessDay,
  moved: readonly MovedDue[],
  asOf?: Date,
) {
  const nights = nightsOf(pass, { from, to, moved, ...(asOf ? { asOf } : {}) });
  return pass.sql<BeatCount[]>`
    select x.beat, x.state, count(*)::int as count from (
      select n.beat_id as beat, n.state from ${nights} n
      union all select s.beat, s.state from (${suspendedNights(pass, from, to, asOf)}) s
    ) x group by x.beat, x.state`;
}

/** A relation of the nights of suspended houses, for whom no obligation was made, each in the beat it lay in. */
function suspendedNights({ sql }: BoardReader, from: BusinessDay, to: BusinessDay, asOf?: Date) {
  const known = (status: ReturnType<typeof sql>) =>
    asOf ? sql`and ${status}.set_at <= ${asOf.toISOString()}` : sql``;
  return sql`
    select (select b.beat_id from lodging_beat b where b.county = s.county and b.lodging_id = s.lodging_id
        and b.from_day <= d.day::date order by b.from_day desc limit 1) as beat, 'excused' as state, l.township_code as township
    from (select z.county, z.lodging_id, z.from_day, (select min(y.from_day) from lodging_status y where y.county = z.county
        and y.lodging_id = z.lodging_id and y.from_day > z.from_day ${known(sql`y`)}) as next
      from lodging_status z where z.status = 'suspended' ${known(sql`z`)}) s
    join lodging l on l.county = s.county and l.id = s.lodging_id
    cross join lateral generate_series(greatest(s.from_day, l.onboarded_day, ${from}::date)::timestamp,
      least(s.next - 1, ${to}::date)::timestamp, interval '1 day') as d(day)
    -- each night is looked up by its key; joined, they would be held against every obligation there is
    where (select o.business_day from obligation o where o.county = s.county
      and o.lodging_id = s.lodging_id and o.business_day = d.day::date) is null`;
}
