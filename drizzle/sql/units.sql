-- The nights of one's own beats whose lodging lies elsewhere today: a house that moved away takes its later nights with it, not
-- those it spent here, or a chief and the county would say two numbers of one station (lib/overview/units-query.ts). Of the
-- lodging its id alone, which opens nothing out of reach. `made` is false for a suspended house, of whom no return was expected;
-- `late` in minutes. With p_as_of what was known by then.
create or replace function nl.nights_away_each(p_from date, p_to date, p_as_of timestamptz)
  returns table (lodging uuid, beat uuid, township text, night date, state text, late integer, kind text, stays integer, made boolean)
  -- Planned for the span it is given (DECISIONS 96): for any span it read the whole county's nights, ten seconds of them.
  language sql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
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
    select d.lodging_id as lodging, d.beat_id as beat, d.township_code as township, d.business_day as night, true as made, r.kind, r.stays,
      round(extract(epoch from r.first_accepted_at - d.effective) / 60)::integer as minutes, case
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
    select w.lodging_id, b.beat_id, l.township_code, g.day::date, false, null, null, null, 'excused'
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
  select s.lodging, s.beat, s.township, s.night, s.state, case when s.state in ('late', 'late_request') then s.minutes end, s.kind, s.stays,
    s.made
  from states s
$$;

-- The same as counts by beat and state.
create or replace function nl.nights_away(p_from date, p_to date, p_as_of timestamptz)
  returns table (beat uuid, state text, count integer)
  language sql stable security definer set search_path = '' as $$
  select a.beat, a.state, count(*)::integer from nl.nights_away_each(p_from, p_to, p_as_of) a group by a.beat, a.state
$$;

-- The chases of one's own beats whose lodging lies elsewhere today, by the beat stamped on them, as the evaluation counts them
-- (lib/overview/evaluation/query.ts): when they ended, and minutes from the due of the first night to a person's first act.
create or replace function nl.chases_away(p_from date, p_to date, p_as_of timestamptz)
  returns table (beat uuid, night date, closed boolean, filed boolean, minutes integer)
  language sql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  with c as (
    select nullif(current_setting('nl.county', true), '') as county,
      string_to_array(nullif(current_setting('nl.units', true), ''), ',')::uuid[] as units,
      coalesce(string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[], '{}') as lodgings
  ), away as materialized (
    -- A chase has the beat its lodging lay in, by its placing or by the stamp of its night: hardly one of a county's is looked at.
    select z.lodging_id from c join public.lodging_beat z on z.county = c.county and z.beat_id = any (c.units)
      and not z.lodging_id = any (c.lodgings)
    union
    select o.lodging_id from c join public.obligation o on o.county = c.county and o.beat_id = any (c.units)
      and o.business_day between p_from and p_to and not o.lodging_id = any (c.lodgings)
  )
  select t.beat_id, t.first_night, t.closed, t.closed and t.ending in ('filed', 'excused'),
    greatest(0, floor(date_part('epoch', t.acted - t.first_due) / 60 + 0.5))::integer
  from (
    select x.beat_id, x.first_night, x.first_due, x.ending, coalesce(x.closed_at <= p_as_of, false) as closed,
      case when x.acted_known_at <= p_as_of then x.acted_at
        when x.acted_at is not null then (select min(s.happened_at) from public.chase_step s where s.county = x.county
          and s.chase_id = x.id and s.account_id is not null and s.at <= p_as_of) end as acted
    from c cross join away a join public.chase x on x.county = c.county and x.lodging_id = a.lodging_id
    where x.beat_id = any (c.units) and x.first_night between p_from and p_to and x.opened_at <= p_as_of) t
$$;

-- What rang in a span at a lodging that lay in one of one's own beats and lies elsewhere today; what stood open there at an
-- instant. Counted by the beat of that day, as the evaluation does.
create or replace function nl.answers_away(p_from timestamptz, p_to timestamptz, p_as_of timestamptz)
  returns table (beat uuid, kind text, minutes integer, within boolean)
  language sql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  with c as (
    select nullif(current_setting('nl.county', true), '') as county,
      string_to_array(nullif(current_setting('nl.units', true), ''), ',')::uuid[] as units,
      coalesce(string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[], '{}') as lodgings
  ), away as materialized (
    select distinct z.lodging_id from c join public.lodging_beat z on z.county = c.county and z.beat_id = any (c.units)
      and not z.lodging_id = any (c.lodgings)
  )
  select b.beat_id, x.kind, greatest(0, round(extract(epoch from x.claimed - x.began) / 60))::integer, coalesce(x.claimed <= t.due_at, false)
  from c cross join away w join public.task t on t.county = c.county and t.lodging_id = w.lodging_id
  left join public.alert a on a.county = t.county and t.kind = 'alert' and a.id::text = t.subject_id
  cross join lateral (
    select case when t.kind = 'incident' then 'incident' else t.severity end as kind,
      coalesce((t.detail->>'from')::timestamptz, t.opened_at) as began,
      case when t.kind = 'alert' then (select min(s.at) from public.alert_step s where s.county = t.county and s.alert_id = a.id
          and s.kind in ('claim', 'contact', 'take_over', 'close') and s.at <= p_as_of)
        when t.claimed_at <= p_as_of then t.claimed_at end as claimed) x
  cross join lateral (select y.beat_id from public.lodging_beat y where y.county = t.county and y.lodging_id = t.lodging_id
    and y.from_day <= nl.civil_day(t.opened_at) order by y.from_day desc limit 1) b
  where b.beat_id = any (c.units) and t.kind in ('alert', 'incident', 'identity_pending') and x.kind in ('incident', 'instant', 'same_day')
    and t.opened_at >= p_from and t.opened_at < p_to and t.opened_at <= p_as_of
    and a.disposition is distinct from 'duplicate' and (x.claimed is not null or t.due_at <= p_as_of)
$$;

create or replace function nl.open_away(p_day date, p_as_of timestamptz, p_first_due timestamptz)
  returns table (beat uuid, open integer, overdue integer)
  language sql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
  with c as (
    select nullif(current_setting('nl.county', true), '') as county,
      string_to_array(nullif(current_setting('nl.units', true), ''), ',')::uuid[] as units,
      coalesce(string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[], '{}') as lodgings
  ), away as (
    select w.lodging_id, b.beat_id
    from c cross join lateral (select distinct z.lodging_id from public.lodging_beat z where z.county = c.county
      and z.beat_id = any (c.units) and not z.lodging_id = any (c.lodgings)) w
    cross join lateral (select y.beat_id from public.lodging_beat y where y.county = c.county and y.lodging_id = w.lodging_id
      and y.from_day <= p_day order by y.from_day desc limit 1) b
    where b.beat_id = any (c.units)
  ), stood as (
    select a.beat_id, coalesce(t.due_at <= p_as_of, false) as over from c cross join away a
    join public.task t on t.county = c.county and t.lodging_id = a.lodging_id
    where t.kind not in ('chase', 'climbed') and t.opened_at <= p_as_of and (t.done_at is null or t.done_at > p_as_of)
    union all
    select a.beat_id, x.first_due <= p_first_due from c cross join away a
    join public.chase x on x.county = c.county and x.lodging_id = a.lodging_id
    where x.opened_at <= p_as_of and (x.closed_at is null or x.closed_at > p_as_of)
  )
  select s.beat_id, count(*)::integer, (count(*) filter (where s.over))::integer from stood s group by s.beat_id
$$;
