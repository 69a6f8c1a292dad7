-- Own phones and shared desks: what they meet before there is a reach, and what owners and the station do about them.

-- Whether somebody owns a house today.
create or replace function nl.owns(p_account uuid, p_county text, p_lodging uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.holding h where h.account_id = p_account and h.county = p_county and h.lodging_id = p_lodging
    and h.role = 'owner' and h.revoked_at is null and h.from_day <= nl.civil_day(nl.now())
    and (h.to_day is null or h.to_day >= nl.civil_day(nl.now())))
$$;

-- What a person holds through a device: the lodging side alone, at a shared desk its house alone, and of what an owner has
-- paired the houses that owner has today.
create or replace function nl.holdings_on(p_device public.own_device, p_account uuid, p_at timestamptz) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(h), '[]'::jsonb) from jsonb_array_elements(nl.holdings_of(p_account, p_at)) h
  where h->>'role' in ('staff', 'owner') and (p_device.lodging_id is null or (h->>'lodging')::uuid = p_device.lodging_id)
    and (p_device.via <> 'owner' or nl.owns(p_device.made_by, h->>'county', (h->>'lodging')::uuid))
$$;

-- Whether the caller may act on the devices of a person: an owner where that person serves in one of the owner's own houses,
-- the police where the person serves in a house within reach.
create or replace function nl.serves_in_care(p_account uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.holding h
    where h.account_id = p_account and h.county = nullif(current_setting('nl.county', true), '') and h.lodging_id is not null
      and h.revoked_at is null and (h.to_day is null or h.to_day >= nl.civil_day(nl.now()))
      and case current_setting('role')
        when 'nl_house' then nl.owns(nullif(current_setting('nl.account', true), '')::uuid, h.county, h.lodging_id)
          and h.lodging_id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
        when 'nl_beat' then h.lodging_id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
        else current_setting('role') = 'nl_county' end)
$$;

create or replace function nl.device_in_care(p_device public.own_device) returns boolean
language sql stable security definer set search_path = '' as $$
  select case when p_device.kind = 'phone' then nl.serves_in_care(p_device.account_id)
    else p_device.county = nullif(current_setting('nl.county', true), '') and case current_setting('role')
      when 'nl_house' then nl.owns(nullif(current_setting('nl.account', true), '')::uuid, p_device.county, p_device.lodging_id)
      when 'nl_beat' then p_device.lodging_id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
      else current_setting('role') = 'nl_county' end end
$$;

-- Makes a code for the phone of a person in care; an open one of the same person ends. An owner makes none for somebody who
-- also serves elsewhere: whoever scans it stands in that person's other houses too.
create or replace function nl.pairing_make(p_code bytea, p_id uuid, p_account uuid, p_paper text, p_minutes integer) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); me uuid := nullif(current_setting('nl.account', true), '')::uuid; via text;
begin
  if not nl.serves_in_care(p_account) then return null; end if;
  via := case when p_account = me then 'self' when current_setting('role') = 'nl_house' then 'owner' else 'station' end;
  if via = 'owner' and not nl.may_set_password(me, p_account) then
    raise exception 'this person serves elsewhere too' using errcode = 'NL188';
  end if;
  update public.pairing set ended_at = at where account_id = p_account and used_at is null and ended_at is null;
  insert into public.pairing (code_hash, id, county, account_id, via, made_by, paper, made_at, expires_at)
    values (p_code, p_id, current_setting('nl.county', true), p_account, via, me, case when via = 'station' then p_paper end, at, at + make_interval(mins => p_minutes));
  return via;
end $$;

create or replace function nl.pairing_read(p_code bytea) returns table (
  id uuid, account uuid, name text, phone_masked text, places text[], expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select p.id, a.id, a.name, a.phone_masked,
    array(select distinct l.name from public.holding h join public.lodging l on l.county = h.county and l.id = h.lodging_id
      where h.account_id = a.id and h.county = p.county and h.revoked_at is null
        and (p.via <> 'owner' or nl.owns(p.made_by, h.county, h.lodging_id)) order by 1),
    p.expires_at
  from public.pairing p join public.account a on a.id = p.account_id and a.closed_at is null
  where p.code_hash = p_code and p.used_at is null and p.ended_at is null and p.expires_at > nl.now()
$$;

-- Uses a code once: the phone that scanned it becomes the person's own.
create or replace function nl.pairing_use(p_code bytea, p_device uuid, p_key bytea, p_label text, p_pin text, p_days integer)
returns table (id uuid, account uuid, county text, via text)
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); p public.pairing;
begin
  update public.pairing x set used_at = at
    where x.code_hash = p_code and x.used_at is null and x.ended_at is null and x.expires_at > at returning * into p;
  if not found or not exists (select from public.account a where a.id = p.account_id and a.closed_at is null) then return; end if;
  insert into public.own_device (id, kind, account_id, county, label, key_hash, turned_at, via, made_by, paired_at, seen_at, expires_at)
    values (p_device, 'phone', p.account_id, p.county, p_label, p_key, at, p.via, p.made_by, at, at, at + make_interval(days => p_days));
  insert into public.device_pin (device_id, account_id, pin_hash, set_at) values (p_device, p.account_id, p_pin, at);
  return query select p.id, p.account_id, p.county, p.via;
