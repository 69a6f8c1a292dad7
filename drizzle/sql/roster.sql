-- The police of units and of the beats below them, for a duty roster: names and masked phones, no more.
create or replace function nl.unit_police(p_units uuid[]) returns table (
  account_id uuid, name text, phone_masked text, unit_id uuid, role text)
language sql stable security definer set search_path = '' as $$
  select a.id, a.name, a.phone_masked, h.unit_id, h.role
  from public.unit u
  join public.holding h on h.county = u.county and h.unit_id = u.id and h.revoked_at is null
    and h.role in ('officer', 'duty', 'chief', 'supervisor')
    and h.from_day <= nl.civil_day(nl.now()) and (h.to_day is null or h.to_day >= nl.civil_day(nl.now()))
  join public.account a on a.id = h.account_id and a.closed_at is null
  where u.county = nullif(current_setting('nl.county', true), '')
    and (u.id = any (p_units) or (u.parent_id = any (p_units) and u.kind = 'beat'))
    and case current_setting('role') when 'nl_beat'
      then u.id = any (string_to_array(nullif(current_setting('nl.units', true), ''), ',')::uuid[]) else true end
$$;
