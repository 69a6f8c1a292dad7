-- What owners, the police and people themselves do about own devices.

-- The devices of the people of these houses, and the houses' desks; for whoever cares for them.
create or replace function nl.devices_at(p_lodgings uuid[]) returns table (
  id uuid, kind text, account uuid, lodging uuid, label text, via text, made_by text, paired_at timestamptz, seen_at timestamptz,
  expires_at timestamptz, ended_at timestamptz, ended_why text)
language sql stable security definer set search_path = '' as $$
  select d.id, d.kind, d.account_id, d.lodging_id, d.label, d.via, m.name, d.paired_at, d.seen_at, d.expires_at, d.ended_at, d.ended_why
  from public.own_device d join public.account m on m.id = d.made_by
  where d.county = nullif(current_setting('nl.county', true), '')
    and (d.ended_at is null or d.ended_at > nl.now() - interval '30 days')
    and (d.lodging_id = any (p_lodgings) or (d.kind = 'phone' and exists (select from public.holding h
      where h.county = d.county and h.account_id = d.account_id and h.lodging_id = any (p_lodgings) and h.revoked_at is null)))
    and nl.device_in_care(d)
  order by d.ended_at is not null, d.paired_at desc, d.id limit 200
$$;

-- One act: the person themselves, an owner of a house they serve in, or the police whose house it is.
create or replace function nl.device_end(p_device uuid) returns table (account uuid, lodging uuid, kind text)
language plpgsql volatile security definer set search_path = '' as $$
declare d public.own_device; me uuid := nullif(current_setting('nl.account', true), '')::uuid; why text;
begin
  select * into d from public.own_device x where x.id = p_device and x.ended_at is null for update;
  if not found or me is null then return; end if;
  if d.kind = 'phone' and d.account_id = me then why := 'self';
  elsif not nl.device_in_care(d) then return;
  else why := case current_setting('role') when 'nl_house' then 'owner' else 'station' end; end if;
  perform nl.device_stop(d.id, me, why);
  return query select d.account_id, d.lodging_id, d.kind;
end $$;

-- Every phone of a person, but one; the person's own wish, or part of an act on the whole account.
create or replace function nl.devices_end(p_account uuid, p_keep uuid, p_why text) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare n integer; me uuid := nullif(current_setting('nl.account', true), '')::uuid;
begin
  if p_account is distinct from me and not nl.in_care(p_account) then return 0; end if;
  select count(nl.device_stop(d.id, me, p_why)) into n from public.own_device d
    where d.account_id = p_account and d.kind = 'phone' and d.ended_at is null and d.id is distinct from p_keep;
  update public.pairing set ended_at = nl.now() where account_id = p_account and used_at is null and ended_at is null;
  return n;
end $$;

-- A lost phone, reported in person at the station: whoever serves there, and what the station needs to help them.
create or replace function nl.house_people(p_lodging uuid) returns table (account uuid, name text, phone_masked text, role text, may_set boolean)
language sql stable security definer set search_path = '' as $$
  select distinct on (a.name, a.id) a.id, a.name, a.phone_masked, h.role,
    nl.may_set_password(nullif(current_setting('nl.account', true), '')::uuid, a.id)
  from public.holding h join public.account a on a.id = h.account_id and a.closed_at is null
  where h.county = nullif(current_setting('nl.county', true), '') and h.lodging_id = p_lodging and h.revoked_at is null
    and (h.to_day is null or h.to_day >= nl.civil_day(nl.now())) and nl.serves_in_care(a.id)
  order by a.name, a.id, h.role
$$;

-- The sealed phone of somebody the station has before it; null where they also serve beyond its reach.
create or replace function nl.phone_at_station(p_account uuid) returns bytea
language sql stable security definer set search_path = '' as $$
  select a.phone_sealed from public.account a where a.id = p_account and a.closed_at is null and nl.serves_in_care(a.id)
    and nl.may_set_password(nullif(current_setting('nl.account', true), '')::uuid, a.id)
$$;

-- Everything that was open with the lost phone ends: sessions, own devices, codes; a new number takes the old one's place.
create or replace function nl.phone_lost(p_account uuid, p_index bytea, p_sealed bytea, p_masked text, p_phone text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now();
begin
  if nl.phone_at_station(p_account) is null then return false; end if;
  if p_index is not null then
    update public.account set phone_index = p_index, phone_sealed = p_sealed, phone_masked = p_masked where id = p_account;
    update public.lodging_contact set phone = p_phone where account_id = p_account;
  end if;
  update public.session set revoked_at = at where account_id = p_account and revoked_at is null;
  perform nl.device_stop(d.id, nullif(current_setting('nl.account', true), '')::uuid, 'station') from public.own_device d
    where d.account_id = p_account and d.kind = 'phone' and d.ended_at is null;
  update public.pairing set ended_at = at where account_id = p_account and used_at is null and ended_at is null;
  update public.one_tap set revoked_at = at where account_id = p_account and revoked_at is null;
  update public.invitation set revoked_at = at where account_id = p_account and used_at is null and revoked_at is null;
  return true;
end $$;

-- A lost authenticator of a police person, told in person to the chief of the station or the county's supervisor: the factor
-- goes with its recovery codes and sessions. Whoever also holds an office or serves beyond is the security administrator's.
create or replace function nl.factor_vouch(p_account uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare me uuid := nullif(current_setting('nl.account', true), '')::uuid; here text := nullif(current_setting('nl.county', true), '');
  whole boolean := current_setting('role') = 'nl_county';
  mine uuid[] := string_to_array(nullif(current_setting('nl.units', true), ''), ',')::uuid[];
begin
  if me is null or p_account = me or not exists (select from public.holding h where h.account_id = p_account and h.county = here
      and h.role in ('officer', 'duty', 'chief', 'supervisor') and h.revoked_at is null
      and (h.to_day is null or h.to_day >= nl.civil_day(nl.now())))
    or exists (select from public.holding h where h.account_id = p_account and h.revoked_at is null and h.lodging_id is null
      and (h.to_day is null or h.to_day >= nl.civil_day(nl.now()))
      and (h.county <> here or h.role not in ('officer', 'duty', 'chief', 'supervisor') or not (whole or h.unit_id = any (mine)))) then
    return false;
  end if;
  update public.account set totp_sealed = null, totp_confirmed_at = null, totp_last_step = null
    where id = p_account and totp_confirmed_at is not null;
  if not found then return false; end if;
  delete from public.recovery_code where account_id = p_account;
  update public.session set revoked_at = nl.now() where account_id = p_account and revoked_at is null;
  return true;
end $$;