end $$;

-- An owner makes a computer the shared desk of an own house.
create or replace function nl.desk_make(p_device uuid, p_lodging uuid, p_key bytea, p_label text, p_days integer) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); me uuid := nullif(current_setting('nl.account', true), '')::uuid;
  here text := nullif(current_setting('nl.county', true), '');
begin
  if not nl.owns(me, here, p_lodging) then return false; end if;
  insert into public.own_device (id, kind, account_id, county, lodging_id, label, key_hash, turned_at, via, made_by, paired_at, seen_at, expires_at)
    values (p_device, 'desk', me, here, p_lodging, p_label, p_key, at, 'owner', me, at, at, at + make_interval(days => p_days));
  return true;
end $$;

-- Ends a device with everything it has opened.
create or replace function nl.device_stop(p_device uuid, p_by uuid, p_why text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.own_device set ended_at = nl.now(), ended_by = p_by, ended_why = p_why where id = p_device and ended_at is null;
  if not found then return false; end if;
  update public.session set revoked_at = nl.now() where device_id = p_device and revoked_at is null;
  return true;
end $$;

-- The device a key opens: its key turns to the next one. The key before the present one counts for a minute more, since two
-- tabs may ask at once; shown later it was copied, and the device ends for both who hold it.
create or replace function nl.device_turn(p_device uuid, p_key bytea, p_next bytea) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); d public.own_device; state text;
begin
  select * into d from public.own_device where id = p_device for update;
  if not found then return jsonb_build_object('state', 'dead'); end if;
  if d.ended_at is not null or d.expires_at <= at then state := 'dead';
  elsif d.key_hash = p_key then
    state := 'turned';
    update public.own_device set former_hash = key_hash, key_hash = p_next, turned_at = at, seen_at = at where id = d.id;
  elsif d.former_hash = p_key and d.turned_at > at - interval '1 minute' then state := 'kept';
  else
    state := 'replayed';
    perform nl.device_stop(d.id, null, 'replayed');
  end if;
  return jsonb_build_object('state', state, 'kind', d.kind, 'account', d.account_id, 'county', d.county, 'lodging', d.lodging_id);
end $$;

-- The same without turning, for a page that only looks; null for any other key.
create or replace function nl.device_look(p_device uuid, p_key bytea) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('kind', d.kind, 'account', d.account_id, 'county', d.county, 'lodging', d.lodging_id,
    'lodgingName', l.name, 'lodgingCode', l.code, 'people', (
      select coalesce(jsonb_agg(jsonb_build_object('account', a.id, 'name', a.name) order by a.name, a.id), '[]')
      from public.device_pin p join public.account a on a.id = p.account_id and a.closed_at is null
      where d.kind = 'desk' and p.device_id = d.id and p.spent_at is null
        and jsonb_array_length(nl.holdings_on(d, a.id, nl.now())) > 0))
  from public.own_device d left join public.lodging l on l.county = d.county and l.id = d.lodging_id
  where d.id = p_device and d.ended_at is null and d.expires_at > nl.now()
    and (d.key_hash = p_key or (d.former_hash = p_key and d.turned_at > nl.now() - interval '1 minute'))
$$;

-- Opens a session of a device for a person who serves there now; its county, or null where nothing is left to open.
create or replace function nl.device_session(p_device uuid, p_account uuid, p_session bytea, p_idle integer, p_hours integer,
  p_browser text, p_proven boolean) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); d public.own_device; held jsonb;
