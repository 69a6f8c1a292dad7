-- The police who may go to a lodging: those of its beat, its station and the beats beside it, and the county's own unit. A 民警
-- who holds several posts stands once with the higher rank; `reaches` where the lodging lies within one of them.
create or replace function nl.inspectors_of(p_lodging uuid) returns table (account_id uuid, name text, rank text, reaches boolean)
language sql stable security definer set search_path = '' as $$
  with c as (select nullif(current_setting('nl.county', true), '') as county, nl.civil_day(nl.now()) as today),
  placed as (
    select u.id as beat, u.parent_id as station from c
    join lateral (select b.beat_id from public.lodging_beat b where b.county = c.county and b.lodging_id = p_lodging
      and b.from_day <= c.today order by b.from_day desc limit 1) b on true
    join public.unit u on u.county = c.county and u.id = b.beat_id
    where current_setting('role') <> 'nl_beat'
      or p_lodging = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
  )
  select a.id, a.name, max(h.rank), bool_or(u.kind = 'county' or u.id in (p.beat, p.station))
  from c cross join placed p
  join public.unit u on u.county = c.county
    and (u.kind = 'county' or u.id in (p.beat, p.station) or (u.kind = 'beat' and u.parent_id = p.station))
  join public.holding h on h.county = c.county and h.unit_id = u.id and h.revoked_at is null
    and h.role in ('officer', 'chief', 'supervisor') and h.from_day <= c.today and (h.to_day is null or h.to_day >= c.today)
  join public.account a on a.id = h.account_id and a.closed_at is null
  group by a.id, a.name
$$;
