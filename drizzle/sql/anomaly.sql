-- What other units and departments are asked about an alert, and who looks into a lodging's duties: each sees what was passed to
-- them and nothing of the alert, the lodging's returns or its children.
create or replace function nl.my_units() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(string_to_array(nullif(current_setting('nl.units', true), ''), ',')::uuid[], '{}')
$$;

-- The parts passed to the caller's units that are open or were answered since an instant.
create or replace function nl.parts_asked(p_since timestamptz) returns table (
  id uuid, unit_name text, lodging_name text, address text, severity text, ask text, asked_by text, asked_at timestamptz,
  claimed_by text, claimed_at timestamptz, mine boolean, outcome text, said text, answered_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select p.id, u.name, l.name, l.address, a.severity, p.ask, asker.name, p.asked_at, claimer.name, p.claimed_at,
    p.claimed_by = nullif(current_setting('nl.account', true), '')::uuid, p.outcome, p.said, p.answered_at
  from public.alert_part p
  join public.unit u on u.county = p.county and u.id = p.unit_id
  join public.lodging l on l.county = p.county and l.id = p.lodging_id
  join public.alert a on a.county = p.county and a.id = p.alert_id
  left join public.account asker on asker.id = p.asked_by
  left join public.account claimer on claimer.id = p.claimed_by
  where p.county = nullif(current_setting('nl.county', true), '') and p.unit_id = any (nl.my_units())
    and (p.answered_at is null or p.answered_at >= p_since)
  order by p.answered_at desc nulls first, array_position(array['instant', 'same_day', 'watch'], a.severity), p.asked_at
  limit 200
$$;

-- Claims or answers a part of the caller's units at the instant of the request; the step stands on the alert with it. Returns the
-- lodging and whom to tell, or 'taken' and who has it, or nothing where the part is not the caller's.
create or replace function nl.part_work(p_part uuid, p_step uuid, p_at timestamptz, p_outcome text, p_said text) returns table (
  state text, who text, alert_id uuid, lodging_id uuid, lodging_name text, tell uuid)
language plpgsql volatile security definer set search_path = '' as $$
declare p public.alert_part; me uuid := nullif(current_setting('nl.account', true), '')::uuid;
begin
  select * into p from public.alert_part x where x.county = nullif(current_setting('nl.county', true), '') and x.id = p_part
    and x.unit_id = any (nl.my_units()) for update;
  if not found then return; end if;
  if p.answered_at is not null or (p_outcome is null and p.claimed_by is not null) then
    return query select case when p.answered_at is not null then 'answered' when p.claimed_by = me then 'mine' else 'taken' end,
      (select c.name from public.account c where c.id = coalesce(p.answered_by, p.claimed_by)), null::uuid, null::uuid, null::text,
      null::uuid;
    return;
  end if;
  update public.alert_part x set claimed_by = coalesce(x.claimed_by, me), claimed_at = coalesce(x.claimed_at, p_at),
    outcome = p_outcome, said = p_said, answered_by = case when p_outcome is not null then me end,
    answered_at = case when p_outcome is not null then p_at end
  where x.county = p.county and x.id = p.id;
  insert into public.alert_step (county, id, alert_id, lodging_id, at, by, kind, said)
  values (p.county, p_step, p.alert_id, p.lodging_id, p_at, me,
    case when p_outcome is null then 'part_claimed' else 'part_answered' end, p_said);
  return query select case when p_outcome is null then 'claimed' else 'done' end, null::text, p.alert_id, p.lodging_id, l.name,
    coalesce((select a.claimed_by from public.alert a where a.county = p.county and a.id = p.alert_id), p.asked_by)
  from public.lodging l where l.county = p.county and l.id = p.lodging_id;
end $$;

-- 民警 of the county who may look into a lodging's duties: none of the roles they hold now is on its beat.
create or replace function nl.officers_beside(p_lodging uuid) returns table (id uuid, name text, unit text)
language sql stable security definer set search_path = '' as $$
  with c as (select nullif(current_setting('nl.county', true), '') as county, nl.civil_day(nl.now()) as today),
  beat as (
    select b.beat_id from public.lodging_beat b, c where b.county = c.county and b.lodging_id = p_lodging and b.from_day <= c.today
    order by b.from_day desc limit 1
  ), held as (
    select h.account_id, h.unit_id, h.role, h.rank from public.holding h, c where h.county = c.county and h.revoked_at is null
      and h.from_day <= c.today and (h.to_day is null or h.to_day >= c.today)
  )
  select a.id, a.name, min(u.name) from held h
  join public.account a on a.id = h.account_id and a.closed_at is null
  join c on true join public.unit u on u.county = c.county and u.id = h.unit_id
  where h.role in ('officer', 'duty', 'chief', 'supervisor') and h.rank = 'police'
    and not exists (select from held x join beat on beat.beat_id = x.unit_id where x.account_id = h.account_id)
  group by a.id, a.name order by min(u.code), a.name
$$;

-- The reviews assigned to the caller, open or closed since an instant.
create or replace function nl.own_reviews(p_since timestamptz) returns table (
  id uuid, lodging_name text, address text, case_number text, from_day date, to_day date, musts jsonb, opened_by text,
  opened_at timestamptz, verdicts jsonb, said text, closed_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select r.id, l.name, l.address, r.case_number, r.from_day, r.to_day, r.musts, opener.name, r.opened_at, r.verdicts, r.said,
    r.closed_at
  from public.case_review r
  join public.lodging l on l.county = r.county and l.id = r.lodging_id
  left join public.account opener on opener.id = r.opened_by
  where r.county = nullif(current_setting('nl.county', true), '')
    and r.assigned_to = nullif(current_setting('nl.account', true), '')::uuid
    and (r.closed_at is null or r.closed_at >= p_since)
  order by r.closed_at desc nulls first, r.opened_at limit 100
$$;

-- The assigned 民警 ends the review; the step stands on the alert. Returns the lodging and whom to tell, or nothing.
create or replace function nl.review_close(p_review uuid, p_step uuid, p_at timestamptz, p_verdicts jsonb, p_said text)
returns table (alert_id uuid, lodging_id uuid, lodging_name text, tell uuid)
language plpgsql volatile security definer set search_path = '' as $$
declare r public.case_review; me uuid := nullif(current_setting('nl.account', true), '')::uuid;
begin
  update public.case_review x set verdicts = p_verdicts, said = p_said, closed_at = p_at
  where x.county = nullif(current_setting('nl.county', true), '') and x.id = p_review and x.assigned_to = me
    and x.closed_at is null returning * into r;
  if not found then return; end if;
  insert into public.alert_step (county, id, alert_id, lodging_id, at, by, kind, said)
  values (r.county, p_step, r.alert_id, r.lodging_id, p_at, me, 'review_closed', p_said);
  return query select r.alert_id, r.lodging_id, l.name, r.opened_by from public.lodging l
    where l.county = r.county and l.id = r.lodging_id;
end $$;
