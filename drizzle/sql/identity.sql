-- Everything a person needs before there is a reach; each returns the least it can (architecture.md, The pass).
create or replace function nl.sign_in_facts(p_phone bytea) returns table (
  account uuid, password_hash text, totp_sealed bytea, totp_confirmed boolean, totp_last_step integer, roles text[])
language sql stable security definer set search_path = '' as $$
  select a.id, a.password_hash, a.totp_sealed, a.totp_confirmed_at is not null, a.totp_last_step,
    array(select distinct value->>'role' from jsonb_array_elements(nl.holdings_of(a.id, nl.now())))
  from public.account a where a.phone_index = p_phone and a.closed_at is null
$$;

create or replace function nl.session_open(p_session bytea, p_account uuid, p_aal smallint, p_county text,
  p_idle integer, p_hours integer, p_device text) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.session (id_hash, account_id, county, aal, created_at, seen_at, expires_at, idle_minutes, stepped_up_at, device)
  select p_session, p_account, p_county, p_aal, at, at, at + make_interval(hours => p_hours), p_idle,
    case when p_aal > 1 then at end, p_device
  from (select nl.now() as at) t
$$;

create or replace function nl.session_close(p_session bytea) returns void
language sql volatile security definer set search_path = '' as $$
  update public.session set revoked_at = nl.now() where id_hash = p_session and revoked_at is null
$$;

-- Raises the session once the second factor was right; a time step is used once (RFC 6238 5.2).
create or replace function nl.session_step_up(p_session bytea, p_step integer) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); who uuid;
begin
  select account_id into who from public.session where id_hash = p_session and revoked_at is null and expires_at > at;
  if who is null then return false; end if;
  if p_step is not null then
    update public.account set totp_last_step = p_step where id = who and (totp_last_step is null or totp_last_step < p_step);
    if not found then return false; end if;
  end if;
  update public.session set aal = 2, stepped_up_at = at where id_hash = p_session;
  return true;
end $$;

create or replace function nl.recovery_use(p_session bytea, p_code bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare who uuid;
begin
  select account_id into who from public.session where id_hash = p_session and revoked_at is null;
  update public.recovery_code set used_at = nl.now() where account_id = who and code_hash = p_code and used_at is null;
  return found;
end $$;

-- Counts a try in its window and says how many there were with it.
create or replace function nl.throttle_hit(p_key text, p_seconds integer) returns integer
language sql volatile security definer set search_path = '' as $$
  insert into public.throttle (key, window_start, tries)
  values (p_key, to_timestamp(floor(extract(epoch from nl.now()) / p_seconds) * p_seconds), 1)
  on conflict (key, window_start) do update set tries = public.throttle.tries + 1
  returning tries
$$;

create or replace function nl.throttle_count(p_key text, p_seconds integer) returns integer
language sql stable security definer set search_path = '' as $$
  select coalesce(max(tries), 0) from public.throttle
  where key = p_key and window_start = to_timestamp(floor(extract(epoch from nl.now()) / p_seconds) * p_seconds)
$$;

create or replace function nl.invitation_read(p_code bytea) returns table (
  county text, id uuid, name text, role text, place text, phone_sealed bytea, has_account boolean)
language sql stable security definer set search_path = '' as $$
  select i.county, i.id, i.name, i.role, coalesce(l.name, u.name), i.phone_sealed,
    exists (select from public.account a where a.phone_index = i.phone_index)
  from public.invitation i
  left join public.lodging l on l.county = i.county and l.id = i.lodging_id
  left join public.unit u on u.county = i.county and u.id = i.unit_id
  where i.code_hash = p_code and i.used_at is null and i.revoked_at is null and i.expires_at > nl.now()
$$;

-- Uses an invitation once: makes the account where the phone has none, and the holding.
create or replace function nl.invitation_use(p_code bytea, p_account uuid, p_holding uuid, p_sealed bytea,
  p_masked text, p_password_hash text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); i public.invitation; who uuid;
begin
  update public.invitation set used_at = at
    where code_hash = p_code and used_at is null and revoked_at is null and expires_at > at returning * into i;
  if not found then return null; end if;
  select id into who from public.account where phone_index = i.phone_index;
  if who is null then
    insert into public.account (id, phone_index, phone_sealed, phone_masked, name, password_hash, password_set_at, created_at)
    values (p_account, i.phone_index, p_sealed, p_masked, i.name, p_password_hash, at, at);
    who := p_account;
  end if;
  insert into public.holding (county, id, account_id, role, rank, unit_id, lodging_id, from_day, granted_by, granted_at)
  values (i.county, p_holding, who, i.role, i.rank, i.unit_id, i.lodging_id, nl.civil_day(at), i.made_by, at);
  return who;
end $$;

-- Names and masked phones of people who hold something in the county of the caller.
create or replace function nl.names(p_accounts uuid[]) returns table (id uuid, name text, phone_masked text)
language sql stable security definer set search_path = '' as $$
  select a.id, a.name, a.phone_masked from public.account a
  where a.id = any (p_accounts)
    and exists (select from public.holding h where h.account_id = a.id
      and h.county = nullif(current_setting('nl.county', true), ''))
$$;

-- Ends every session of a person whose rights were taken, in the same transaction.
create or replace function nl.sessions_end(p_account uuid) returns void
language sql volatile security definer set search_path = '' as $$
  update public.session s set revoked_at = nl.now()
  where s.account_id = p_account and s.revoked_at is null
    and exists (select from public.holding h where h.account_id = p_account
      and h.county = nullif(current_setting('nl.county', true), ''))
$$;

-- One person of each role for the sign-in page of a demonstration; nothing anywhere else.
create or replace function nl.demonstration_people() returns table (name text, role text, rank text, place text, phone_sealed bytea, id uuid, totp_sealed bytea)
language sql stable security definer set search_path = '' as $$
  select distinct on (h.role) a.name, h.role, h.rank, coalesce(l.name, u.name), a.phone_sealed, a.id, a.totp_sealed
  from public.holding h
  join public.account a on a.id = h.account_id and a.password_hash is not null
  left join public.lodging l on l.county = h.county and l.id = h.lodging_id
  left join public.unit u on u.county = h.county and u.id = h.unit_id
  where h.revoked_at is null and exists (select from public.installation where kind = 'demonstration')
  order by h.role, h.rank desc nulls last, h.granted_at, h.id
$$;
