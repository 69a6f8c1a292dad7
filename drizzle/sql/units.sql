-- The nights of one's own beats whose lodging lies elsewhere today, counted by beat and state: a house that moved away takes
-- its later nights with it, not those it spent here, or a chief and the county would say two numbers of one station
-- (lib/overview/units-query.ts). Counts alone: no lodging out of reach is named. With p_as_of what was known by then.
create or replace function nl.nights_away(p_from date, p_to date, p_as_of timestamptz)
  returns table (beat uuid, state text, count integer)
  language sql stable security definer set search_path = '' as $$
  with recursive c as (
    select nullif(current_setting('nl.county', true), '') as county, coalesce(p_as_of, nl.now()) as at,
      string_to_array(nullif(current_setting('nl.units', true), ''), ',')::uuid[] as units,
      coalesce(string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[], '{}') as lodgings
  ), made as (
    -- A history brought in whole was made later than it speaks of (firstMade of lib/report/nights.ts).
    select greatest(c.at, (select min(f.made_at) from public.obligation f where f.county = c.county and f.business_day =
      (select min(g.business_day) from public.obligation g where g.county = c.county and g.business_day between p_from and p_to))) as by
    from c where p_as_of is not null
  ), nights as (
    select o.lodging_id, o.business_day, o.beat_id, o.due_at, o.late_until, l.township_code
    from c join public.obligation o on o.county = c.county and o.beat_id = any (c.units)
      and o.business_day between p_from and p_to and not o.lodging_id = any (c.lodgings)
    join public.lodging l on l.county = o.county and l.id = o.lodging_id
    where p_as_of is null or o.made_at <= (select made.by from made)
  ), moved as (
    -- max(due, end + 60 minutes) of an outage that touched the six hours before it, repeated (product.md, The day).
    select n.lodging_id, n.business_day, n.township_code, n.due_at from nights n
    union
    select m.lodging_id, m.business_day, m.township_code, x.to_at + interval '60 minutes'
    from c cross join moved m join public.outage x on x.county = c.county
      and (x.township_code is null or x.township_code = m.township_code) and (p_as_of is null or x.declared_at <= p_as_of)
      and x.from_at < m.due_at and x.to_at > m.due_at - interval '6 hours' and x.to_at + interval '60 minutes' > m.due_at
  ), due as (
    select n.*, (select max(m.due_at) from moved m where m.lodging_id = n.lodging_id and m.business_day = n.business_day) as effective
    from nights n
  ), states as (
    select d.beat_id as beat, case
        when exists (select from public.closure x where x.county = c.county and x.lodging_id = d.lodging_id and x.approved
            and d.business_day between x.from_day and x.to_day and (p_as_of is null or x.decided_at <= p_as_of))
          or coalesce((select s.status from public.lodging_status s where s.county = c.county and s.lodging_id = d.lodging_id
            and s.from_day <= d.business_day and (p_as_of is null or s.set_at <= p_as_of)
            order by s.from_day desc limit 1), 'operating') <> 'operating' then 'excused'
        when r.first_accepted_at is null then case when d.effective < c.at then 'silent' else 'due' end
        when r.first_accepted_at <= d.effective then 'on_time'
        when r.first_accepted_at <= d.late_until + (d.effective - d.due_at) then 'late'
        else 'late_request' end as state
    from c cross join due d left join public.report r on r.county = c.county and r.lodging_id = d.lodging_id
      and r.business_day = d.business_day and (p_as_of is null or r.first_accepted_at <= p_as_of)
    union all
    -- A suspended house was not expected and lay here all the same.
    select b.beat_id, 'excused'
    from c cross join lateral (select distinct z.lodging_id from public.lodging_beat z where z.county = c.county
      and z.beat_id = any (c.units) and not z.lodging_id = any (c.lodgings)) w
    join public.lodging l on l.county = c.county and l.id = w.lodging_id
    cross join lateral generate_series(greatest(p_from, l.onboarded_day)::timestamp, p_to::timestamp, interval '1 day') as g(day)
    cross join lateral (select z.beat_id from public.lodging_beat z where z.county = c.county and z.lodging_id = w.lodging_id
      and z.from_day <= g.day::date order by z.from_day desc limit 1) b
    where b.beat_id = any (c.units)
      and (select s.status from public.lodging_status s where s.county = c.county and s.lodging_id = w.lodging_id
        and s.from_day <= g.day::date and (p_as_of is null or s.set_at <= p_as_of) order by s.from_day desc limit 1) = 'suspended'
      and not exists (select from public.obligation o where o.county = c.county and o.lodging_id = w.lodging_id
        and o.business_day = g.day::date)
  )
  select s.beat, s.state, count(*)::integer from states s group by s.beat, s.state
$$;
