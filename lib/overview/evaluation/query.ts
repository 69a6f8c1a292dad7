import type { Pass } from '#lib/access/pass.ts';
import { type BusinessDay, civilDateAt, endOf, startOf } from '#lib/clock/business-day.ts';
import { nightSums, readsBeats } from '#lib/report/tally/sums.ts';
import { lateWindowHours } from './as-of.ts';
import type { AnswerPart, ChasePart, NightPart, OpenPart, Parts } from './measures.ts';
import type { Period } from './periods.ts';
import { samePartsOf } from './same.ts';

export type Evaluator = Pass<'evaluation:read'>;

/** Only one's own beats, by the column that has the beat: what a house brought along stays where it lay. */
const ownBeats = (pass: Evaluator, beat: ReturnType<Evaluator['sql']>) =>
  readsBeats(pass) ? pass.sql`and ${beat} = any (${[...pass.reach.units]}::uuid[])` : pass.sql``;

/** What is counted of a period besides its nights and chases, as it was known at an instant. */
export async function partsOf(
  pass: Evaluator,
  period: Period,
  before: Period,
  asOf: Date,
): Promise<Omit<Parts, 'nights' | 'chases'>> {
  // The period before as it was known at the same age, so that late returns of a month ago do not flatter it.
  const then = new Date(asOf.getTime() - (startOf(period.from).getTime() - startOf(before.from).getTime()));
  const span = { from: period.from, to: period.to, asOf };
  return {
    same: await samePartsOf(pass, span, { from: before.from, to: before.to, asOf: then }),
    answers: await answerParts(pass, period, asOf),
    open: await openParts(pass, asOf),
  };
}

/** The nights and chases of the periods told, each by the first day of its period and the beat stamped on its night. */
export type Trend = {
  periods: readonly Period[];
  nights: readonly (NightPart & { bucket: string })[];
  chases: readonly (ChasePart & { bucket: string })[];
};

export async function trendOf(pass: Evaluator, periods: readonly Period[], asOf: Date): Promise<Trend> {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return { periods, nights: [], chases: [] };
  const nights = await nightSums(pass, { from: first.from, to: last.to, asOf }, first.kind);
  return { periods, nights, chases: await chaseParts(pass, first.from, last.to, asOf, first.kind) };
}

/** The chases whose first silent night lies in a span, by beat and by the part of the span that night lies in. */
async function chaseParts(
  pass: Evaluator,
  from: BusinessDay,
  to: BusinessDay,
  asOf: Date,
  kind: Period['kind'],
): Promise<(ChasePart & { bucket: string })[]> {
  const { sql } = pass;
  const at = asOf.toISOString();
  const part = kind === 'week' ? sql`'week'` : sql`'month'`;
  // Lengths come as one text: tens of thousands of them are written and read so in a third of the time of an array.
  const rows = await sql<(Omit<ChasePart, 'acts'> & { bucket: string; acts: string | null })[]>`
    select t.beat, t.bucket::text as bucket, count(*)::int as chases, count(*) filter (where t.closed)::int as closed,
      string_agg(coalesce(t.minutes::text, ''), ',') filter (where not (t.filed and t.minutes is null)) as acts
    from (
      select c.beat, c.bucket, c.closed, c.closed and c.ending in ('filed', 'excused') as filed,
        case when c.acted is not null then greatest(0, floor(date_part('epoch', c.acted - c.due) / 60 + 0.5))::int end as minutes
      from (
        select x.beat_id as beat, date_trunc(${part}, x.first_night::timestamp)::date as bucket, coalesce(x.closed_at <= ${at}, false) as closed,
          x.ending, x.first_due as due,
          case when x.acted_known_at <= ${at} then x.acted_at
            -- What is known as the first act today was written later: what was known then is read from the lines.
            when x.acted_at is not null then (select min(s.happened_at) from chase_step s where s.county = x.county
              and s.chase_id = x.id and s.account_id is not null and s.at <= ${at}) end as acted
        from chase x where x.county = ${pass.reach.county} and x.first_night between ${from} and ${to} and x.opened_at <= ${at}
          ${ownBeats(pass, sql`x.beat_id`)}
        offset 0) c
      ${
        readsBeats(pass)
          ? sql`union all select a.beat, date_trunc(${part}, a.night::timestamp)::date, a.closed, a.filed, a.minutes
              from nl.chases_away(${from}::date, ${to}::date, ${at}::timestamptz) a`
          : sql``
      } offset 0) t
    group by t.beat, t.bucket`;
  return rows.map(({ acts, ...row }) => ({
    ...row,
    acts: acts === null ? [] : acts.split(',').map((one) => (one === '' ? null : Number(one))),
  }));
}

