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

drop function if exists nl.hand_over(uuid, uuid, uuid, date, date, boolean, uuid);

-- The beats somebody holds or will hold on a day or after it, wherever they are: what a leaver must give whole.
create or replace function nl.beats_held(p_account uuid, p_day date) returns table (id uuid, name text)
language sql stable security definer set search_path = '' as $$
  select u.id, u.name from public.holding h join public.unit u on u.county = h.county and u.id = h.unit_id
  where h.county = nullif(current_setting('nl.county', true), '') and h.account_id = p_account and h.role = 'officer'
    and h.revoked_at is null and (h.to_day is null or h.to_day >= p_day)
    and exists (select from public.holding x where x.county = h.county and x.account_id = p_account and nl.hands_over(x.unit_id))
  order by u.code
$$;

-- Gives beats to a successor from a day on, or to a substitute from a day to a day. What the giver held ends the day before;
-- from today on that is this very minute. Somebody who leaves gives every beat, and holds nothing and has no shift from then on.
-- Returns how many lodgings each beat has, or null when a beat, the giver or the taker is out of reach or a leaver's beat is left.
create or replace function nl.hand_over(
  p_units uuid[], p_from uuid, p_to uuid, p_day date, p_until date, p_leaves boolean, p_holdings uuid[]) returns integer[]
language plpgsql volatile security definer set search_path = '' as $$
declare
  c text := nullif(current_setting('nl.county', true), ''); me uuid := nullif(current_setting('nl.account', true), '')::uuid;
  today date := nl.civil_day(nl.now()); first_minute timestamptz := p_day::timestamp at time zone 'Asia/Shanghai'; r text;
  n integer[] := '{}'; at_unit uuid;
begin
  select t.rank into r from nl.can_take_over() t where t.account = p_to;
  if r is null or p_from = p_to then return null; end if;
  for i in 1 .. cardinality(p_units) loop
    at_unit := p_units[i];
    if not nl.hands_over(at_unit) or not exists (select from public.holding h where h.county = c and h.account_id = p_from
        and h.unit_id = at_unit and h.role = 'officer' and h.revoked_at is null and (h.to_day is null or h.to_day >= p_day)) then
      return null;
    end if;
    if p_until is null then
      update public.holding h set revoked_at = nl.now(), revoked_by = me where h.county = c and h.account_id = p_from
        and h.revoked_at is null and h.from_day >= p_day and h.unit_id = at_unit and h.role = 'officer';
      update public.holding h set to_day = p_day - 1 where h.county = c and h.account_id = p_from and h.revoked_at is null
        and h.from_day < p_day and (h.to_day is null or h.to_day >= p_day) and h.unit_id = at_unit and h.role = 'officer';
    end if;
    insert into public.holding (county, id, account_id, role, rank, unit_id, from_day, to_day, granted_by, granted_at)
    select c, p_holdings[i], p_to, 'officer', r, at_unit, p_day, p_until, me, nl.now()
    where not exists (select from public.holding h where h.county = c and h.account_id = p_to and h.unit_id = at_unit
      and h.role = 'officer' and h.revoked_at is null and h.from_day <= p_day
      and (h.to_day is null or h.to_day >= coalesce(p_until, 'infinity')));
    n := n || coalesce(cardinality(nl.lodgings_of_unit(c, at_unit, p_day)), 0);
  end loop;
  if p_leaves and p_until is null then
    if exists (select from public.holding h where h.county = c and h.account_id = p_from and h.role = 'officer'
        and h.revoked_at is null and (h.to_day is null or h.to_day >= p_day)) then
      return null;
    end if;
    update public.holding h set revoked_at = nl.now(), revoked_by = me where h.county = c and h.account_id = p_from
      and h.revoked_at is null and h.from_day >= p_day and h.role not in ('staff', 'owner');
    update public.holding h set to_day = p_day - 1 where h.county = c and h.account_id = p_from and h.revoked_at is null
      and h.from_day < p_day and (h.to_day is null or h.to_day >= p_day) and h.role not in ('staff', 'owner');
    update public.duty_shift s set ended_at = nl.now(), ended_by = me where s.county = c and s.account_id = p_from
      and s.ended_at is null and s.to_at > greatest(first_minute, nl.now()) and s.from_at >= first_minute;
    update public.duty_shift s set to_at = greatest(first_minute, nl.now()) where s.county = c and s.account_id = p_from
      and s.ended_at is null and s.to_at > greatest(first_minute, nl.now()) and s.from_at < first_minute;
    if p_day <= today then
      update public.session s set revoked_at = nl.now() where s.account_id = p_from and s.revoked_at is null;
    end if;
  end if;
  return n;
end $$;

-- The lodgings of a beat within reach, today.
create or replace function nl.lodgings_of_beat(p_unit uuid) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select case when nl.hands_over(p_unit)
    then nl.lodgings_of_unit(nullif(current_setting('nl.county', true), ''), p_unit, nl.civil_day(nl.now())) end
$$;
