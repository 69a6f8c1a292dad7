-- Whether a unit is the caller's to hand over: a chief's own station and its beats, a supervisor's any of the county.
create or replace function nl.hands_over(p_unit uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.unit u where u.county = nullif(current_setting('nl.county', true), '')
    and u.id = p_unit and u.kind in ('beat', 'station', 'county')
    and case current_setting('role') when 'nl_beat'
      then u.id = any (string_to_array(nullif(current_setting('nl.units', true), ''), ',')::uuid[])
      else current_setting('role') in ('nl_county', 'nl_job') end)
$$;

-- Who holds and held the beats within reach, their stations and the county: the record of who had what on which day. Names only of police.
create or replace function nl.beat_holders() returns table (
  holding uuid, unit uuid, account uuid, name text, rank text, from_day date, to_day date, revoked_at timestamptz, closed boolean)
language sql stable security definer set search_path = '' as $$
  select h.id, h.unit_id, a.id, a.name, h.rank, h.from_day, h.to_day, h.revoked_at, a.closed_at is not null
  from public.holding h join public.account a on a.id = h.account_id
  where h.county = nullif(current_setting('nl.county', true), '') and h.role in ('officer', 'chief', 'supervisor')
    and nl.hands_over(h.unit_id)
$$;

-- Who can take a beat over: the officers and chiefs of the stations within reach, as they stand today.
create or replace function nl.can_take_over() returns table (account uuid, name text, rank text, station uuid)
language sql stable security definer set search_path = '' as $$
  select distinct on (a.id) a.id, a.name, h.rank, case u.kind when 'beat' then u.parent_id else u.id end
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

-- Gives beats to a successor from a day on, or beats, a station's head or the county's supervision to a substitute from a day to a
-- day; such a substitute is a 民警, of the county a chief. What the giver held ends the day before;
-- from today on that is this very minute. Somebody who leaves gives every beat, and holds nothing and has no shift from then on.
-- Returns how many lodgings each beat has, or null when a beat, the giver or the taker is out of reach or a leaver's beat is left.
create or replace function nl.hand_over(
  p_units uuid[], p_from uuid, p_to uuid, p_day date, p_until date, p_leaves boolean, p_holdings uuid[]) returns integer[]
language plpgsql volatile security definer set search_path = '' as $$
declare
  c text := nullif(current_setting('nl.county', true), ''); me uuid := nullif(current_setting('nl.account', true), '')::uuid;
  today date := nl.civil_day(nl.now()); first_minute timestamptz := p_day::timestamp at time zone 'Asia/Shanghai'; r text;
  n integer[] := '{}'; at_unit uuid; post text;
begin
  select t.rank into r from nl.can_take_over() t where t.account = p_to;
  if r is null or p_from = p_to then return null; end if;
  for i in 1 .. cardinality(p_units) loop
    at_unit := p_units[i];
    select case u.kind when 'beat' then 'officer' when 'station' then 'chief' else 'supervisor' end into post
      from public.unit u where u.county = c and u.id = at_unit;
    if post <> 'officer' and (p_until is null or r <> 'police' or (post = 'supervisor' and not exists (
        select from public.holding h where h.county = c and h.account_id = p_to and h.role = 'chief' and h.revoked_at is null
        and h.from_day <= p_day and (h.to_day is null or h.to_day >= p_until)))) then
      return null;
    end if;
    if not nl.hands_over(at_unit) or not exists (select from public.holding h where h.county = c and h.account_id = p_from
        and h.unit_id = at_unit and h.role = post and h.revoked_at is null and (h.to_day is null or h.to_day >= p_day)) then
      return null;
    end if;
    if p_until is null then
      update public.holding h set revoked_at = nl.now(), revoked_by = me where h.county = c and h.account_id = p_from
        and h.revoked_at is null and h.from_day >= p_day and h.unit_id = at_unit and h.role = 'officer';
      update public.holding h set to_day = p_day - 1 where h.county = c and h.account_id = p_from and h.revoked_at is null
        and h.from_day < p_day and (h.to_day is null or h.to_day >= p_day) and h.unit_id = at_unit and h.role = 'officer';
    end if;
    insert into public.holding (county, id, account_id, role, rank, unit_id, from_day, to_day, granted_by, granted_at)
    select c, p_holdings[i], p_to, post, r, at_unit, p_day, p_until, me, nl.now()
    where not exists (select from public.holding h where h.county = c and h.account_id = p_to and h.unit_id = at_unit
      and h.role = post and h.revoked_at is null and h.from_day <= p_day
      and (h.to_day is null or h.to_day >= coalesce(p_until, 'infinity')));
    n := n || coalesce(cardinality(nl.lodgings_under(at_unit, p_day)), 0);
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