/** What rang in a period and was claimed, or had the time to be. */
async function answerParts(pass: Evaluator, period: Period, asOf: Date): Promise<AnswerPart[]> {
  const at = asOf.toISOString();
  return await pass.sql<AnswerPart[]>`
    select b.beat_id as beat, x.kind, case when x.claimed is not null then greatest(0, round(extract(epoch from x.claimed - x.began) / 60))::int end as minutes,
      coalesce(x.claimed <= t.due_at, false) as within
    from task t
    left join alert a on a.county = t.county and t.kind = 'alert' and a.id::text = t.subject_id
    cross join lateral (
      select case when t.kind = 'incident' then 'incident' else t.severity end as kind,
        coalesce((t.detail->>'from')::timestamptz, t.opened_at) as began,
        case when t.kind = 'alert' then (select min(s.at) from alert_step s where s.county = t.county and s.alert_id = a.id
            and s.kind in ('claim', 'contact', 'take_over', 'close') and s.at <= ${at})
          when t.claimed_at <= ${at} then t.claimed_at end as claimed
      -- asked once, not wherever the answer is used
      offset 0) x
    left join lateral (select y.beat_id from lodging_beat y where y.county = t.county and y.lodging_id = t.lodging_id
      and y.from_day <= nl.civil_day(t.opened_at) order by y.from_day desc limit 1) b on true
    where t.county = ${pass.reach.county} and t.kind in ('alert', 'incident', 'identity_pending')
      and x.kind in ('incident', 'instant', 'same_day') and t.opened_at >= ${startOf(period.from).toISOString()}
      and t.opened_at < ${endOf(period.to).toISOString()} and t.opened_at <= ${at}
      and a.disposition is distinct from 'duplicate' and (x.claimed is not null or t.due_at <= ${at})
      ${ownBeats(pass, pass.sql`b.beat_id`)}
    ${
      readsBeats(pass)
        ? pass.sql`union all select w.beat, w.kind, w.minutes, w.within from nl.answers_away(${startOf(period.from).toISOString()},
            ${endOf(period.to).toISOString()}, ${at}) w`
        : pass.sql``
    }`;
}

/** What stood open at an instant; a task is over its time with its due, a chase 72 hours after the due of its first night. */
async function openParts(pass: Evaluator, asOf: Date): Promise<OpenPart[]> {
  const at = asOf.toISOString();
  return await pass.sql<OpenPart[]>`
    select b.beat_id as beat, count(*)::int as open, count(*) filter (where x.over)::int as overdue
    from (
      select t.county, t.lodging_id, coalesce(t.due_at <= ${at}, false) as over from task t
      where t.county = ${pass.reach.county} and t.kind not in ('chase', 'climbed') and t.opened_at <= ${at}
        and (t.done_at is null or t.done_at > ${at})
      union all
      select c.county, c.lodging_id, c.first_due <= ${longAgo(asOf)} from chase c
      where c.county = ${pass.reach.county} and c.opened_at <= ${at} and (c.closed_at is null or c.closed_at > ${at})
    ) x
    left join lateral (select y.beat_id from lodging_beat y where y.county = x.county and y.lodging_id = x.lodging_id
      and y.from_day <= ${civilDateAt(asOf)} order by y.from_day desc limit 1) b on true
    where true ${ownBeats(pass, pass.sql`b.beat_id`)}
    group by 1
    ${
      readsBeats(pass)
        ? pass.sql`union all select w.beat, w.open, w.overdue from nl.open_away(${civilDateAt(asOf)}, ${at}, ${longAgo(asOf)}) w`
        : pass.sql``
    }`;
}

/** A chase whose first night fell due by then is over its time. */
const longAgo = (asOf: Date) => new Date(asOf.getTime() - lateWindowHours * 3_600_000).toISOString();
