import { daysBetween } from '#lib/clock/business-day.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import { readsTallies, type Span, talliesOf } from '#lib/report/tally/sums.ts';
import type { SamePart } from './measures.ts';
import type { Evaluator } from './query.ts';

/**
 * What the lodgings expected in both spans came to, by beat. A beat whose lodgings were the same on every night of both,
 * none excused throughout, is the sum of its tallies; only the others' lodgings are asked one by one.
 */
export async function samePartsOf(pass: Evaluator, span: Span, before: Span): Promise<SamePart[]> {
  if (!readsTallies(pass)) return fromFacts(pass, span, before);
  const { even, odd } = await fromTallies(pass, span, before);
  if (odd === null) return fromFacts(pass, span, before);
  return odd.length > 0 ? [...even, ...(await fromFacts(pass, span, before, odd))] : even;
}

type Read = {
  beats: (SamePart & { beat: string; even: boolean })[];
  late: { beat: string; now: number; before: number }[];
  away: string[];
  nights: number;
  nightsBefore: number;
};

/** The beats that are the sum of their tallies, and those that are not; null where a night has no tallies. */
async function fromTallies(
  pass: Evaluator,
  span: Span,
  before: Span,
): Promise<{ even: SamePart[]; odd: string[] | null }> {
  const { sql } = pass;
  const length = ({ from, to }: Span) => daysBetween(from, to) + 1;
  const at = ({ asOf }: Span) => (asOf ?? pass.now).toISOString();
  const [row] = await sql<Read[]>`
    with t as materialized (
      select 1 as span, ${at(span)}::timestamptz as at, a.* from ${talliesOf(pass, span)} a
      union all select 2, ${at(before)}::timestamptz, b.* from ${talliesOf(pass, before)} b
    )
    select (select coalesce(json_agg(x), '[]') from (
        select t.beat_id as beat, bool_and(t.clean) and min(t.houses) = max(t.houses)
            and count(*) filter (where t.span = 1) = ${length(span)}::int
            and count(*) filter (where t.span = 2) = ${length(before)}::int as even,
          coalesce(sum(t.expected) filter (where t.span = 1), 0)::int as expected,
          coalesce(sum(t.expected) filter (where t.span = 2), 0)::int as before,
          coalesce(sum(t.on_time) filter (where t.span = 1), 0)::int as received,
          coalesce(sum(t.on_time) filter (where t.span = 2), 0)::int as "receivedBefore"
        from t group by 1) x) as beats,
      (select coalesce(json_agg(x), '[]') from (
        select t.beat_id as beat, count(*) filter (where t.span = 1)::int as now, count(*) filter (where t.span = 2)::int as before
        from t cross join lateral unnest(t.late_times) as l(at) where l.at <= t.at group by 1) x) as late,
      -- who was excused on every night of a span was not expected in it
      (select coalesce(json_agg(distinct x.beat_id), '[]') from (
        select y.beat_id from (select t.span, t.beat_id, unnest(t.excused) as lodging_id from t) y
        group by y.span, y.beat_id, y.lodging_id
        having count(*) >= case y.span when 1 then ${length(span)}::int else ${length(before)}::int end) x) as away,
      (select count(distinct business_day)::int from t where span = 1) as nights,
      (select count(distinct business_day)::int from t where span = 2) as "nightsBefore"`;
  if (!row || row.nights < length(span) || row.nightsBefore < length(before)) return { even: [], odd: null };
  const [lates, away] = [new Map(row.late.map((one) => [one.beat, one])), new Set(row.away)];
  const isEven = ({ even, beat }: Read['beats'][number]) => even && !away.has(beat);
  return {
    even: row.beats.filter(isEven).map(({ even: _, ...part }) => ({
      ...part,
      received: part.received + (lates.get(part.beat)?.now ?? 0),
      receivedBefore: part.receivedBefore + (lates.get(part.beat)?.before ?? 0),
    })),
    odd: row.beats.filter((one) => !isEven(one)).map(({ beat }) => beat),
  };
}

async function fromFacts(
  pass: Evaluator,
  span: Span,
  before: Span,
  beats?: readonly string[],
): Promise<SamePart[]> {
  const bounds = beats ? { beats } : {};
  const moved = await movedDues(pass, span.from, span.to, span.asOf);
  const movedBefore = await movedDues(pass, before.from, before.to, before.asOf);
  const now = nightsOf(pass, { ...span, ...bounds, moved });
  const past = nightsOf(pass, { ...before, ...bounds, moved: movedBefore });
  const counts = (nights: typeof now) => pass.sql`
    select n.lodging_id, n.beat_id, count(*) as expected, count(*) filter (where n.state in ('on_time', 'late', 'late_request')) as received
    from ${nights} n where n.state <> 'excused' group by 1, 2`;
  return await pass.sql<SamePart[]>`
    with own as materialized (${counts(now)}), old as materialized (${counts(past)})
    select own.beat_id as beat, sum(own.expected)::int as expected, sum(own.received)::int as received,
      sum(old.expected)::int as before, sum(old.received)::int as "receivedBefore"
    from own join old using (lodging_id, beat_id) group by 1`;
}