-- The lodgings of a beat, of a station's beats or of the whole county, on a day.
create or replace function nl.lodgings_under(p_unit uuid, p_day date) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select case u.kind
    when 'county' then (select coalesce(array_agg(l.id), '{}') from public.lodging l where l.county = u.county)
    else nl.lodgings_of_unit(u.county, u.id, p_day) end
  from public.unit u where u.county = nullif(current_setting('nl.county', true), '') and u.id = p_unit
$$;

-- The lodgings of a unit within reach, today.
create or replace function nl.lodgings_of_beat(p_unit uuid) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select case when nl.hands_over(p_unit) then nl.lodgings_under(p_unit, nl.civil_day(nl.now())) end
$$;

-- Moves the claims of one hand-over whose day has come: what the giver had in hand in its lodgings, and the visits the giver was to
-- make, to the taker. Back (the dates of a substitution are over): what went over then, what the substitute took since, and, where
-- the substitute has no other reach there, whatever else is theirs, to the officer, or to whoever holds the unit by then; with nobody
-- it is open again. A 暗访 is the county's own and stays. Returns how many matters moved; null where it was moved before.
create or replace function nl.move_claims(p_handover uuid, p_back boolean) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  c text := nullif(current_setting('nl.county', true), ''); today date := nl.civil_day(nl.now()); h public.handover;
  src uuid; dst uuid; lodgings uuid[]; ids uuid[] := '{}'; kept uuid[]; only_some boolean := false; post text;
begin
  select * into h from public.handover x where x.county = c and x.id = p_handover for update;
  if not found or not nl.hands_over(h.unit_id) or h.from_day > today then return null; end if;
  if p_back and (h.moved_at is null or h.back_at is not null or h.until_day is null or h.until_day >= today) then return null; end if;
  if not p_back and h.moved_at is not null then return null; end if;
  lodgings := nl.lodgings_under(h.unit_id, today);
  src := h.from_account; dst := h.to_account;
  if p_back then
    src := h.to_account;
    select case u.kind when 'beat' then 'officer' when 'station' then 'chief' else 'supervisor' end into post
      from public.unit u where u.county = c and u.id = h.unit_id;
    select x.account_id into dst from public.holding x where x.county = c and x.unit_id = h.unit_id and x.role = post
      and x.revoked_at is null and x.from_day <= today and (x.to_day is null or x.to_day >= today)
      order by x.account_id = h.from_account desc, x.from_day desc, x.id limit 1;
    only_some := exists (select from public.holding x join public.unit u on u.county = c and u.id = h.unit_id
      where x.county = c and x.account_id = src and x.revoked_at is null and x.from_day <= today
        and (x.to_day is null or x.to_day >= today) and x.role in ('officer', 'duty', 'chief', 'supervisor')
        and (x.unit_id = u.id or x.unit_id = u.parent_id or exists (select from public.unit k
          where k.county = c and k.id = x.unit_id and k.kind = 'county')));
    select coalesce(array_agg(j::uuid), '{}') into kept from jsonb_array_elements_text(coalesce(h.carried, '[]')) j;
  end if;
  with moved as (
    update public.task t set claimed_by = dst, claimed_at = case when dst is not null then t.claimed_at end
    where t.county = c and t.claimed_by = src and t.done_at is null and t.lodging_id = any (lodgings)
      and (not only_some or t.id = any (kept) or t.claimed_at >= h.moved_at) returning t.id
  ) select ids || coalesce(array_agg(id), '{}') into ids from moved;
  with moved as (
    update public.alert t set claimed_by = dst, claimed_at = case when dst is not null then t.claimed_at end
    where t.county = c and t.claimed_by = src and t.closed_at is null and t.lodging_id = any (lodgings)
      and (not only_some or t.id = any (kept) or t.claimed_at >= h.moved_at) returning t.id
  ) select ids || coalesce(array_agg(id), '{}') into ids from moved;
  with moved as (
    update public.incident t set claimed_by = dst, claimed_at = case when dst is not null then t.claimed_at end
    where t.county = c and t.claimed_by = src and t.closed_at is null and t.lodging_id = any (lodgings)
      and (not only_some or t.id = any (kept) or t.claimed_at >= h.moved_at) returning t.id
  ) select ids || coalesce(array_agg(id), '{}') into ids from moved;
  with moved as (
    update public.inspection_plan p set first = case when p.first = src then dst else p.first end,
      second = nullif(case when p.second = src then dst else p.second end, case when p.first = src then dst else p.first end)
    where p.county = c and p.ended_at is null and (p.first = src or p.second = src) and p.lodging_id = any (lodgings)
      and (not p_back or p.id = any (kept)) and (dst is not null or p.second = src) returning p.id
  ) select ids || coalesce(array_agg(id), '{}') into ids from moved;
  if p_back then
    update public.handover x set back_at = nl.now() where x.county = c and x.id = h.id;
  else
    update public.handover x set moved_at = nl.now(), carried = to_jsonb(ids) where x.county = c and x.id = h.id;
  end if;
  return cardinality(ids);
end $$;

