import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, civilDateAt, endOf, startOf } from '#lib/clock/business-day.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import { lateWindowHours } from './as-of.ts';
import type { AnswerPart, ChasePart, NightPart, OpenPart, Parts, SamePart } from './measures.ts';
import type { Period } from './periods.ts';

export type Evaluator = Pass<'evaluation:read'>;

/** Everything that is counted of a period within reach, as it was known at an instant; each part by the beat stamped on its night. */
export async function partsOf(pass: Evaluator, period: Period, before: Period, asOf: Date): Promise<Parts> {
  const { nights, same } = await nightParts(pass, period, before, asOf);
  return {
    nights,
    same,
    chases: await chaseParts(pass, period.from, period.to, asOf),
    answers: await answerParts(pass, period, asOf),
    open: await openParts(pass, asOf),
  };
}

async function nightParts(pass: Evaluator, period: Period, before: Period, asOf: Date) {
  const { sql } = pass;
  // The period before as it was known at the same age, so that late returns of a month ago do not flatter it.
  const then = new Date(asOf.getTime() - (startOf(period.from).getTime() - startOf(before.from).getTime()));
  const spans = [
    { from: period.from, to: period.to, asOf },
    { from: before.from, to: before.to, asOf: then },
  ] as const;
  const [now, past] = [
    nightsOf(pass, { ...spans[0], moved: await movedDues(pass, spans[0].from, spans[0].to, asOf) }),
    nightsOf(pass, { ...spans[1], moved: await movedDues(pass, spans[1].from, spans[1].to, then) }),
  ];
  const [row] = await sql<{ nights: NightPart[]; same: SamePart[] }[]>`
    with n as materialized (
      select n.lodging_id, n.beat_id, n.state, extract(epoch from n.first_at - n.due_at) / 60 as late from ${now} n
    ), own as (
      select lodging_id, beat_id, count(*) as expected, count(*) filter (where state in ('on_time', 'late', 'late_request')) as received
      from n where state <> 'excused' group by 1, 2
    ), old as (
      select p.lodging_id, p.beat_id, count(*) as expected, count(*) filter (where p.state in ('on_time', 'late', 'late_request')) as received
      from ${past} p where p.state <> 'excused' group by 1, 2
    )
    select (select coalesce(json_agg(x), '[]') from (
        select beat_id as beat, state, count(*)::int as count,
          coalesce(array_agg(round(late)::int) filter (where state in ('late', 'late_request')), '{}') as late
        from n group by 1, 2) x) as nights,
      (select coalesce(json_agg(x), '[]') from (
        select own.beat_id as beat, sum(own.expected)::int as expected, sum(own.received)::int as received,
          sum(old.expected)::int as before, sum(old.received)::int as "receivedBefore"
        from own join old using (lodging_id, beat_id) group by 1) x) as same`;
  return row ?? { nights: [], same: [] };
}

/** The nights of a span by bucket, for the trend: one state and beat of one week or month a row. */
export async function nightTrend(
  pass: Evaluator,
  from: BusinessDay,
  to: BusinessDay,
  kind: Period['kind'],
  asOf: Date,
): Promise<(NightPart & { bucket: string })[]> {
  const { sql } = pass;
  const moved = await movedDues(pass, from, to, asOf);
  const bucket = kind === 'week' ? sql`'week'` : sql`'month'`;
  return await sql<(NightPart & { bucket: string })[]>`
    select n.beat_id as beat, date_trunc(${bucket}, n.business_day::timestamp)::date::text as bucket, n.state, count(*)::int as count,
      to_json(coalesce(array_agg(round(extract(epoch from n.first_at - n.due_at) / 60)::int)
        filter (where n.state in ('late', 'late_request')), '{}')) as late
    from ${nightsOf(pass, { from, to, moved, asOf })} n group by 1, 2, 3`;
}

/** The chases whose first silent night lies in a span, with that night. */
export async function chaseParts(
  pass: Evaluator,
  from: BusinessDay,
  to: BusinessDay,
  asOf: Date,
): Promise<(ChasePart & { night: BusinessDay })[]> {
  const { sql } = pass;
  const at = asOf.toISOString();
  return await sql<(ChasePart & { night: BusinessDay })[]>`
    select f.beat, f.night::text as night, case when act.at is not null then greatest(0, round(extract(epoch from act.at - f.due) / 60))::int end as act,
      coalesce(c.closed_at <= ${at} and c.ending in ('filed', 'excused') and act.at is null, false) as "filedFirst",
      coalesce(c.closed_at <= ${at}, false) as closed
    from chase c
    cross join lateral (
      select n.business_day as night, n.due_at as due, o.beat_id as beat from chase_night n
      left join obligation o on o.county = n.county and o.lodging_id = n.lodging_id and o.business_day = n.business_day
      where n.county = c.county and n.chase_id = c.id order by n.business_day limit 1) f
    left join lateral (select min(s.happened_at) as at from chase_step s where s.county = c.county and s.chase_id = c.id
      and s.account_id is not null and s.at <= ${at}) act on true
    where c.county = ${pass.reach.county} and c.opened_at <= ${at} and c.opened_at >= ${startOf(from).toISOString()}
      and c.opened_at < ${endOf(addDays(to, 7)).toISOString()} and f.night between ${from} and ${to}`;
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
          when t.claimed_at <= ${at} then t.claimed_at end as claimed) x
    left join lateral (select y.beat_id from lodging_beat y where y.county = t.county and y.lodging_id = t.lodging_id
      and y.from_day <= nl.civil_day(t.opened_at) order by y.from_day desc limit 1) b on true
    where t.county = ${pass.reach.county} and t.kind in ('alert', 'incident', 'identity_pending')
      and x.kind in ('incident', 'instant', 'same_day') and t.opened_at >= ${startOf(period.from).toISOString()}
      and t.opened_at < ${endOf(period.to).toISOString()} and t.opened_at <= ${at}
      and a.disposition is distinct from 'duplicate' and (x.claimed is not null or t.due_at <= ${at})`;
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
      select c.county, c.lodging_id, (select min(n.due_at) from chase_night n where n.county = c.county and n.chase_id = c.id)
        <= ${new Date(asOf.getTime() - lateWindowHours * 3_600_000).toISOString()} from chase c
      where c.county = ${pass.reach.county} and c.opened_at <= ${at} and (c.closed_at is null or c.closed_at > ${at})
    ) x
    left join lateral (select y.beat_id from lodging_beat y where y.county = x.county and y.lodging_id = x.lodging_id
      and y.from_day <= ${civilDateAt(asOf)} order by y.from_day desc limit 1) b on true
    group by 1`;
}
