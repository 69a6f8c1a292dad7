-- Whom something that is told at once reaches: the houses of the session, or the plate's house, or one county each.
create or replace function nl.incident_places(p_session bytea, p_plate text) returns table (
  county text, account_id uuid, lodging_id uuid, lodging_code text, lodging_name text, unit_id uuid, post_name text, post_phone text)
language plpgsql volatile security definer set search_path = '' as $$
declare who uuid; today date := nl.civil_day(nl.now());
begin
  select s.account_id into who from nl.live_session(p_session) s;
  return query
    with named as (
      select distinct h.county, h.lodging_id from public.holding h
      where p_plate is null and h.account_id = who and h.lodging_id is not null and h.revoked_at is null
        and h.from_day <= today and (h.to_day is null or h.to_day >= today)
      union all
      -- The web process has checked that the plate was made here; it names county and house.
      select p.county, p.id from public.lodging p
      where p_plate is not null and p.county = split_part(p_plate, '/', 1) and p.code = split_part(p_plate, '/', 2)
    )
    select l.county, case when p_plate is null then who end, l.id, l.code, l.name, coalesce(beat.id, c.id), coalesce(station.name, c.name),
      coalesce(station.phone, c.phone)
    from named n
    join public.lodging l on l.county = n.county and l.id = n.lodging_id
    join public.unit c on c.county = l.county and c.kind = 'county'
    left join lateral (select b.beat_id from public.lodging_beat b where b.county = l.county and b.lodging_id = l.id
      and b.from_day <= today order by b.from_day desc limit 1) placed on true
    left join public.unit beat on beat.county = l.county and beat.id = placed.beat_id
    left join public.unit station on station.county = l.county and station.id = beat.parent_id
    order by l.code;
  if found then return; end if;
  return query select c.county, who, null::uuid, null::text, null::text, c.id, c.name, c.phone
    from public.unit c where c.kind = 'county' order by c.county;
end $$;

-- What a sender may know: stored, rung, claimed by whom. Told signed in, it is followed in the same person's session only.
create or replace function nl.incident_state(p_key bytea, p_session bytea) returns table (
  now_at timestamptz, kind text, told_at timestamptz, rung_at timestamptz, claimed_at timestamptz, claimed_name text,
  claimed_phone text, closed boolean, quiet boolean, post_name text, post_phone text)
language sql volatile security definer set search_path = '' as $$
  select nl.now(), i.kind, i.told_at,
    (select min(r.at) from public.incident_ring r where r.county = i.county and r.incident_id = i.id),
    i.claimed_at, a.name, i.claimed_phone, i.closed_at is not null, i.quiet,
    coalesce(s.name, u.name), coalesce(s.phone, c.phone, u.phone)
  from public.incident i
  join public.unit u on u.county = i.county and u.id = i.unit_id
  join public.unit c on c.county = i.county and c.kind = 'county'
  left join public.unit s on s.county = u.county and s.id = case when u.kind = 'beat' then u.parent_id else u.id end
  left join public.account a on a.id = i.claimed_by
  where i.told_key = p_key
    and (i.told_by is null or i.told_by = (select l.account_id from nl.live_session(p_session) l))
$$;
