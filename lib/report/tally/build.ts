import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDayAt, startOf } from '#lib/clock/business-day.ts';
import { type BeatNight, movedDues, type NightScope, nightsOf } from '../nights.ts';

type Clock = Pass<'clock:work'>;

/** Nights made at one go, the latest first: a county whose history was brought in catches up within minutes. */
const nightsAtOnce = 7;
const pairsAtOnce = 2000;
/** A filing that came in time has committed by then; whatever comes later is marked. */
const restMs = 3_600_000;

/**
 * Makes the tallies of nights that have none and were due an hour ago, and those marked, anew from the facts. Reading and
 * taking the marks is one statement, so that a fact of a transaction that has not committed yet keeps its mark. Returns
 * how many nights and how many single beats were made.
 */
export async function tallyNights(pass: Clock): Promise<{ nights: number; beats: number }> {
  const days = await nightsToMake(pass);
  for (const day of days) await make(pass, { from: day, to: day, days: [day] });
  const pairs = await pairsToMake(pass);
  const sorted = pairs.map(({ day }) => day).sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from && to) await make(pass, { from, to, pairs });
  return { nights: days.length, beats: pairs.length };
}

async function nightsToMake({ sql, reach, now }: Clock): Promise<BusinessDay[]> {
  const { county } = reach;
  const rows = await sql<{ day: BusinessDay }[]>`
    select d.day::date::text as day
    from generate_series((select min(business_day) from obligation where county = ${county})::timestamp,
      ${addDays(businessDayAt(now), -1)}::date::timestamp, interval '1 day') as d(day)
    where (not exists (select from night_tally t where t.county = ${county} and t.business_day = d.day::date)
        or exists (select from night_mark m where m.county = ${county} and m.business_day = d.day::date and m.beat_id is null))
      and exists (select from obligation o where o.county = ${county} and o.business_day = d.day::date)
      and not exists (select from obligation o where o.county = ${county} and o.business_day = d.day::date
        and o.due_at > ${new Date(now.getTime() - restMs).toISOString()})
    order by d.day desc limit ${nightsAtOnce}`;
  return rows.map(({ day }) => day);
}

async function pairsToMake({ sql, reach }: Clock): Promise<BeatNight[]> {
  return await sql<BeatNight[]>`
    select distinct m.business_day::text as day, m.beat_id as beat from night_mark m
    where m.county = ${reach.county} and m.beat_id is not null and exists (select from night_tally t
      where t.county = m.county and t.business_day = m.business_day) limit ${pairsAtOnce}`;
}

async function make(pass: Clock, scope: Omit<NightScope, 'moved'>): Promise<void> {
  const { sql, reach } = pass;
  const { county } = reach;
  const { from, to, pairs } = scope;
  const moved = await movedDues(pass, from, to);
  const asked = (day: ReturnType<typeof sql>, beat: ReturnType<typeof sql>) =>
    pairs
      ? sql`(${day}, ${beat}) in (select p.day, p.beat
          from json_to_recordset(${JSON.stringify(pairs)}::text::json) as p(day date, beat uuid))`
      : sql`${day} between ${from} and ${to}`;
  await sql`
    with taken as (
      delete from night_mark m where m.county = ${county} and ${asked(sql`m.business_day`, sql`m.beat_id`)}
    ), n as materialized (
      select n.lodging_id, n.business_day, n.beat_id, n.due_at, n.made_at, n.excuse, n.first_at, n.state
      from ${nightsOf(pass, { ...scope, moved })} n
    ), learnt as (
      select c.lodging_id, c.from_day, c.to_day, c.decided_at as at from closure c where c.county = ${county} and c.approved
      union all
      select s.lodging_id, s.from_day, null, s.set_at from lodging_status s where s.county = ${county}
        -- a lodging's first state, when it is operating, excuses nothing and ends nothing
        and (s.status <> 'operating' or exists (select from lodging_status u where u.county = s.county
          and u.lodging_id = s.lodging_id and u.from_day < s.from_day and u.status <> 'operating'))
    ), known as (
      select n.business_day, n.beat_id, max(l.at) as at from n join learnt l on l.lodging_id = n.lodging_id
        and n.business_day >= l.from_day and (l.to_day is null or n.business_day <= l.to_day) group by 1, 2
    ), declared as (
      select max(x.declared_at) as at from outage x where x.county = ${county}
        and x.to_at > ${startOf(addDays(from, -1)).toISOString()} and x.from_at < ${startOf(addDays(to, 4)).toISOString()}
    ), made as (
      select n.business_day, n.beat_id, bit_xor(uuid_hash_extended(n.lodging_id, 430524)) as houses,
        count(*) filter (where n.excuse is null) as expected, count(*) filter (where n.state = 'on_time') as on_time,
        coalesce(array_agg(n.first_at order by n.first_at, n.lodging_id) filter (where n.state in ('late', 'late_request')), '{}') as late_times,
        coalesce(array_agg(round(extract(epoch from n.first_at - n.due_at) / 60)::int order by n.first_at, n.lodging_id)
          filter (where n.state in ('late', 'late_request')), '{}') as late_by,
        coalesce(array_agg(n.lodging_id) filter (where n.excuse is not null), '{}') as excused,
        max(n.due_at) as due_by, max(n.made_at) as made_by
      from n group by 1, 2
    ), dropped as (
      delete from night_tally t where t.county = ${county} and ${asked(sql`t.business_day`, sql`t.beat_id`)}
        and not exists (select from made m where m.business_day = t.business_day and m.beat_id = t.beat_id)
    )
    insert into night_tally (county, business_day, beat_id, houses, expected, on_time, late_times, late_by, excused, due_by, made_by, known_by)
    select ${county}, m.business_day, m.beat_id, m.houses, m.expected, m.on_time, m.late_times, m.late_by, m.excused, m.due_by, m.made_by,
      greatest(k.at, d.at)
    from made m left join known k using (business_day, beat_id) cross join declared d
    on conflict (county, business_day, beat_id) do update set houses = excluded.houses, expected = excluded.expected,
      on_time = excluded.on_time, late_times = excluded.late_times, late_by = excluded.late_by, excused = excluded.excused,
      due_by = excluded.due_by, made_by = excluded.made_by, known_by = excluded.known_by`;
}
