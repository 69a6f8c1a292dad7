-- The standing approval by which the caller may open a stay of this lodging for this purpose now: given by another to
-- a role on the caller's own unit or one above it, and that very holding reaches the lodging (product.md, Keeping).
create or replace function nl.standing_for(p_lodging uuid, p_purpose text) returns uuid
language sql stable security definer set search_path = '' as $$
  with asked as (
    select nullif(current_setting('nl.county', true), '') as county,
      nullif(current_setting('nl.account', true), '')::uuid as account, nl.civil_day(nl.now()) as day
  )
  select s.id
  from asked a
  join public.holding h on h.county = a.county and h.account_id = a.account and h.revoked_at is null
    and h.from_day <= a.day and (h.to_day is null or h.to_day >= a.day)
  join public.unit u on u.county = h.county and u.id = h.unit_id
  left join public.unit over on over.county = u.county and over.id = u.parent_id
  join public.standing_approval s on s.county = a.county and s.role = h.role
    and s.unit_id in (u.id, u.parent_id, over.parent_id)
  where s.purpose = p_purpose and s.ended_at is null and a.day between s.from_day and s.to_day
    and s.given_by <> a.account
    and (u.kind = 'county' or p_lodging = any (nl.lodgings_of_unit(h.county, h.unit_id, a.day)))
  order by s.to_day desc, s.id limit 1
$$;

-- How many stays the caller opened since an instant, wherever they lay; a broken glass is not counted, nor what left by a pack or export.
create or replace function nl.reveals_since(p_at timestamptz) returns integer
language sql stable security definer set search_path = '' as $$
  select count(*)::integer from public.reveal
  where county = nullif(current_setting('nl.county', true), '')
    and account_id = nullif(current_setting('nl.account', true), '')::uuid
    and at >= p_at and basis in ('standing', 'second_person')
$$;