begin
  select * into d from public.own_device where id = p_device and ended_at is null and expires_at > at;
  if not found or (d.kind = 'phone' and d.account_id <> p_account)
    or not exists (select from public.account a where a.id = p_account and a.closed_at is null) then return null; end if;
  held := nl.holdings_on(d, p_account, at);
  if jsonb_array_length(held) = 0 then return null; end if;
  -- A desk has one person at a time.
  if d.kind = 'desk' then
    update public.session set revoked_at = at where device_id = d.id and revoked_at is null;
  end if;
  insert into public.session (id_hash, account_id, county, aal, created_at, seen_at, expires_at, idle_minutes, stepped_up_at, device, device_id)
    values (p_session, p_account, held->0->>'county', 1, at, at, least(d.expires_at, at + make_interval(hours => p_hours)), p_idle,
      case when p_proven then at end, p_browser, d.id);
  return held->0->>'county';
end $$;

-- A person's first time at a shared desk: the PIN they will show there. A new one takes the place of a former.
create or replace function nl.pin_set(p_device uuid, p_account uuid, p_pin text) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.device_pin (device_id, account_id, pin_hash, set_at) values (p_device, p_account, p_pin, nl.now())
  on conflict (device_id, account_id) do update set pin_hash = excluded.pin_hash, set_at = excluded.set_at, wrong = 0,
    tried_at = null, spent_at = null
$$;

-- The device and person of a live session of a device.
create or replace function nl.pin_of_session(p_session bytea) returns table (device uuid, account uuid, county text, kind text)
language sql stable security definer set search_path = '' as $$
  select d.id, s.account_id, s.county, d.kind from public.session s join public.own_device d on d.id = s.device_id
  where s.id_hash = p_session and s.revoked_at is null and s.expires_at > nl.now()
    and s.seen_at + make_interval(mins => s.idle_minutes) > nl.now() and d.ended_at is null and d.expires_at > nl.now()
$$;

-- Counts a try before it is looked at. After p_limit wrong ones in a row the next waits p_minutes; after p_most none is left.
create or replace function nl.pin_try(p_device uuid, p_account uuid, p_limit integer, p_minutes integer, p_most integer) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); p public.device_pin;
begin
  select * into p from public.device_pin where device_id = p_device and account_id = p_account for update;
  if not found or p.spent_at is not null or p.wrong >= p_most then return jsonb_build_object('state', 'spent'); end if;
  if p.wrong > 0 and p.wrong % p_limit = 0 and p.tried_at + make_interval(mins => p_minutes) > at then
    return jsonb_build_object('state', 'locked', 'until', p.tried_at + make_interval(mins => p_minutes));
  end if;
  update public.device_pin set wrong = wrong + 1, tried_at = at where device_id = p_device and account_id = p_account;
  return jsonb_build_object('state', 'counted', 'hash', p.pin_hash, 'wrong', p.wrong + 1);
end $$;

-- The PIN was right: the count begins anew, and the session may show what it asks for.
create or replace function nl.pin_right(p_device uuid, p_account uuid, p_session bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.device_pin set wrong = 0 where device_id = p_device and account_id = p_account and spent_at is null;
  if not found then return false; end if;
  update public.session set stepped_up_at = nl.now(), seen_at = nl.now()
    where id_hash = p_session and device_id = p_device and account_id = p_account and revoked_at is null;
  return true;
end $$;

-- The last try was wrong: a phone is nobody's own any more, a desk forgets this person's PIN.
create or replace function nl.pin_spend(p_device uuid, p_account uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.device_pin set spent_at = nl.now() where device_id = p_device and account_id = p_account and spent_at is null;
  if exists (select from public.own_device where id = p_device and kind = 'phone') then
    perform nl.device_stop(p_device, null, 'pin');
  else
    update public.session set revoked_at = nl.now() where device_id = p_device and account_id = p_account and revoked_at is null;
  end if;
end $$;

-- A person's time at a shared desk begins; the one before it has ended at the latest now.
create or replace function nl.shift_begin(p_id uuid, p_device uuid, p_account uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.desk_shift set ended_at = nl.now() where device_id = p_device and ended_at is null;
  insert into public.desk_shift (county, id, lodging_id, device_id, account_id, began_at)
    select d.county, p_id, d.lodging_id, d.id, p_account, nl.now() from public.own_device d where d.id = p_device and d.kind = 'desk';
end $$;

-- Signing out on an own phone ends the pairing: whoever wants to be off it is off it.
create or replace function nl.device_leave(p_device uuid, p_key bytea) returns table (account uuid, county text)
language plpgsql volatile security definer set search_path = '' as $$
declare d public.own_device;
begin
  select * into d from public.own_device x where x.id = p_device and x.kind = 'phone' and x.ended_at is null
    and (x.key_hash = p_key or x.former_hash = p_key) for update;
  if not found then return; end if;
  perform nl.device_stop(d.id, d.account_id, 'self');
  return query select d.account_id, d.county;
end $$;
