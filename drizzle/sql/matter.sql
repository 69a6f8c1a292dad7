-- What the lodging side may see of disputes and clues: a house its disputes, a person the clues they handed in themselves.
create or replace function nl.matter_is_own(m public.matter) returns boolean
language sql stable security definer set search_path = '' as $$
  select m.county = nullif(current_setting('nl.county', true), '') and m.source = 'lodging'
    and m.lodging_id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
    and (m.kind = 'dispute' or m.raised_by = nullif(current_setting('nl.account', true), '')::uuid)
$$;

-- A house raises one, of its own accord or as the answer to an open call that asked it; a form sent twice is one. Null where it may not.
create or replace function nl.matter_raise(p jsonb, p_at timestamptz) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare here text := nullif(current_setting('nl.county', true), ''); me uuid := nullif(current_setting('nl.account', true), '')::uuid;
  house uuid := (p->>'lodging')::uuid; asked uuid := (p->>'call')::uuid; known uuid;
begin
  if not coalesce(house = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[]), false) then
    return null;
  end if;
  select m.id into known from public.matter_step s join public.matter m on m.county = s.county and m.id = s.matter_id
    where s.county = here and s.request_key = (p->>'requestKey')::uuid and m.raised_by = me;
  if found then return known; end if;
  if asked is not null and not exists (select from public.clue_call c
      join public.clue_house h on h.county = c.county and h.call_id = c.id and h.lodging_id = house
      where c.county = here and c.id = asked and c.released_at <= p_at and c.ended_at is null and c.ends_on >= nl.civil_day(p_at)) then
    return null;
  end if;
  insert into public.matter (county, id, lodging_id, kind, topic, source, call_id, raised_by, raised_at, steps, last_at)
  values (here, (p->>'id')::uuid, house, p->>'kind', p->>'topic', 'lodging', asked, me, p_at, 1, p_at);
  insert into public.matter_step (county, id, matter_id, lodging_id, n, at, kind, author, sealed, numbers, shown, request_key, clear_on)
  values (here, (p->>'step')::uuid, (p->>'id')::uuid, house, 1, p_at, 'raised', me, decode(p->>'sealed', 'hex'),
    decode(p->>'numbers', 'hex'), true, (p->>'requestKey')::uuid, (p->>'clearOn')::date);
  return (p->>'id')::uuid;
end $$;

-- A further line of the house in an open one of its own. Returns its number, 0 where it has ended, null where it is not theirs.
create or replace function nl.matter_add(p jsonb, p_at timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare m public.matter; known integer;
begin
  select * into m from public.matter x
    where x.county = nullif(current_setting('nl.county', true), '') and x.id = (p->>'matter')::uuid for update;
  if not found or not coalesce(nl.matter_is_own(m), false) then return null; end if;
  select s.n into known from public.matter_step s
    where s.county = m.county and s.matter_id = m.id and s.request_key = (p->>'requestKey')::uuid;
  if found then return known; end if;
  if m.closed_at is not null then return 0; end if;
  update public.matter x set steps = m.steps + 1, last_at = p_at where x.county = m.county and x.id = m.id;
  insert into public.matter_step (county, id, matter_id, lodging_id, n, at, kind, author, sealed, numbers, shown, request_key, clear_on)
  values (m.county, (p->>'step')::uuid, m.id, m.lodging_id, m.steps + 1, p_at, 'said', nullif(current_setting('nl.account', true), '')::uuid,
    decode(p->>'sealed', 'hex'), decode(p->>'numbers', 'hex'), true, (p->>'requestKey')::uuid, (p->>'clearOn')::date);
  return m.steps + 1;
end $$;

-- A house's own, newest first; how a clue ended is not said.
create or replace function nl.matters_own(p_lodging uuid) returns table (
  id uuid, lodging_id uuid, kind text, topic text, call_id uuid, raised_at timestamptz, last_at timestamptz, taken_up_at timestamptz,
  closed_at timestamptz, outcome text)
language sql stable security definer set search_path = '' as $$
  select m.id, m.lodging_id, m.kind, m.topic, m.call_id, m.raised_at, m.last_at, m.taken_up_at, m.closed_at,
    case when m.kind = 'dispute' then m.outcome end
  from public.matter m
  where m.county = nullif(current_setting('nl.county', true), '') and nl.matter_is_own(m)
    and (p_lodging is null or m.lodging_id = p_lodging)
  order by m.last_at desc limit 100
$$;

-- The steps of one of them that its house reads.
create or replace function nl.matter_steps_own(p_matter uuid) returns table (
  id uuid, n integer, at timestamptz, kind text, author uuid, own boolean, unit_name text, sealed bytea, has_numbers boolean)
language sql stable security definer set search_path = '' as $$
  select s.id, s.n, s.at, s.kind, s.author, s.author = nullif(current_setting('nl.account', true), '')::uuid, u.name, s.sealed,
    s.numbers is not null
  from public.matter m join public.matter_step s on s.county = m.county and s.matter_id = m.id and s.shown
  left join public.unit u on u.county = s.county and u.id = s.unit_id
  where m.county = nullif(current_setting('nl.county', true), '') and m.id = p_matter and nl.matter_is_own(m)
  order by s.n
$$;

-- The open calls for clues that ask a house, and whether the reader has answered.
create or replace function nl.clue_calls_own(p_lodging uuid) returns table (
  id uuid, unit_name text, place text, asks text, ends_on date, released_at timestamptz, answered boolean)
language sql stable security definer set search_path = '' as $$
  select c.id, u.name, c.place, c.asks, c.ends_on, c.released_at, exists (select from public.matter m where m.county = c.county
      and m.call_id = c.id and m.raised_by = nullif(current_setting('nl.account', true), '')::uuid)
  from public.clue_house h join public.clue_call c on c.county = h.county and c.id = h.call_id
  join public.unit u on u.county = c.county and u.id = c.unit_id
  where h.county = nullif(current_setting('nl.county', true), '') and h.lodging_id = p_lodging
    and p_lodging = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
    and c.released_at is not null and c.ended_at is null and c.ends_on >= nl.civil_day(nl.now())
  order by c.released_at desc
$$;

-- How calls go: houses asked, answers of houses within the reader's reach are counted by the reader; here of the whole county.
create or replace function nl.clue_counts(p_calls uuid[]) returns table (id uuid, houses integer, answers integer)
language sql stable security definer set search_path = '' as $$
  select c.id, (select count(*)::integer from public.clue_house h where h.county = c.county and h.call_id = c.id),
    (select count(*)::integer from public.matter m where m.county = c.county and m.call_id = c.id)
  from public.clue_call c
  where c.county = nullif(current_setting('nl.county', true), '') and c.id = any (p_calls)
    and current_setting('role') in ('nl_beat', 'nl_county')
$$;
