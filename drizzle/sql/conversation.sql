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

-- What was passed to the caller's units or stands open to any department, as long as it is open or was ended since an instant: the
-- house's name and address and the words it was passed with, nothing of the thread, its returns or its children.
create or replace function nl.handed(p_since timestamptz) returns table (
  id uuid, unit_name text, lodging_name text, address text, ask bytea, asked_by text, asked_at timestamptz, due_at timestamptz,
  claimed_by text, claimed_at timestamptz, mine boolean, outcome text, said bytea, answered_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select h.id, u.name, l.name, l.address, h.ask, asker.name, h.asked_at, h.due_at, claimer.name, h.claimed_at,
    h.claimed_by = nullif(current_setting('nl.account', true), '')::uuid, h.outcome, h.said, h.answered_at
  from public.hand_off h
  join public.lodging l on l.county = h.county and l.id = h.lodging_id
  left join public.unit u on u.county = h.county and u.id = coalesce(h.claimed_unit, h.unit_id)
  left join public.account asker on asker.id = h.asked_by
  left join public.account claimer on claimer.id = h.claimed_by
  where h.county = nullif(current_setting('nl.county', true), '')
    and (coalesce(h.claimed_unit, h.unit_id) = any (nl.my_units())
      or (h.unit_id is null and h.claimed_unit is null and h.answered_at is null and current_setting('role') = 'nl_post'))
    and (h.answered_at is null or h.answered_at >= p_since)
    -- What was taken back is no longer passed to it: neither the house nor a word of it is shown.
    and coalesce(h.outcome, '') not in ('recalled', 'sorted')
  order by h.answered_at desc nulls first, h.due_at limit 200
$$;

-- Claims a matter for the caller's unit, or ends it, at the instant of the request. Returns 'done', 'mine', 'taken' or 'ended' with
-- who has it, or nothing where it is not the caller's to see.
create or replace function nl.hand_work(p_hand uuid, p_at timestamptz, p_outcome text, p_said bytea) returns table (
  state text, who text, lodging_id uuid)
language plpgsql volatile security definer set search_path = '' as $$
declare h public.hand_off; me uuid := nullif(current_setting('nl.account', true), '')::uuid; mine uuid;
begin
  select * into h from public.hand_off x where x.county = nullif(current_setting('nl.county', true), '') and x.id = p_hand for update;
  if not found then return; end if;
  mine := case when h.unit_id = any (nl.my_units()) then h.unit_id
    when h.unit_id is null and h.claimed_unit is null and current_setting('role') = 'nl_post' then (nl.my_units())[1]
    when h.claimed_unit = any (nl.my_units()) then h.claimed_unit end;
  if mine is null then return; end if;
  if h.answered_at is not null or h.claimed_by <> me then
    return query select case when h.answered_at is not null then 'ended' else 'taken' end,
      (select c.name from public.account c where c.id = coalesce(h.answered_by, h.claimed_by)), null::uuid;
    return;
  end if;
  if p_outcome is null and h.claimed_by = me then
    return query select 'mine'::text, null::text, h.lodging_id;
    return;
  end if;
  update public.hand_off x set claimed_by = coalesce(x.claimed_by, me), claimed_at = coalesce(x.claimed_at, p_at),
    claimed_unit = coalesce(x.claimed_unit, mine), outcome = p_outcome, said = p_said,
    answered_by = case when p_outcome is not null then me end, answered_at = case when p_outcome is not null then p_at end
  where x.county = h.county and x.id = h.id;
  return query select 'done'::text, null::text, h.lodging_id;
end $$;

-- Whose words a provider's verified callback brought and nobody has worked yet: the account its member is bound to, with what it
-- holds at this instant. Enters like a session, for one act (lib/gate/entry.ts); null for any other id.
create or replace function nl.enter_written(p_text uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare at timestamptz := nl.now(); t public.inbound_text; a public.account;
begin
  select * into t from public.inbound_text
    where id = p_text and sealed is not null and done_at is null and received_at > at - interval '1 day';
  if not found then
    return jsonb_build_object('now', at);
  end if;
  select x.* into a from public.channel_member m join public.account x on x.id = m.account_id and x.closed_at is null
    where m.county = t.county and m.channel = t.channel and m.member_index = t.from_index;
  if not found then
    return jsonb_build_object('now', at);
  end if;
  return jsonb_build_object('now', at, 'written', jsonb_build_object('account', a.id, 'name', a.name, 'language', a.language,
    'county', t.county, 'holdings', nl.holdings_of(a.id, at)));
end $$;
