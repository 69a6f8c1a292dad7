import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { type BeatNight, firstMade, movedDues, type NightScope, nightsOf } from '../nights.ts';

type Reader = Pick<Pass<Permission>, 'sql' | 'now' | 'reach' | 'role'>;

/** A reader of some beats: their nights are those stamped on them, wherever the lodgings lie today. */
export const readsBeats = ({ role }: Pick<Reader, 'role'>) => role === 'nl_beat';

/** A span of nights, both ends included; with `asOf` (UTC) as it stood at that instant. */
export type Span = { from: BusinessDay; to: BusinessDay; asOf?: Date };

/** How a span is cut: whole, or by the weeks or months its nights lie in. */
export type Cut = 'whole' | 'week' | 'month';

/** Nights of one beat, state and part of the span (its first day, or ''); `late` minutes after the due of those that came late. */
export type NightSum = { beat: string; bucket: string; state: Timeliness; count: number; late: number[] };

/** Only who reads the whole county reads tallies: a beat's tally counts lodgings that lie elsewhere today. */
export const readsTallies = ({ role }: Reader) => role === 'nl_county' || role === 'nl_job';

/** The first day of the part of the span a day lies in, as a date; null where the span is told whole. */
const bucketOf = (sql: Reader['sql'], cut: Cut, day: ReturnType<Reader['sql']>) =>
  cut === 'whole'
    ? sql`null::date`
    : sql`date_trunc(${cut === 'week' ? sql`'week'` : sql`'month'`}, ${day}::timestamp)::date`;

/**
 * A relation of the tallies of a span, each with `clean`: whether it says of the instant asked what the facts say. A night
 * that was marked whole has none.
 */
export function talliesOf({ sql, now, reach }: Reader, { from, to, asOf }: Span) {
  const at = (asOf ?? now).toISOString();
  const known = asOf
    ? sql`and t.made_by <= greatest(${at}::timestamptz, ${firstMade(sql, { from, to })}) and coalesce(t.known_by <= ${at}, true)`
    : sql``;
  // Marks come and go by the thousand, so their statistics are seldom true: they are hashed once, whatever they say.
  const marks = sql`night_mark m where m.county = ${reach.county} and m.business_day between ${from} and ${to}`;
  return sql`(
    select t.*, t.due_by < ${at}::timestamptz ${known} and (t.business_day, t.beat_id) not in (
        select m.business_day, m.beat_id from ${marks} and m.beat_id is not null) as clean
    from night_tally t where t.county = ${reach.county} and t.business_day between ${from} and ${to}
      and t.business_day not in (select m.business_day from ${marks} and m.beat_id is null))`;
}

type Counted = {
  beat: string;
  bucket: string;
  expected: number;
  onTime: number;
  excused: number;
  late: string | null;
  odd: BusinessDay[] | null;
};

/**
 * How many nights of each state every beat had: from the tallies where they hold, from the facts where they do not, which
 * is the night still running, one with a mark, and one that was known otherwise at the instant asked.
 */
export async function nightSums(pass: Reader, span: Span, cut: Cut = 'whole'): Promise<NightSum[]> {
  const moved = await movedDues(pass, span.from, span.to, span.asOf);
  if (readsBeats(pass)) return ownNights(pass, { ...span, moved }, cut);
  if (!readsTallies(pass)) return fromFacts(pass, { ...span, moved }, cut);
  const { sql, now } = pass;
  const at = (span.asOf ?? now).toISOString();
  // Tallies are gone through once and each is judged once (offset 0): a half year of 20,000 lodgings has some 150,000.
  const read = await sql<Counted[]>`
    select n.beat, coalesce(n.bucket::text, '') as bucket, coalesce(sum(n.expected) filter (where n.clean), 0)::int as expected,
      coalesce(sum(n.on_time) filter (where n.clean), 0)::int as "onTime",
      coalesce(sum(n.excused) filter (where n.clean), 0)::int as excused,
      string_agg(n.late, ',') filter (where n.clean and n.late <> '') as late,
      array_agg(n.day::text) filter (where not n.clean) as odd
    from (
      select t.beat_id as beat, ${bucketOf(sql, cut, sql`t.business_day`)} as bucket, t.business_day as day, t.clean, t.expected,
        t.on_time, cardinality(t.excused) as excused, array_to_string(t.late_by[:${lateKnown(sql, at)}], ',') as late
      from ${talliesOf(pass, span)} t offset 0) n
    group by n.beat, n.bucket`;
  const scope = { ...span, moved };
  const days = await untallied(pass, span);
  const marked = await markedAlone(pass, span);
  const odd = read.flatMap(({ beat, odd: its }) => (its ?? []).map((day) => ({ day, beat })));
  const pairs = [...new Map([...odd, ...marked].map((one) => [`${one.day} ${one.beat}`, one])).values()];
  return [
    ...read.flatMap(statesOf),
    ...(days.length > 0 ? await fromFacts(pass, { ...scope, days }, cut) : []),
    ...(pairs.length > 0 ? await fromFacts(pass, { ...scope, pairs }, cut) : []),
  ];
}

