-- The one lodging that words name to somebody who knows it from outside: by code, else by its whole name, else by words that its name
-- and address hold together. Nobody is listed: several are answered with how many, and no name.
create or replace function nl.lodging_meant(p_text text) returns table (id uuid, code text, name text, found integer)
language sql stable security definer set search_path = '' as $$
  with said as (
    select nullif(current_setting('nl.county', true), '') as county, btrim(p_text) as whole,
      regexp_split_to_array(lower(btrim(p_text)), '\s+') as words
  ), hit as (
    select l.id, l.code, l.name, case when l.code = upper(s.whole) then 0 when l.name = s.whole then 1 else 2 end as rank
    from public.lodging l join said s on l.county = s.county
    where char_length(s.whole) >= 2 and (l.code = upper(s.whole)
      or (select bool_and(position(w in lower(l.name || ' ' || l.address)) > 0) from unnest(s.words) as w))
  ), best as (select * from hit where rank = (select min(rank) from hit))
  select case when n = 1 then one end, case when n = 1 then c end, case when n = 1 then na end, n
  from (select (array_agg(best.id))[1] as one, min(best.code) as c, min(best.name) as na, count(*)::integer as n from best) x
$$;

-- A unit with an access of its own hands in a dispute or a clue; the same request again is the same one. Null where it may not.
create or replace function nl.clue_hand(p jsonb, p_at timestamptz) returns table (id uuid, same boolean)
language plpgsql volatile security definer set search_path = '' as $$
declare here text := nullif(current_setting('nl.county', true), ''); me uuid := nullif(current_setting('nl.account', true), '')::uuid;
  mine uuid := (nl.my_units())[1]; known public.matter;
begin
  if current_setting('role') <> 'nl_post' or mine is null
      or not exists (select from public.lodging l where l.county = here and l.id = (p->>'lodging')::uuid) then
    return;
  end if;
  -- Two of the same request at once follow one another.
  perform pg_advisory_xact_lock(hashtextextended(here || (p->>'requestKey'), 7));
  select m.* into known from public.matter_step s join public.matter m on m.county = s.county and m.id = s.matter_id
    where s.county = here and s.request_key = (p->>'requestKey')::uuid;
  if found then
    if known.handed_unit = mine then
      return query select known.id, known.handed_digest = decode(p->>'digest', 'hex');
    end if;
    return;
  end if;
  insert into public.matter (county, id, lodging_id, kind, topic, source, raised_by, raised_at, handed_unit, handed_digest, steps, last_at)
  values (here, (p->>'id')::uuid, (p->>'lodging')::uuid, p->>'kind', p->>'topic', p->>'source', me, p_at, mine,
    decode(p->>'digest', 'hex'), 1, p_at);
  insert into public.matter_step (county, id, matter_id, lodging_id, n, at, kind, author, unit_id, sealed, numbers, shown, request_key, clear_on)
  values (here, (p->>'step')::uuid, (p->>'id')::uuid, (p->>'lodging')::uuid, 1, p_at, 'raised', me, mine, decode(p->>'sealed', 'hex'),
    decode(p->>'numbers', 'hex'), true, (p->>'requestKey')::uuid, (p->>'clearOn')::date);
  return query select (p->>'id')::uuid, true;
end $$;

-- A further line of the unit in an open one it handed in. Returns its number, 0 where it has ended, null where it is not theirs.
create or replace function nl.handed_add(p jsonb, p_at timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare m public.matter; known integer;
begin
  select * into m from public.matter x
    where x.county = nullif(current_setting('nl.county', true), '') and x.id = (p->>'matter')::uuid for update;
  if not found or not coalesce(m.handed_unit = any (nl.my_units()), false) then return null; end if;
  select s.n into known from public.matter_step s
    where s.county = m.county and s.matter_id = m.id and s.request_key = (p->>'requestKey')::uuid;
  if found then return known; end if;
  if m.closed_at is not null then return 0; end if;
  update public.matter x set steps = m.steps + 1, last_at = p_at where x.county = m.county and x.id = m.id;
  insert into public.matter_step (county, id, matter_id, lodging_id, n, at, kind, author, unit_id, sealed, numbers, shown, request_key, clear_on)
  values (m.county, (p->>'step')::uuid, m.id, m.lodging_id, m.steps + 1, p_at, 'said', nullif(current_setting('nl.account', true), '')::uuid,
    m.handed_unit, decode(p->>'sealed', 'hex'), decode(p->>'numbers', 'hex'), true, (p->>'requestKey')::uuid, (p->>'clearOn')::date);
  return m.steps + 1;
end $$;

-- What the caller's units handed in, newest first: taken up or ended, never how it ended.
create or replace function nl.handed_in(p_matter uuid) returns table (
  id uuid, lodging_code text, lodging_name text, kind text, topic text, source text, raised_at timestamptz, last_at timestamptz,
  taken_up_at timestamptz, closed_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select m.id, l.code, l.name, m.kind, m.topic, m.source, m.raised_at, m.last_at, m.taken_up_at, m.closed_at
  from public.matter m join public.lodging l on l.county = m.county and l.id = m.lodging_id
  where m.county = nullif(current_setting('nl.county', true), '') and m.handed_unit = any (nl.my_units())
    and (p_matter is null or m.id = p_matter)
  order by m.raised_at desc, m.id limit 200
$$;

-- The steps of one of them that its unit reads: its own words, and those the police wrote for it.
create or replace function nl.handed_steps(p_matter uuid) returns table (
  id uuid, n integer, at timestamptz, kind text, author uuid, own boolean, unit_name text, sealed bytea, has_numbers boolean)
language sql stable security definer set search_path = '' as $$
  select s.id, s.n, s.at, s.kind, s.author, s.unit_id is not null, u.name, s.sealed, s.numbers is not null
  from public.matter m join public.matter_step s on s.county = m.county and s.matter_id = m.id and s.shown
  left join public.unit u on u.county = s.county and u.id = s.unit_id
  where m.county = nullif(current_setting('nl.county', true), '') and m.id = p_matter and m.handed_unit = any (nl.my_units())
  order by s.n
$$;

-- Whom the machine's key that asks speaks for; null for a person.
create or replace function nl.unit_key_source() returns text
language sql stable security definer set search_path = '' as $$
  select k.source from public.unit_key k
  where k.county = nullif(current_setting('nl.county', true), '') and k.id = nullif(current_setting('nl.account', true), '')::uuid
    and k.revoked_at is null
$$;
