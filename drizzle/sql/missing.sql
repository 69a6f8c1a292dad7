-- What a house is shown of a search call that asks it: the sealed content only while the call runs; its first look is noted.
create or replace function nl.search_read(p_call uuid, p_lodging uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare c public.search_call; here text := nullif(current_setting('nl.county', true), ''); running boolean;
begin
  if not coalesce(p_lodging = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[]), false) then
    return null;
  end if;
  if not exists (select from public.search_house h where h.county = here and h.call_id = p_call and h.lodging_id = p_lodging) then
    return null;
  end if;
  select * into c from public.search_call s where s.county = here and s.id = p_call;
  running := c.launched_at is not null and c.ended_at is null and c.ends_on >= nl.civil_day(nl.now());
  if running then
    update public.search_house h set opened_at = coalesce(h.opened_at, nl.now())
    where h.county = c.county and h.call_id = p_call and h.lodging_id = p_lodging;
  end if;
  return jsonb_build_object('id', c.id, 'matter', c.matter, 'kind', c.kind, 'contact', c.contact, 'endsOn', c.ends_on,
    'launchedAt', c.launched_at, 'running', running, 'outcome', c.outcome,
    'sealed', case when running then encode(c.sealed, 'hex') end);
end $$;

-- The same content for the police of the county, who compose, release and follow calls.
create or replace function nl.search_open(p_call uuid) returns bytea
language sql stable security definer set search_path = '' as $$
  select c.sealed from public.search_call c
  where c.county = nullif(current_setting('nl.county', true), '') and c.id = p_call
    and current_setting('role') in ('nl_beat', 'nl_county')
$$;

-- A tip's words, for the police within whose reach its house lies.
create or replace function nl.search_said(p_answers uuid[]) returns table (id uuid, sealed bytea)
language sql stable security definer set search_path = '' as $$
  select a.id, a.sealed from public.search_answer a
  where a.county = nullif(current_setting('nl.county', true), '') and a.id = any (p_answers) and a.sealed is not null
    and case current_setting('role')
      when 'nl_beat' then a.lodging_id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
      when 'nl_county' then true else false end
$$;

-- How a call goes in the whole county: houses asked, opened, answered, tips. A reader's own reach may hold fewer.
create or replace function nl.search_counts(p_calls uuid[]) returns table (
  id uuid, houses integer, people integer, opened integer, not_seen integer, tips integer)
language sql stable security definer set search_path = '' as $$
  select h.call_id, count(*)::integer, sum(h.people)::integer, count(h.opened_at)::integer,
    (select count(distinct a.lodging_id)::integer from public.search_answer a where a.county = h.county and a.call_id = h.call_id and a.answer = 'not_seen'),
    (select count(*)::integer from public.search_answer a where a.county = h.county and a.call_id = h.call_id and a.answer <> 'not_seen')
  from public.search_house h
  where h.county = nullif(current_setting('nl.county', true), '') and h.call_id = any (p_calls)
    and current_setting('role') in ('nl_beat', 'nl_county')
  group by h.county, h.call_id
$$;
