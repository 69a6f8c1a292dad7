-- Which counties this installation serves: the worker goes through them one by one, each with a pass of its own.
create or replace function nl.counties() returns setof text
language sql stable security definer set search_path = '' as $$
  select distinct county from public.unit order by county
$$;