/** The nights of a reader's own beats: those within reach, and counts of those whose lodging moved away since. */
async function ownNights(pass: Reader, scope: NightScope, cut: Cut): Promise<NightSum[]> {
  const { sql } = pass;
  const { from, to, asOf } = scope;
  const near = await fromFacts(pass, { ...scope, beats: [...pass.reach.units] }, cut);
  const away = await sql<NightSum[]>`
    select a.beat, coalesce(${bucketOf(sql, cut, sql`a.night`)}::text, '') as bucket, a.state, count(*)::int as count,
      to_json(coalesce(array_agg(a.late) filter (where a.late is not null), '{}')) as late
    from nl.nights_away_each(${from}::date, ${to}::date, ${asOf?.toISOString() ?? null}::timestamptz) a where a.made group by 1, 2, 3`;
  return [...near, ...away];
}

/** How many of a tally's late returns had come by an instant; they stand in the order they came. */
export const lateKnown = (sql: Reader['sql'], at: string | ReturnType<Reader['sql']>) => sql`(
  case when cardinality(t.late_times) = 0 then 0
    when t.late_times[cardinality(t.late_times)] <= ${at}::timestamptz then cardinality(t.late_times)
    else (select count(*)::int from unnest(t.late_times) as l(at) where l.at <= ${at}::timestamptz) end)`;

/** The nights of a span that have obligations and no tallies, or are marked whole. */
export async function untallied(pass: Reader, { from, to }: Span): Promise<BusinessDay[]> {
  const { county } = pass.reach;
  // One row of each night is looked for (limit 1): a plan that joins would read every obligation of the span.
  const rows = await pass.sql<{ day: BusinessDay }[]>`
    select d.day::date::text as day from generate_series(${from}::date::timestamp, ${to}::date::timestamp, interval '1 day') as d(day)
    where (select true from obligation o where o.county = ${county} and o.business_day = d.day::date limit 1)
      and ((select true from night_tally t where t.county = ${county} and t.business_day = d.day::date limit 1) is null
        or (select true from night_mark m where m.county = ${county} and m.business_day = d.day::date and m.beat_id is null limit 1))`;
  return rows.map(({ day }) => day);
}

/** Marked beats of tallied nights: one that had no obligation when the night was tallied has a mark and no tally. */
async function markedAlone(pass: Reader, { from, to }: Span): Promise<BeatNight[]> {
  const { county } = pass.reach;
  return await pass.sql<BeatNight[]>`
    select distinct m.business_day::text as day, m.beat_id as beat from night_mark m
    where m.county = ${county} and m.business_day between ${from} and ${to} and m.beat_id is not null
      and exists (select from night_tally t where t.county = ${county} and t.business_day = m.business_day)
      and not exists (select from night_mark w where w.county = ${county} and w.business_day = m.business_day and w.beat_id is null)`;
}

function statesOf({ beat, bucket, expected, onTime, excused, late }: Counted): NightSum[] {
  const lengths = late ? late.split(',').map(Number) : [];
  const silent = expected - onTime - lengths.length;
  const counts = { on_time: onTime, late: lengths.length, silent, excused };
  const states: (keyof typeof counts)[] = ['on_time', 'late', 'silent', 'excused'];
  return states.flatMap((state) =>
    counts[state] > 0
      ? [{ beat, bucket, state, count: counts[state], late: state === 'late' ? lengths : [] }]
      : [],
  );
}

/** The same from the facts alone, within reach. */
export async function fromFacts(pass: Reader, scope: NightScope, cut: Cut): Promise<NightSum[]> {
  const { sql } = pass;
  return await sql<NightSum[]>`
    select n.beat_id as beat, coalesce(${bucketOf(sql, cut, sql`n.business_day`)}::text, '') as bucket, n.state, count(*)::int as count,
      to_json(coalesce(array_agg(round(extract(epoch from n.first_at - n.due_at) / 60)::int)
        filter (where n.state in ('late', 'late_request')), '{}')) as late
    from ${nightsOf(pass, scope)} n group by 1, 2, 3`;
}
