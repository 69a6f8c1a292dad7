-- Everything a person needs before there is a reach; each returns the least it can (architecture.md, The pass).
-- A function whose shape changed is dropped first: what it returns cannot be replaced.
drop function if exists nl.sign_in_facts(bytea);
drop function if exists nl.session_close(bytea);
drop function if exists nl.session_step_up(bytea, integer);
drop function if exists nl.recovery_use(bytea, bytea);
drop function if exists nl.throttle_count(text, integer);
drop function if exists nl.invitation_read(bytea);
drop function if exists nl.totp_confirm(bytea, bytea, bytea, integer, bytea[]);

create or replace function nl.sign_in_facts(p_phone bytea) returns table (account uuid, password_hash text)
language sql stable security definer set search_path = '' as $$
  select a.id, a.password_hash from public.account a where a.phone_index = p_phone and a.closed_at is null
$$;

-- Asked only once the password was right: what is held at this instant, and the county of the first of it.
create or replace function nl.standing_of(p_account uuid) returns table (
  county text, roles text[], name text, language text, large_type boolean, has_totp boolean)
language sql stable security definer set search_path = '' as $$
  select (array_agg(h.county order by h.from_day, h.id))[1],
    coalesce(array_agg(distinct h.role) filter (where h.role is not null), '{}'),
    a.name, a.language, a.large_type, a.totp_confirmed_at is not null
  from public.account a
  left join public.holding h on h.account_id = a.id and h.revoked_at is null
    and h.from_day <= nl.civil_day(nl.now()) and (h.to_day is null or h.to_day >= nl.civil_day(nl.now()))
  where a.id = p_account and a.closed_at is null
  group by a.id
$$;

create or replace function nl.session_open(p_session bytea, p_account uuid, p_aal smallint, p_county text,
  p_idle integer, p_hours integer, p_device text) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.session (id_hash, account_id, county, aal, created_at, seen_at, expires_at, idle_minutes, stepped_up_at, device)
  select p_session, p_account, p_county, p_aal, at, at, at + make_interval(hours => p_hours), p_idle,
    case when p_aal > 1 then at end, p_device
  from (select nl.now() as at) t
$$;

create or replace function nl.session_close(p_session bytea) returns table (account uuid, county text)
language sql volatile security definer set search_path = '' as $$
  update public.session set revoked_at = nl.now() where id_hash = p_session and revoked_at is null
  returning account_id, county
$$;

-- The session row while it lives: neither revoked nor expired nor idle, of an account that is open. It is asked for by the
-- second step alone, which an own device never takes.
create or replace function nl.live_session(p_session bytea) returns public.session
language sql volatile security definer set search_path = '' as $$
  select s.* from public.session s join public.account a on a.id = s.account_id and a.closed_at is null
  where s.id_hash = p_session and s.revoked_at is null and s.expires_at > nl.now() and s.device_id is null
    and s.seen_at + make_interval(mins => s.idle_minutes) > nl.now()
$$;

create or replace function nl.second_factor_facts(p_session bytea) returns table (
  account uuid, phone_masked text, aal smallint, totp_sealed bytea, totp_last_step integer, recovery_left integer)
language sql volatile security definer set search_path = '' as $$
  select a.id, a.phone_masked, s.aal, case when a.totp_confirmed_at is not null then a.totp_sealed end, a.totp_last_step,
    (select count(*)::integer from public.recovery_code c where c.account_id = a.id and c.used_at is null)
  from nl.live_session(p_session) s join public.account a on a.id = s.account_id
$$;

-- Raises the session once the second factor was right, under a new id. A time step is used once (RFC 6238 5.2),
-- and so is a recovery code; exactly one of the two is given.
create or replace function nl.session_step_up(p_session bytea, p_next bytea, p_step integer, p_recovery bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); who uuid;
begin
  select account_id into who from nl.live_session(p_session);
  if who is null or (p_step is null) = (p_recovery is null) then return false; end if;
  if p_step is not null then
    update public.account set totp_last_step = p_step
      where id = who and totp_confirmed_at is not null and (totp_last_step is null or totp_last_step < p_step);
  else
    update public.recovery_code set used_at = at where account_id = who and code_hash = p_recovery and used_at is null;
  end if;
  if not found then return false; end if;
  update public.session set id_hash = p_next, aal = 2, stepped_up_at = at, seen_at = at where id_hash = p_session;
  return found;
