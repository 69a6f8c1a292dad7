import type postgres from 'postgres';

/** What an independent count says of one beat. */
export type Recount = {
  beat: string | null;
  expected: number;
  received: number;
  onTime: number;
  late: number;
  silent: number;
  due: number;
  excused: number;
};

/**
 * Counts the nights of a span again in plain SQL, a beat a row, from the papers alone: it shares no relation with the
 * product's queries, so that tests can compare. Outages are applied by repeating the rule of product.md (The day) until
 * nothing moves: max(due, end + 60 minutes) for one that touched the six hours before it.
 */
export async function recounted(
  sql: postgres.ISql,
  county: string,
  from: string,
  to: string,
  now: string,
): Promise<Recount[]> {
  return await sql<Recount[]>`
    with recursive nights as (
      select o.lodging_id, o.business_day, o.beat_id, o.due_at, o.late_until - o.due_at as late, l.township_code
      from obligation o, lodging l
      where o.county = ${county} and l.county = o.county and l.id = o.lodging_id
        and o.business_day >= ${from}::date and o.business_day <= ${to}::date
    ), moved as (
      select lodging_id, business_day, township_code, due_at from nights
      union
      select m.lodging_id, m.business_day, m.township_code, x.to_at + interval '60 minutes'
      from moved m, outage x
      where x.county = ${county} and (x.township_code is null or x.township_code = m.township_code)
        and x.from_at < m.due_at and x.to_at > m.due_at - interval '6 hours' and x.to_at + interval '60 minutes' > m.due_at
    ), judged as (
      select n.beat_id as beat,
        (exists (select 1 from closure c where c.county = ${county} and c.lodging_id = n.lodging_id and c.approved
            and n.business_day >= c.from_day and n.business_day <= c.to_day)
          or coalesce((select s.status from lodging_status s where s.county = ${county} and s.lodging_id = n.lodging_id
            and s.from_day <= n.business_day order by s.from_day desc limit 1), 'operating') <> 'operating') as excused,
        (select max(m.due_at) from moved m where m.lodging_id = n.lodging_id and m.business_day = n.business_day) as due_at,
        (select r.first_accepted_at from report r where r.county = ${county} and r.lodging_id = n.lodging_id
          and r.business_day = n.business_day) as filed_at
      from nights n
      union all
      select (select b.beat_id from lodging_beat b where b.county = ${county} and b.lodging_id = l.id and b.from_day <= d::date
          order by b.from_day desc limit 1), true, null, null
      from lodging l, generate_series(${from}::date, ${to}::date, interval '1 day') d
      where l.county = ${county} and l.onboarded_day <= d::date
        and (select s.status from lodging_status s where s.county = ${county} and s.lodging_id = l.id and s.from_day <= d::date
          order by s.from_day desc limit 1) = 'suspended'
        and not exists (select 1 from obligation o where o.county = ${county} and o.lodging_id = l.id and o.business_day = d::date)
    )
    select beat,
      (count(*) filter (where not excused))::int as expected,
      (count(*) filter (where not excused and filed_at is not null))::int as received,
      (count(*) filter (where not excused and filed_at <= due_at))::int as "onTime",
      (count(*) filter (where not excused and filed_at > due_at))::int as late,
      (count(*) filter (where not excused and filed_at is null and due_at < ${now}::timestamptz))::int as silent,
      (count(*) filter (where not excused and filed_at is null and due_at >= ${now}::timestamptz))::int as due,
      (count(*) filter (where excused))::int as excused
    from judged group by beat`;
}
