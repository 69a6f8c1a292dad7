-- Whom houses talk to, at this instant: the officers of the beat, who of them is away by the station's roster, and who has the
-- station's duty: by roster where a shift runs, else whoever holds the post.
create or replace function nl.thread_posts(p_lodgings uuid[]) returns table (
  lodging_id uuid, beat_id uuid, beat_name text, station_id uuid, station_name text, station_phone text, officers jsonb, duty jsonb)
language sql stable security definer set search_path = '' as $$
  with c as (
    select nullif(current_setting('nl.county', true), '') as county, nl.now() as at, nl.civil_day(nl.now()) as today
  ), placed as (
    select distinct on (b.lodging_id) b.lodging_id, b.beat_id
    from public.lodging_beat b, c
    where b.county = c.county and b.lodging_id = any (p_lodgings) and b.from_day <= c.today
    order by b.lodging_id, b.from_day desc
  ), held as (
    select h.account_id, h.unit_id, h.role, h.rank from public.holding h, c
    where h.county = c.county and h.revoked_at is null and h.from_day <= c.today and (h.to_day is null or h.to_day >= c.today)
      and h.role in ('officer', 'duty')
  ), away as (
    select a.account_id from public.duty_absence a, c
    where a.county = c.county and a.ended_at is null and a.from_at <= c.at and a.to_at > c.at
  ), rostered as (
    select s.unit_id, s.account_id from public.duty_shift s, c
    where s.county = c.county and s.ended_at is null and s.from_at <= c.at and s.to_at > c.at
      and s.account_id not in (select account_id from away)
  )
  select p.lodging_id, beat.id, beat.name, station.id, station.name, station.phone,
    (select coalesce(jsonb_agg(jsonb_build_object('account', a.id, 'name', a.name, 'rank', h.rank,
        'away', a.id in (select account_id from away)) order by h.rank desc, a.name), '[]')
      from held h join public.account a on a.id = h.account_id and a.closed_at is null
      where h.role = 'officer' and h.unit_id = p.beat_id),
    (select coalesce(jsonb_agg(distinct jsonb_build_object('account', a.id, 'name', a.name)), '[]')
      from (
        select r.account_id from rostered r where r.unit_id = station.id
        union all
        select h.account_id from held h where h.role = 'duty' and h.unit_id = station.id
          and not exists (select from rostered r where r.unit_id = station.id)
          and h.account_id not in (select account_id from away)
      ) d join public.account a on a.id = d.account_id and a.closed_at is null)
  from placed p
  cross join c
  join public.unit beat on beat.county = c.county and beat.id = p.beat_id
  join public.unit station on station.county = c.county and station.id = beat.parent_id
$$;