end $$;

-- Enrols a second factor: the first one after a password, another one only by a session that has shown the present one.
create or replace function nl.totp_confirm(p_session bytea, p_next bytea, p_sealed bytea, p_step integer, p_codes text[]) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); s public.session;
begin
  select * into s from nl.live_session(p_session);
  if s.account_id is null then return false; end if;
  update public.account set totp_sealed = p_sealed, totp_confirmed_at = at, totp_last_step = p_step
    where id = s.account_id and (totp_confirmed_at is null or s.aal >= 2);
  if not found then return false; end if;
  delete from public.recovery_code where account_id = s.account_id;
  insert into public.recovery_code (account_id, code_hash) select s.account_id, decode(unnest(p_codes), 'hex');
  update public.session set revoked_at = at where account_id = s.account_id and id_hash <> p_session and revoked_at is null;
  update public.session set id_hash = p_next, aal = 2, stepped_up_at = at, seen_at = at where id_hash = p_session;
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

-- Whether an invitation may set the password of the account that has its phone. The console may; a security administrator
-- where all that account holds lies in a county where that administrator is in office today; an owner only where it lies
-- in that owner's own lodgings, and the police of the place where it lies in theirs: otherwise a link somebody can read would
-- open somebody else's house or a police account.
create or replace function nl.may_set_password(p_maker uuid, p_account uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  with today as (select nl.civil_day(nl.now()) as day),
  makers as (
    select h.county, h.role, h.rank, h.unit_id, h.lodging_id from public.holding h, today
    where h.account_id = p_maker and h.revoked_at is null and h.from_day <= day and (h.to_day is null or h.to_day >= day)
  )
  select p_maker is null
    or not exists (select from public.holding h, today where h.account_id = p_account and h.revoked_at is null
      and (h.to_day is null or h.to_day >= day)
      and not exists (select from makers m where m.county = h.county
        and (m.role = 'secadmin' or (m.role = 'owner' and m.lodging_id = h.lodging_id)
          or (h.lodging_id is not null and m.rank = 'police' and m.role in ('officer', 'duty', 'chief', 'supervisor')
            and (m.role = 'supervisor' or h.lodging_id = any (nl.lodgings_of_unit(m.county, m.unit_id, (select day from today))))))))
$$;

create or replace function nl.invitation_read(p_code bytea) returns table (
  county text, id uuid, name text, role text, place text, phone_sealed bytea, phone_index bytea, expires_at timestamptz,
  account uuid, has_password boolean, activates boolean, may_set boolean)
language sql stable security definer set search_path = '' as $$
  select i.county, i.id, i.name, i.role, coalesce(l.name, u.name), i.phone_sealed, i.phone_index, i.expires_at,
    a.id, a.password_hash is not null, i.account_id is not null, a.id is null or nl.may_set_password(i.made_by, a.id)
  from public.invitation i
  left join public.account a on a.phone_index = i.phone_index
  left join public.lodging l on l.county = i.county and l.id = i.lodging_id
  left join public.unit u on u.county = i.county and u.id = i.unit_id
  where i.code_hash = p_code and i.used_at is null and i.revoked_at is null and i.expires_at > nl.now()
    and (a.id is null or a.closed_at is null)
$$;

-- Uses an invitation once. A new phone gets an account; an account without a password, or one whose new password
-- this invitation is, gets p_password_hash; an invitation to a role adds the holding.
create or replace function nl.invitation_use(p_code bytea, p_account uuid, p_holding uuid, p_sealed bytea,
  p_masked text, p_password_hash text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); i public.invitation; a public.account; made boolean;
begin
  update public.invitation set used_at = at
    where code_hash = p_code and used_at is null and revoked_at is null and expires_at > at returning * into i;
  if not found then return null; end if;
  insert into public.account (id, phone_index, phone_sealed, phone_masked, name, password_hash, password_set_at, created_at)
    select p_account, i.phone_index, p_sealed, p_masked, i.name, p_password_hash, at, at
    where p_password_hash is not null and i.account_id is null
    on conflict (phone_index) do nothing;
  made := found;
  select * into a from public.account where phone_index = i.phone_index for update;
  if a.id is null or a.closed_at is not null or (i.account_id is not null and a.id <> i.account_id) then
    raise exception 'invitation and account do not fit' using errcode = 'NL188';
  end if;
  if not made and p_password_hash is not null then
    if not nl.may_set_password(i.made_by, a.id) or (a.password_hash is not null and i.account_id is null) then
      raise exception 'this invitation sets no password' using errcode = 'NL188';
    end if;
    update public.account set password_hash = p_password_hash, password_set_at = at where id = a.id;
    update public.session set revoked_at = at where account_id = a.id and revoked_at is null;
    update public.own_device set ended_at = at, ended_why = 'account' where account_id = a.id and kind = 'phone' and ended_at is null;
  end if;
  if i.account_id is null then
    insert into public.holding (county, id, account_id, role, rank, unit_id, lodging_id, from_day, to_day, granted_by, granted_at)
    select i.county, p_holding, a.id, i.role, i.rank, i.unit_id, i.lodging_id,
      greatest(coalesce(i.from_day, nl.civil_day(at)), nl.civil_day(at)), i.to_day, i.made_by, at
    where not exists (select from public.holding h where h.county = i.county and h.account_id = a.id and h.role = i.role
      and h.unit_id is not distinct from i.unit_id and h.lodging_id is not distinct from i.lodging_id
      and h.revoked_at is null and (h.to_day is null or h.to_day >= nl.civil_day(at)));
  end if;
  return a.id;
end $$;

-- A lodging made over, in the transaction that used its invitation: every other owner is out with their keys and open
-- invitations, and the house is called by its new owner. Returns stay where they are: they belong to the lodging.
create or replace function nl.lodging_transfer(p_code bytea, p_account uuid, p_phone text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare at timestamptz := nl.now(); i public.invitation;
begin
  select * into i from public.invitation where code_hash = p_code and transfers and used_at is not null
    and lodging_id is not null and role = 'owner';
  if not found or not exists (select from public.holding h where h.county = i.county and h.account_id = p_account
    and h.lodging_id = i.lodging_id and h.role = 'owner' and h.revoked_at is null) then
    return null;
  end if;
  update public.holding set revoked_at = at
    where county = i.county and lodging_id = i.lodging_id and role = 'owner' and account_id <> p_account and revoked_at is null;
  update public.api_key set revoked_at = at where county = i.county and lodging_id = i.lodging_id and revoked_at is null;
  update public.invitation set revoked_at = at
    where county = i.county and lodging_id = i.lodging_id and used_at is null and revoked_at is null;
  delete from public.lodging_contact where county = i.county and lodging_id = i.lodging_id;
  insert into public.lodging_contact (county, lodging_id, place, name, phone, account_id)
    select i.county, i.lodging_id, 1, a.name, p_phone, a.id from public.account a where a.id = p_account;
  return i.lodging_id;
end $$;

-- One person of each role for the sign-in page of a demonstration; nothing anywhere else.
create or replace function nl.demonstration_people() returns table (name text, role text, rank text, place text, phone_sealed bytea, id uuid, totp_sealed bytea)
language sql stable security definer set search_path = '' as $$
  select distinct on (h.role) a.name, h.role, h.rank, coalesce(l.name, u.name), a.phone_sealed, a.id, a.totp_sealed
  from public.holding h
  join public.account a on a.id = h.account_id and a.password_hash is not null and a.closed_at is null
  left join public.lodging l on l.county = h.county and l.id = h.lodging_id
  left join public.unit u on u.county = h.county and u.id = h.unit_id
  where h.revoked_at is null and exists (select from public.installation where kind = 'demonstration')
  order by h.role, h.rank desc nulls last, h.granted_at, h.id
$$;
