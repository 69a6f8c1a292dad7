import { daysBetween } from '#lib/clock/business-day.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import {
  lateKnown,
  readsBeats,
  readsTallies,
  type Span,
  talliesOf,
  untallied,
} from '#lib/report/tally/sums.ts';
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

type Read = SamePart & { beat: string; even: boolean };

/** The beats that are the sum of their tallies, and those that are not; null where a night has no tallies. */
async function fromTallies(
  pass: Evaluator,
  span: Span,
  before: Span,
): Promise<{ even: SamePart[]; odd: string[] | null }> {
  if ((await untallied(pass, span)).length + (await untallied(pass, before)).length > 0)
    return { even: [], odd: null };
  const { sql } = pass;
  const length = ({ from, to }: Span) => daysBetween(from, to) + 1;
  const at = ({ asOf }: Span) => (asOf ?? pass.now).toISOString();
  const nights = (one: Span, n: 1 | 2) => sql`
    select ${n}::int as span, t.beat_id, t.clean, t.houses, t.expected, t.on_time + ${lateKnown(sql, at(one))} as received
    from ${talliesOf(pass, one)} t offset 0`;
  const rows = await sql<Read[]>`
    select t.beat_id as beat, bool_and(t.clean) and min(t.houses) = max(t.houses)
        and count(*) filter (where t.span = 1) = ${length(span)}::int
        and count(*) filter (where t.span = 2) = ${length(before)}::int as even,
      coalesce(sum(t.expected) filter (where t.span = 1), 0)::int as expected,
      coalesce(sum(t.expected) filter (where t.span = 2), 0)::int as before,
      coalesce(sum(t.received) filter (where t.span = 1), 0)::int as received,
      coalesce(sum(t.received) filter (where t.span = 2), 0)::int as "receivedBefore"
    from ((${nights(span, 1)}) union all (${nights(before, 2)})) t group by 1`;
  const away = new Set([
    ...(await awayBeats(pass, span, length(span))),
    ...(await awayBeats(pass, before, length(before))),
  ]);
  const isEven = ({ even, beat }: Read) => even && !away.has(beat);
  return {
    even: rows.filter(isEven).map(({ even: _, ...part }) => part),
    odd: rows.filter((one) => !isEven(one)).map(({ beat }) => beat),
  };
}

/** Beats with a lodging that was excused on every night of a span, and so was not expected in it. */
async function awayBeats(pass: Evaluator, span: Span, nights: number): Promise<string[]> {
  const rows = await pass.sql<{ beat: string }[]>`
    select distinct x.beat from (
      select t.beat_id as beat from ${talliesOf(pass, span)} t cross join lateral unnest(t.excused) as e(lodging_id)
      where cardinality(t.excused) > 0 group by t.beat_id, e.lodging_id having count(*) >= ${nights}::int) x`;
  return rows.map(({ beat }) => beat);
}

async function fromFacts(
  pass: Evaluator,
  span: Span,
  before: Span,
  beats?: readonly string[],
): Promise<SamePart[]> {
  const own = readsBeats(pass);
  const bounds = beats ? { beats } : own ? { beats: [...pass.reach.units] } : {};
  const moved = await movedDues(pass, span.from, span.to, span.asOf);
  const movedBefore = await movedDues(pass, before.from, before.to, before.asOf);
  const now = nightsOf(pass, { ...span, ...bounds, moved });
  const past = nightsOf(pass, { ...before, ...bounds, moved: movedBefore });
  // A house that moved away within a beat's two spans is told by its nights there, however near it lies today.
  const away = ({ from, to, asOf }: Span) =>
    own
      ? pass.sql`union all select a.lodging, a.beat, a.state
          from nl.nights_away_each(${from}::date, ${to}::date, ${asOf?.toISOString() ?? null}::timestamptz) a where a.made`
      : pass.sql``;
  const counts = (nights: typeof now, of: Span) => pass.sql`
    select n.lodging_id, n.beat_id, count(*) as expected, count(*) filter (where n.state in ('on_time', 'late', 'late_request')) as received
    from (select m.lodging_id, m.beat_id, m.state from ${nights} m ${away(of)}) n where n.state <> 'excused' group by 1, 2`;
  return await pass.sql<SamePart[]>`
    with own as materialized (${counts(now, span)}), old as materialized (${counts(past, before)})
    select own.beat_id as beat, sum(own.expected)::int as expected, sum(own.received)::int as received,
      sum(old.expected)::int as before, sum(old.received)::int as "receivedBefore"
    from own join old using (lodging_id, beat_id) group by 1`;
}
