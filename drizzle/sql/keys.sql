-- A machine's key: the one lodging it was made for, those whose owners linked a vendor's key, or a unit that hands in clues.
create or replace function nl.enter_key(p_secret bytea) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); k public.api_key; v public.vendor_key; u public.unit_key; held uuid[];
begin
  select * into k from public.api_key
    where secret_hash = p_secret and revoked_at is null and (ends_at is null or ends_at > at);
  if found then
    if k.last_used_at is null or k.last_used_at < at - interval '1 minute' then
      update public.api_key set last_used_at = at where county = k.county and id = k.id;
    end if;
    return jsonb_build_object('now', at, 'key', jsonb_build_object(
      'id', k.id, 'county', k.county, 'lodgings', to_jsonb(array[k.lodging_id]), 'label', k.label));
  end if;
  select * into u from public.unit_key where secret_hash = p_secret and revoked_at is null;
  if found then
    if u.last_used_at is null or u.last_used_at < at - interval '1 minute' then
      update public.unit_key set last_used_at = at where county = u.county and id = u.id;
    end if;
    return jsonb_build_object('now', at, 'key', jsonb_build_object(
      'id', u.id, 'county', u.county, 'lodgings', '[]'::jsonb, 'label', u.label, 'unit', u.unit_id, 'source', u.source));
  end if;
  select * into v from public.vendor_key where secret_hash = p_secret and revoked_at is null;
  if not found then
    return jsonb_build_object('now', at);
  end if;
  select coalesce(array_agg(lodging_id), '{}') into held from public.vendor_link
    where county = v.county and key_id = v.id and ended_at is null;
  if v.last_used_at is null or v.last_used_at < at - interval '1 minute' then
    update public.vendor_key set last_used_at = at where county = v.county and id = v.id;
  end if;
  return jsonb_build_object('now', at, 'key', jsonb_build_object(
    'id', v.id, 'county', v.county, 'lodgings', to_jsonb(held), 'label', v.name));
end $$;

-- Whose code the owner typed; it is spent by this. Null for one that is unknown, spent or older than its time.
create or replace function nl.vendor_code_take(p_mac bytea) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); c text := nullif(current_setting('nl.county', true), ''); k uuid; told jsonb;
begin
  update public.vendor_code set used_at = at
    where county = c and code_mac = p_mac and used_at is null and expires_at > at returning key_id into k;
  if k is null then
    return null;
  end if;
  select jsonb_build_object('id', v.id, 'name', v.name) into told from public.vendor_key v
    where v.county = c and v.id = k and v.revoked_at is null;
  return told;
end $$;

-- What an owner learns of the keys that reach the own lodgings: name, last use, and where receipts are sent.
create or replace function nl.key_facts(p_keys uuid[]) returns table (
  id uuid, name text, prefix text, last_used_at timestamptz, revoked_at timestamptz, webhook_host text)
language sql stable security definer set search_path = '' as $$
  with c as (select nullif(current_setting('nl.county', true), '') as county,
    string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[] as lodgings),
  hook as (select w.key_id, substring(w.url from '^https?://([^/?#]+)') as host
    from public.webhook w, c where w.county = c.county and w.key_id = any (p_keys) and w.ended_at is null)
  select v.id, v.name, v.prefix, v.last_used_at, v.revoked_at, (select host from hook where key_id = v.id)
  from public.vendor_key v, c
  where v.county = c.county and v.id = any (p_keys)
    and exists (select from public.vendor_link l where l.county = v.county and l.key_id = v.id and l.lodging_id = any (c.lodgings))
  union all
  select k.id, k.label, k.prefix, k.last_used_at, k.revoked_at, (select host from hook where key_id = k.id)
  from public.api_key k, c
  where k.county = c.county and k.id = any (p_keys) and k.lodging_id = any (c.lodgings)
$$;

-- The keys with a webhook that reach a house: its own, and a vendor's it was given to.
create or replace function nl.hooked(p_lodgings uuid[], p_at timestamptz) returns table (key_id uuid, lodging uuid)
language sql stable security definer set search_path = '' as $$
  with c as (select nullif(current_setting('nl.county', true), '') as county)
  select k.id, k.lodging_id from public.api_key k join c on k.county = c.county
    join public.webhook w on w.county = k.county and w.key_id = k.id and w.ended_at is null
    where k.lodging_id = any (p_lodgings) and k.revoked_at is null and (k.ends_at is null or k.ends_at > p_at)
  union
  select l.key_id, l.lodging_id from public.vendor_link l join c on l.county = c.county
    join public.vendor_key v on v.county = l.county and v.id = l.key_id and v.revoked_at is null
    join public.webhook w on w.county = l.county and w.key_id = l.key_id and w.ended_at is null
    where l.lodging_id = any (p_lodgings) and l.ended_at is null
$$;

-- Writes down, with the versions themselves, which keys are to be told of them. Returns how many.
create or replace function nl.webhook_events(p_reports uuid[], p_ns integer[], p_lodgings uuid[], p_at timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare c text := nullif(current_setting('nl.county', true), ''); made integer;
begin
  insert into public.webhook_event (county, key_id, report_id, n, lodging_id, made_at, next_at, tries)
  select c, h.key_id, x.report, x.n, x.lodging, p_at, p_at, 0
  from unnest(p_reports, p_ns, p_lodgings) as x(report, n, lodging)
  join nl.hooked(p_lodgings, p_at) h on h.lodging = x.lodging
  on conflict do nothing;
  get diagnostics made = row_count;
  return made;
end $$;

-- The same for a notice: each house's keys are told of it once, in the words given. Returns how many.
create or replace function nl.webhook_notices(p_notice uuid, p_lodgings uuid[], p_said text[], p_at timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare c text := nullif(current_setting('nl.county', true), ''); made integer;
begin
  insert into public.webhook_event (county, key_id, report_id, n, lodging_id, made_at, next_at, tries, said)
  select c, h.key_id, md5(p_notice::text || x.lodging::text)::uuid, 0, x.lodging, p_at, p_at, 0, x.said
  from unnest(p_lodgings, p_said) as x(lodging, said)
  join nl.hooked(p_lodgings, p_at) h on h.lodging = x.lodging
  on conflict do nothing;
  get diagnostics made = row_count;
  return made;
end $$;
