-- The police of units and of the beats below them, for a duty roster: names and masked phones, no more.
create or replace function nl.unit_police(p_units uuid[]) returns table (
  account_id uuid, name text, phone_masked text, unit_id uuid, role text)
language sql stable security definer set search_path = '' as $$
  select a.id, a.name, a.phone_masked, h.unit_id, h.role
  from public.unit u
  join public.holding h on h.county = u.county and h.unit_id = u.id and h.revoked_at is null
    and h.role in ('officer', 'duty', 'chief', 'supervisor')
    and h.from_day <= nl.civil_day(nl.now()) and (h.to_day is null or h.to_day >= nl.civil_day(nl.now()))
  join public.account a on a.id = h.account_id and a.closed_at is null
  where u.county = nullif(current_setting('nl.county', true), '')
    and (u.id = any (p_units) or (u.parent_id = any (p_units) and u.kind = 'beat'))
    and case current_setting('role') when 'nl_beat'
      then u.id = any (string_to_array(nullif(current_setting('nl.units', true), ''), ',')::uuid[]) else true end
$$;

-- Whoever is away at this instant: noted so on a roster, or given a substitute for these days on that very unit.
create or replace function nl.is_away(p_account uuid, p_unit uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.duty_absence a where a.county = nullif(current_setting('nl.county', true), '')
      and a.account_id = p_account and a.ended_at is null and a.from_at <= nl.now() and a.to_at > nl.now())
    or exists (select from public.handover h where h.county = nullif(current_setting('nl.county', true), '')
      and h.from_account = p_account and h.unit_id = p_unit and h.from_day <= nl.civil_day(nl.now())
      and h.until_day >= nl.civil_day(nl.now()))
$$;

-- Who has a post of a unit at this instant, none of them away: the duty by the roster where a shift runs, else as it is held.
create or replace function nl.present_on(p_unit uuid, p_role text) returns uuid[]
language sql stable security definer set search_path = '' as $$
  with held as (
    select h.account_id from public.holding h join public.account a on a.id = h.account_id and a.closed_at is null
    where h.county = nullif(current_setting('nl.county', true), '') and h.unit_id = p_unit and h.role = p_role and h.revoked_at is null
      and h.from_day <= nl.civil_day(nl.now()) and (h.to_day is null or h.to_day >= nl.civil_day(nl.now()))
  ), rostered as (
    select s.account_id from public.duty_shift s join public.account a on a.id = s.account_id and a.closed_at is null
    where p_role = 'duty' and s.county = nullif(current_setting('nl.county', true), '') and s.unit_id = p_unit and s.ended_at is null
      and s.from_at <= nl.now() and s.to_at > nl.now() and not nl.is_away(s.account_id, p_unit)
      and exists (select from public.holding p where p.account_id = s.account_id and p.county = s.county and p.revoked_at is null
        and p.role in ('officer', 'duty', 'chief', 'supervisor')
        and p.from_day <= nl.civil_day(nl.now()) and (p.to_day is null or p.to_day >= nl.civil_day(nl.now())))
  )
  select array_agg(distinct d.account_id) from (
    select account_id from rostered
    union all
    select account_id from held where not exists (select from rostered) and not nl.is_away(account_id, p_unit)
  ) d
$$;

-- Whom a matter of a unit rings at this instant. An empty chair rings the next: the beat's officer the station's duty, that the
-- chief, that the county's duty, that the supervisors; without a unit it is the county's. Accounts only, no names.
create or replace function nl.rung_for(p_unit uuid, p_role text) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
declare c text := nullif(current_setting('nl.county', true), ''); at_unit public.unit; asked text := p_role; found_now uuid[];
begin
  select * into at_unit from public.unit u where u.county = c and u.id = p_unit;
  if at_unit.kind = 'beat' and asked <> 'officer' then
    select * into at_unit from public.unit u where u.county = c and u.id = at_unit.parent_id;
  end if;
  if at_unit.id is null then
    select * into at_unit from public.unit u where u.county = c and u.kind = 'county' order by u.code limit 1;
    asked := 'duty';
  end if;
  loop
    found_now := nl.present_on(at_unit.id, asked);
    if found_now is not null or asked = 'supervisor' or at_unit.id is null then return coalesce(found_now, '{}'); end if;
    if asked = 'duty' then
      asked := case at_unit.kind when 'station' then 'chief' else 'supervisor' end;
    else
      asked := 'duty';
      select * into at_unit from public.unit u where u.county = c and u.id = at_unit.parent_id;
    end if;
  end loop;
end $$;

-- The shifts that touch a span, of the caller's own stations (a beat's officer reaches the beat alone, but has duty at the station), of
-- the county's command room for its own people, and the caller's own wherever they are.
create or replace function nl.shifts_around(p_from timestamptz, p_to timestamptz) returns table (
  id uuid, unit_id uuid, unit_name text, unit_phone text, account uuid, name text, from_at timestamptz, to_at timestamptz, away boolean)
language sql stable security definer set search_path = '' as $$
  with c as (
    select nullif(current_setting('nl.county', true), '') as county, nullif(current_setting('nl.account', true), '')::uuid as me
  ), posts as materialized (
    select distinct case u.kind when 'beat' then u.parent_id else u.id end as id
    from c join public.unit u on u.county = c.county
    where case current_setting('role')
      when 'nl_beat' then u.id = any (string_to_array(nullif(current_setting('nl.units', true), ''), ',')::uuid[])
      when 'nl_county' then u.kind = 'county' else false end
  )
  select s.id, s.unit_id, u.name, u.phone, s.account_id, a.name, s.from_at, s.to_at,
    exists (select from public.duty_absence x where x.county = s.county and x.account_id = s.account_id and x.ended_at is null
      and x.from_at < s.to_at and x.to_at > s.from_at)
  from c join public.duty_shift s on s.county = c.county and s.ended_at is null and s.to_at > p_from and s.from_at < p_to
  join public.unit u on u.county = s.county and u.id = s.unit_id
  join public.account a on a.id = s.account_id
  where s.unit_id in (select posts.id from posts) or s.account_id = c.me
  order by s.from_at, u.code, a.name
$$;
