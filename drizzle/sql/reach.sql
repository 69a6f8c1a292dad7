-- Which lodgings a unit holds on a day: a beat its own, a station those of its beats (architecture.md, The pass).
create or replace function nl.lodgings_of_unit(p_county text, p_unit uuid, p_day date) returns uuid[]
language sql stable security definer set search_path = '' as $$
  with beat as (
    select u.id from public.unit u
    where u.county = p_county and (u.id = p_unit or u.parent_id = p_unit) and u.kind = 'beat'
  ), ever as (
    -- From the unit's beats, not from all placings: 20,000 lodgings lie in a county, some forty in a beat.
    select distinct b.lodging_id from public.lodging_beat b join beat on beat.id = b.beat_id
    where b.county = p_county and b.from_day <= p_day
  )
  select coalesce(array_agg(e.lodging_id), '{}')
  from ever e
  cross join lateral (select b.beat_id from public.lodging_beat b where b.county = p_county
    and b.lodging_id = e.lodging_id and b.from_day <= p_day order by b.from_day desc limit 1) now_in
  join beat on beat.id = now_in.beat_id
$$;

create or replace function nl.units_of_unit(p_county text, p_unit uuid) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(u.id), '{}') from public.unit u
  where u.county = p_county and (u.id = p_unit or u.parent_id = p_unit)
$$;

-- The roles an account holds at this instant, each with the ids it reaches; computed each request, never stored.
create or replace function nl.holdings_of(p_account uuid, p_at timestamptz) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', h.id, 'county', h.county, 'role', h.role, 'rank', h.rank,
    'unit', h.unit_id, 'unitKind', u.kind, 'unitName', u.name, 'unitCode', u.code,
    'lodging', h.lodging_id, 'lodgingName', l.name, 'lodgingCode', l.code,
    'lodgings', case
      when h.lodging_id is not null then to_jsonb(array[h.lodging_id])
      when u.kind in ('beat', 'station') then to_jsonb(nl.lodgings_of_unit(h.county, h.unit_id, nl.civil_day(p_at)))
      else '[]'::jsonb end,
    'units', case when h.unit_id is null then '[]'::jsonb else to_jsonb(nl.units_of_unit(h.county, h.unit_id)) end
  ) order by h.from_day, h.id), '[]'::jsonb)
  from (
    select x.id, x.county, x.role, x.rank, x.unit_id, x.lodging_id, x.from_day from public.holding x
    where x.account_id = p_account and x.revoked_at is null
      and x.from_day <= nl.civil_day(p_at) and (x.to_day is null or x.to_day >= nl.civil_day(p_at))
    union all
    -- The post of duty is held by roster: while a shift runs, by whoever holds a police role anyway and is not away.
    select s.id, s.county, 'duty', held.rank, s.unit_id, null, nl.civil_day(s.from_at)
    from public.duty_shift s
    cross join lateral (select p.rank from public.holding p where p.account_id = p_account and p.county = s.county
      and p.role in ('officer', 'duty', 'chief', 'supervisor') and p.revoked_at is null
      and p.from_day <= nl.civil_day(p_at) and (p.to_day is null or p.to_day >= nl.civil_day(p_at))
      order by p.rank desc limit 1) held
    where s.account_id = p_account and s.to_at > p_at and s.from_at <= p_at and s.ended_at is null
      and not exists (select from public.duty_absence a where a.account_id = p_account and a.county = s.county
        and a.unit_id = s.unit_id and a.ended_at is null and a.from_at <= p_at and a.to_at > p_at)
  ) h
  left join public.unit u on u.county = h.county and u.id = h.unit_id
  left join public.lodging l on l.county = h.county and l.id = h.lodging_id
$$;

-- Who a session cookie names, at the one instant of the request; null when revoked, expired, idle or unknown.
create or replace function nl.enter(p_session bytea) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); s public.session; a public.account; d public.own_device; paused boolean;
begin
  if p_session is null then
    return jsonb_build_object('now', at);
  end if;
  select * into s from public.session where id_hash = p_session;
  if not found or s.revoked_at is not null or s.expires_at <= at
     or s.seen_at + make_interval(mins => s.idle_minutes) <= at then
    return jsonb_build_object('now', at);
  end if;
  select * into a from public.account where id = s.account_id and closed_at is null;
  if not found then
    return jsonb_build_object('now', at);
  end if;
  if s.device_id is not null then
    select * into d from public.own_device where id = s.device_id and ended_at is null and expires_at > at;
    if not found then
      return jsonb_build_object('now', at);
    end if;
    -- After a pause the PIN is asked for again: the phone may lie on the counter (lib/identity/device/rules.ts).
    paused := s.stepped_up_at is not null and s.seen_at <= at - interval '15 minutes';
    if paused then
      s.stepped_up_at := null;
    end if;
  end if;
  if s.seen_at < at - interval '1 minute' then
    update public.session set seen_at = at, stepped_up_at = s.stepped_up_at where id_hash = p_session;
    if d.id is not null then
      update public.own_device set seen_at = at where id = d.id;
    end if;
  end if;
  return jsonb_build_object('now', at, 'session', jsonb_build_object(
    'account', a.id, 'name', a.name, 'phoneMasked', a.phone_masked, 'language', a.language, 'largeType', a.large_type,
    'aal', s.aal, 'county', s.county, 'steppedUpAt', s.stepped_up_at, 'hasTotp', a.totp_confirmed_at is not null,
    'hasPassword', a.password_hash is not null,
    'own', case when d.id is not null then jsonb_build_object('device', d.id, 'kind', d.kind, 'proven', s.stepped_up_at is not null) end,
    'holdings', case when d.id is null then nl.holdings_of(a.id, at) else nl.holdings_on(d, a.id, at) end));
end $$;

-- Whom a house turns to: its beat's officers and its station, as they stand today. Names only of who holds the beat.
create or replace function nl.posts_of(p_lodgings uuid[]) returns table (
  lodging_id uuid, beat_name text, station_name text, station_phone text, officers jsonb)
language sql stable security definer set search_path = '' as $$
  with c as (select nullif(current_setting('nl.county', true), '') as county, nl.civil_day(nl.now()) as today),
  placed as (
    select distinct on (b.lodging_id) b.lodging_id, b.beat_id
    from public.lodging_beat b, c
    where b.county = c.county and b.lodging_id = any (p_lodgings) and b.from_day <= c.today
    order by b.lodging_id, b.from_day desc
  )
  select p.lodging_id, beat.name, station.name, station.phone,
    (select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'rank', h.rank, 'since', h.from_day) order by h.rank desc, a.name), '[]')
      from public.holding h join public.account a on a.id = h.account_id, c
      where h.county = c.county and h.unit_id = p.beat_id and h.role = 'officer' and h.revoked_at is null
        and h.from_day <= c.today and (h.to_day is null or h.to_day >= c.today))
  from placed p
  cross join c
  join public.unit beat on beat.county = c.county and beat.id = p.beat_id
  join public.unit station on station.county = c.county and station.id = beat.parent_id
$$;
