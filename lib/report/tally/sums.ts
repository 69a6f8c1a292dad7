import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { type BeatNight, firstMade, movedDues, type NightScope, nightsOf } from '../nights.ts';

type Reader = Pick<Pass<Permission>, 'sql' | 'now' | 'reach' | 'role'>;

/** A span of nights, both ends included; with `asOf` (UTC) as it stood at that instant. */
export type Span = { from: BusinessDay; to: BusinessDay; asOf?: Date };

/** How a span is cut: whole, or by the weeks or months its nights lie in. */
export type Cut = 'whole' | 'week' | 'month';

/** Nights of one beat, state and part of the span (its first day, or ''); `late` minutes after the due of those that came late. */
export type NightSum = { beat: string; bucket: string; state: Timeliness; count: number; late: number[] };

/** Only who reads the whole county reads tallies: a beat's tally counts lodgings that lie elsewhere today. */
export const readsTallies = ({ role }: Reader) => role === 'nl_county' || role === 'nl_job';

const bucketOf = (sql: Reader['sql'], cut: Cut, day: ReturnType<Reader['sql']>) =>
  cut === 'whole'
    ? sql`''`
    : sql`date_trunc(${cut === 'week' ? sql`'week'` : sql`'month'`}, ${day}::timestamp)::date::text`;

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

type Counted = { beat: string; bucket: string; expected: number; onTime: number; excused: number };
type Late = { beat: string; bucket: string; late: number[] };
type Read = { sums: Counted[]; late: Late[]; pairs: BeatNight[]; days: BusinessDay[] };

/**
 * How many nights of each state every beat had: from the tallies where they hold, from the facts where they do not, which
 * is the night still running, one with a mark, and one that was known otherwise at the instant asked.
 */
export async function nightSums(pass: Reader, span: Span, cut: Cut = 'whole'): Promise<NightSum[]> {
  const moved = await movedDues(pass, span.from, span.to, span.asOf);
  if (!readsTallies(pass)) return fromFacts(pass, { ...span, moved }, cut);
  const { sql, now } = pass;
  const at = (span.asOf ?? now).toISOString();
  const bucket = bucketOf(sql, cut, sql`t.business_day`);
  const [read] = await sql<Read[]>`
    with t as materialized (select * from ${talliesOf(pass, span)} t)
    select (select coalesce(json_agg(x), '[]') from (
        select t.beat_id as beat, ${bucket} as bucket, sum(t.expected)::int as expected, sum(t.on_time)::int as "onTime",
          sum(cardinality(t.excused))::int as excused
        from t where t.clean group by 1, 2) x) as sums,
      (select coalesce(json_agg(x), '[]') from (
        select t.beat_id as beat, ${bucket} as bucket, array_agg(l.by) as late
        from t cross join lateral unnest(t.late_times, t.late_by) as l(at, by)
        where t.clean and l.at <= ${at} group by 1, 2) x) as late,
      (select coalesce(json_agg(x), '[]') from (
        select t.business_day as day, t.beat_id as beat from t where not t.clean
        union select m.business_day, m.beat_id from night_mark m where m.county = ${pass.reach.county} and m.beat_id is not null
          and m.business_day in (select business_day from t)) x) as pairs,
      (select coalesce(json_agg(d.day::date), '[]') from generate_series(${span.from}::date::timestamp, ${span.to}::date::timestamp,
        interval '1 day') as d(day) where d.day::date not in (select business_day from t)) as days`;
  const { sums, late, pairs, days } = read ?? { sums: [], late: [], pairs: [], days: [] };
  const lates = new Map(late.map((one) => [`${one.bucket} ${one.beat}`, one.late]));
  const scope = { ...span, moved };
  return [
    ...sums.flatMap((one) => statesOf(one, lates.get(`${one.bucket} ${one.beat}`) ?? [])),
    ...(days.length > 0 ? await fromFacts(pass, { ...scope, days }, cut) : []),
    ...(pairs.length > 0 ? await fromFacts(pass, { ...scope, pairs }, cut) : []),
  ];
}

function statesOf({ beat, bucket, expected, onTime, excused }: Counted, late: number[]): NightSum[] {
  const counts = { on_time: onTime, late: late.length, silent: expected - onTime - late.length, excused };
  const states: (keyof typeof counts)[] = ['on_time', 'late', 'silent', 'excused'];
  return states.flatMap((state) =>
    counts[state] > 0
      ? [{ beat, bucket, state, count: counts[state], late: state === 'late' ? late : [] }]
      : [],
  );
}

/** The same from the facts alone, within reach. */
export async function fromFacts(pass: Reader, scope: NightScope, cut: Cut): Promise<NightSum[]> {
  const { sql } = pass;
  return await sql<NightSum[]>`
    select n.beat_id as beat, ${bucketOf(sql, cut, sql`n.business_day`)} as bucket, n.state, count(*)::int as count,
      to_json(coalesce(array_agg(round(extract(epoch from n.first_at - n.due_at) / 60)::int)
        filter (where n.state in ('late', 'late_request')), '{}')) as late
    from ${nightsOf(pass, scope)} n group by 1, 2, 3`;
}