-- What a leaver had in hand elsewhere, taken on duty: open again, its climbs too, so that it rings and climbs as on its first day;
-- what only its assignee may read (an investigation beside a case) goes to the successor where that is a 民警 of another beat, else to
-- whoever opened it; visits beside somebody name the second on the day. Returns the tasks that are open again, once.
create or replace function nl.release_claims(p_handover uuid) returns table (
  task uuid, kind text, lodging_id uuid, lodging_name text, unit_id uuid, severity text)
language plpgsql volatile security definer set search_path = '' as $$
declare c text := nullif(current_setting('nl.county', true), ''); h public.handover;
begin
  select * into h from public.handover x where x.county = c and x.id = p_handover for update;
  if not found or not h.leaves or h.moved_at is null or not nl.hands_over(h.unit_id) then return; end if;
  update public.case_review r set assigned_to = case
      when exists (select from public.holding x where x.county = c and x.account_id = h.to_account and x.rank = 'police'
          and x.revoked_at is null and x.from_day <= nl.civil_day(nl.now()))
        and not exists (select from public.holding x where x.county = c and x.account_id = h.to_account and x.revoked_at is null
          and x.role = 'officer' and r.lodging_id = any (nl.lodgings_under(x.unit_id, nl.civil_day(nl.now()))))
      then h.to_account else r.opened_by end
    where r.county = c and r.assigned_to = h.from_account and r.closed_at is null;
  update public.inspection_plan p set second = null where p.county = c and p.ended_at is null and p.second = h.from_account;
  update public.alert_part p set claimed_by = null, claimed_at = null
    where p.county = c and p.claimed_by = h.from_account and p.answered_at is null;
  update public.hand_off p set claimed_by = null, claimed_at = null, claimed_unit = null
    where p.county = c and p.claimed_by = h.from_account and p.answered_at is null;
  update public.alert t set claimed_by = null, claimed_at = null
    where t.county = c and t.claimed_by = h.from_account and t.closed_at is null;
  with told as (
    update public.incident i set claimed_by = null, claimed_at = null, claimed_phone = null
    where i.county = c and i.claimed_by = h.from_account and i.closed_at is null returning i.id
  ) update public.task t set done_at = null, done_by = null, outcome = null, claimed_by = h.from_account from told
    where t.county = c and t.kind = 'incident' and t.subject_kind = 'incident' and t.subject_id = told.id::text;
  return query
    with free as (
      update public.task t set claimed_by = null, claimed_at = null, detail = t.detail - 'climbs'
      where t.county = c and t.claimed_by = h.from_account and t.done_at is null returning t.id, t.kind, t.lodging_id, t.unit_id, t.severity
    ) select f.id, f.kind, f.lodging_id, l.name, f.unit_id, f.severity from free f
      join public.lodging l on l.county = c and l.id = f.lodging_id;
end $$;

-- Whom work at a lodging within reach can be given to: who holds its beat or its station, for the county's supervision its own people
-- too, and is not away.
create or replace function nl.can_be_given(p_lodgings uuid[]) returns table (
  lodging_id uuid, account uuid, name text, rank text, role text, unit_name text)
language sql stable security definer set search_path = '' as $$
  with c as (
    select nullif(current_setting('nl.county', true), '') as county, nl.civil_day(nl.now()) as today
  ), asked as materialized (
    select x.id from unnest(p_lodgings) as x(id) where case current_setting('role')
      when 'nl_beat' then x.id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
      else current_setting('role') = 'nl_county' end
  ), placed as materialized (
    select asked.id, b.beat_id, u.parent_id as station_id from asked cross join c
    cross join lateral (select x.beat_id from public.lodging_beat x where x.county = c.county and x.lodging_id = asked.id
      and x.from_day <= c.today order by x.from_day desc limit 1) b
    join public.unit u on u.county = c.county and u.id = b.beat_id
  ), there as materialized (
    select distinct on (h.unit_id, a.id) h.unit_id, u.kind, a.id as account, a.name, h.rank, h.role, u.name as unit_name
    from c join public.unit u on u.county = c.county
    join public.holding h on h.county = c.county and h.unit_id = u.id and h.role in ('officer', 'duty', 'chief', 'supervisor')
      and h.revoked_at is null and h.from_day <= c.today and (h.to_day is null or h.to_day >= c.today)
    join public.account a on a.id = h.account_id and a.closed_at is null
    where (u.id in (select beat_id from placed) or u.id in (select station_id from placed)
        or (u.kind = 'county' and current_setting('role') = 'nl_county'))
      and not nl.is_away(a.id, u.id)
    order by h.unit_id, a.id, array_position(array['officer', 'chief', 'duty', 'supervisor'], h.role)
  )
  select distinct on (p.id, t.account) p.id, t.account, t.name, t.rank, t.role, t.unit_name
  from placed p join there t on t.unit_id = p.beat_id or t.unit_id = p.station_id or t.kind = 'county'
  order by p.id, t.account, array_position(array['officer', 'chief', 'duty', 'supervisor'], t.role)
$$;
