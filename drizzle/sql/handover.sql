-- Whether a unit is the caller's to hand over: a chief's own station's beats, a supervisor's any of the county.
create or replace function nl.hands_over(p_unit uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.unit u where u.county = nullif(current_setting('nl.county', true), '')
    and u.id = p_unit and u.kind = 'beat'
    and case current_setting('role') when 'nl_beat'
      then u.id = any (string_to_array(nullif(current_setting('nl.units', true), ''), ',')::uuid[])
      else current_setting('role') in ('nl_county', 'nl_job') end)
$$;

-- Who holds and held the beats within reach: the record of who had what on which day. Names only of police.
create or replace function nl.beat_holders() returns table (
  holding uuid, unit uuid, account uuid, name text, rank text, from_day date, to_day date, revoked_at timestamptz, closed boolean)
language sql stable security definer set search_path = '' as $$
  select h.id, h.unit_id, a.id, a.name, h.rank, h.from_day, h.to_day, h.revoked_at, a.closed_at is not null
  from public.holding h join public.account a on a.id = h.account_id
  where h.county = nullif(current_setting('nl.county', true), '') and h.role = 'officer' and nl.hands_over(h.unit_id)
$$;

-- Who can take a beat over: the officers and chiefs of the stations within reach, as they stand today.
create or replace function nl.can_take_over() returns table (account uuid, name text, rank text, station uuid)
language sql stable security definer set search_path = '' as $$
  select distinct on (a.id) a.id, a.name, h.rank, coalesce(u.parent_id, u.id)
  from public.holding h join public.account a on a.id = h.account_id
  join public.unit u on u.county = h.county and u.id = h.unit_id
  where h.county = nullif(current_setting('nl.county', true), '') and h.role in ('officer', 'chief') and h.revoked_at is null
    and (h.to_day is null or h.to_day >= (select nl.civil_day(nl.now()))) and a.closed_at is null
    and exists (select from public.unit b where b.county = h.county and b.kind = 'beat'
      and (b.id = u.id or b.parent_id = u.id) and nl.hands_over(b.id))
  order by a.id, h.role
$$;

-- Gives a beat to a successor from a day on, or to a substitute from a day to a day. What the giver held ends the day before;
-- from today on that is this very minute. Returns null when the unit, the giver or the taker is out of reach.
create or replace function nl.hand_over(p_unit uuid, p_from uuid, p_to uuid, p_day date, p_until date, p_leaves boolean, p_holding uuid)
returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare c text := nullif(current_setting('nl.county', true), ''); today date := nl.civil_day(nl.now()); r text; n integer;
begin
  if not nl.hands_over(p_unit) or p_from = p_to then return null; end if;
  if not exists (select from public.holding h where h.county = c and h.account_id = p_from and h.unit_id = p_unit
      and h.role = 'officer' and h.revoked_at is null and (h.to_day is null or h.to_day >= p_day)) then
    return null;
  end if;
  select t.rank into r from nl.can_take_over() t where t.account = p_to;
  if r is null then return null; end if;
  if p_until is null then
    update public.holding h set revoked_at = nl.now(), revoked_by = nullif(current_setting('nl.account', true), '')::uuid
      where h.county = c and h.account_id = p_from and h.revoked_at is null and h.from_day >= p_day
        and ((h.unit_id = p_unit and h.role = 'officer') or p_leaves);
    update public.holding h set to_day = p_day - 1
      where h.county = c and h.account_id = p_from and h.revoked_at is null and h.from_day < p_day
        and (h.to_day is null or h.to_day >= p_day) and h.role not in ('staff', 'owner')
        and ((h.unit_id = p_unit and h.role = 'officer') or p_leaves);
    if p_leaves and p_day <= today then
      update public.session s set revoked_at = nl.now() where s.account_id = p_from and s.revoked_at is null;
    end if;
  end if;
  insert into public.holding (county, id, account_id, role, rank, unit_id, from_day, to_day, granted_by, granted_at)
  select c, p_holding, p_to, 'officer', r, p_unit, p_day, p_until, nullif(current_setting('nl.account', true), '')::uuid, nl.now()
  where not exists (select from public.holding h where h.county = c and h.account_id = p_to and h.unit_id = p_unit
    and h.role = 'officer' and h.revoked_at is null and h.from_day <= p_day
    and (h.to_day is null or h.to_day >= coalesce(p_until, 'infinity')));
  select coalesce(cardinality(nl.lodgings_of_unit(c, p_unit, p_day)), 0) into n;
  return n;
end $$;

-- The lodgings of a beat within reach, today.
create or replace function nl.lodgings_of_beat(p_unit uuid) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select case when nl.hands_over(p_unit)
    then nl.lodgings_of_unit(nullif(current_setting('nl.county', true), ''), p_unit, nl.civil_day(nl.now())) end
$$;
