-- A one-tap link that still opens something: whose it is, and of the nights and houses it named those still open to it,
-- at houses the person holds now. Enters like a session or a key; null for any other token.
create or replace function nl.enter_link(p_hash bytea) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); k public.one_tap; a public.account;
begin
  select * into k from public.one_tap where hash = p_hash and revoked_at is null and expires_at > at;
  if not found then
    return jsonb_build_object('now', at);
  end if;
  select * into a from public.account where id = k.account_id and closed_at is null;
  if not found then
    return jsonb_build_object('now', at);
  end if;
  return jsonb_build_object('now', at, 'link', jsonb_build_object('id', k.id, 'county', k.county, 'account', a.id, 'name', a.name,
    'language', a.language, 'items', (
      select coalesce(jsonb_agg(jsonb_build_object('lodging', i.lodging, 'night', i.night)), '[]')
      from jsonb_to_recordset(k.items) as i(lodging uuid, night date, until timestamptz)
      where i.until > at and exists (select from public.holding h where h.county = k.county and h.account_id = a.id
        and h.lodging_id = i.lodging and h.revoked_at is null and h.from_day <= nl.civil_day(at)
        and (h.to_day is null or h.to_day >= nl.civil_day(at))))));
end $$;

-- What a link's page shows: the houses and nights it names, which of them wait, and the receipt of what it filed itself.
-- Only looks: a preview that fetches the page changes nothing.
create or replace function nl.link_read(p_hash bytea) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', k.id, 'language', a.language,
    'state', case when k.revoked_at is not null then 'revoked' when k.expires_at <= nl.now() or a.closed_at is not null then 'over' else 'open' end,
    'items', (
      select coalesce(jsonb_agg(jsonb_build_object('lodging', i.lodging, 'code', l.code, 'name', l.name, 'night', i.night,
        'filed', r.id is not null,
        'open', r.id is null and i.until > nl.now() and exists (select from public.holding h where h.county = k.county
          and h.account_id = k.account_id and h.lodging_id = i.lodging and h.revoked_at is null
          and h.from_day <= nl.civil_day(nl.now()) and (h.to_day is null or h.to_day >= nl.civil_day(nl.now()))),
        'receipt', v.receipt_number, 'shortCode', v.short_code, 'acceptedAt', v.accepted_at)
        order by i.night, l.code), '[]')
      from jsonb_to_recordset(k.items) as i(lodging uuid, night date, until timestamptz)
      join public.lodging l on l.county = k.county and l.id = i.lodging
      left join public.report r on r.county = k.county and r.lodging_id = i.lodging and r.business_day = i.night
      left join public.report_request q on q.county = k.county and q.lodging_id = i.lodging
        and q.request_key = 'tap-' || k.id || '-' || i.night
      left join public.report_version v on v.county = k.county and v.report_id = r.id and v.n = q.n))
  from public.one_tap k join public.account a on a.id = k.account_id
  where k.hash = p_hash
$$;

-- Whoever holds a link may end it.
create or replace function nl.link_revoke(p_hash bytea) returns boolean
language sql volatile security definer set search_path = '' as $$
  with ended as (update public.one_tap set revoked_at = nl.now() where hash = p_hash and revoked_at is null returning 1)
  select exists (select from ended)
$$;
