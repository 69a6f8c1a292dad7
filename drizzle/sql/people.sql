-- Those who care for people: an owner in the own houses, a security administrator in the county.
-- Names and masked phones of people who hold something in the county of the caller.
create or replace function nl.names(p_accounts uuid[]) returns table (id uuid, name text, phone_masked text)
language sql stable security definer set search_path = '' as $$
  select a.id, a.name, a.phone_masked from public.account a
  where a.id = any (p_accounts)
    and exists (select from public.holding h where h.account_id = a.id
      and h.county = nullif(current_setting('nl.county', true), ''))
$$;

-- Whether an account holds, or held, something where the caller may act on people: a house in its own lodgings.
create or replace function nl.in_care(p_account uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.holding h where h.account_id = p_account
    and h.county = nullif(current_setting('nl.county', true), '')
    and case current_setting('role') when 'nl_house'
      then h.lodging_id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
      else true end)
$$;

-- What whoever cares for people sees of an account besides its name: never a hash, never a secret.
create or replace function nl.people_facts(p_accounts uuid[]) returns table (
  id uuid, name text, phone_masked text, has_password boolean, has_totp boolean, closed boolean, seen_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select a.id, a.name, a.phone_masked, a.password_hash is not null, a.totp_confirmed_at is not null,
    a.closed_at is not null, (select max(s.seen_at) from public.session s where s.account_id = a.id)
  from public.account a where a.id = any (p_accounts) and nl.in_care(a.id)
$$;

-- Ends every session of a person whose rights were taken, in the same transaction.
create or replace function nl.sessions_end(p_account uuid) returns void
language sql volatile security definer set search_path = '' as $$
  update public.session s set revoked_at = nl.now()
  where s.account_id = p_account and s.revoked_at is null and nl.in_care(p_account)
$$;

-- Whether the caller is a security administrator of the county at this instant; the functions below ask it first.
create or replace function nl.is_secadmin() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.holding h
    where h.account_id = nullif(current_setting('nl.account', true), '')::uuid and h.role = 'secadmin'
      and h.county = nullif(current_setting('nl.county', true), '') and h.revoked_at is null
      and h.from_day <= nl.civil_day(nl.now()) and (h.to_day is null or h.to_day >= nl.civil_day(nl.now())))
$$;

-- The county's accounts by part of a name or by a whole phone; `total` counts all that match.
create or replace function nl.people_find(p_text text, p_phone bytea, p_role text, p_limit integer, p_offset integer)
returns table (id uuid, total integer)
language sql stable security definer set search_path = '' as $$
  select a.id, count(*) over ()::integer from public.account a
  where nl.is_secadmin() and nl.in_care(a.id)
    and (p_text is null or position(lower(p_text) in lower(a.name)) > 0)
    and (p_phone is null or a.phone_index = p_phone)
    and (p_role is null or exists (select from public.holding h where h.account_id = a.id and h.role = p_role
      and h.revoked_at is null and h.county = nullif(current_setting('nl.county', true), '')))
  order by a.name, a.id limit p_limit offset p_offset
$$;

create or replace function nl.account_close(p_account uuid, p_closed boolean) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not nl.is_secadmin() or not nl.in_care(p_account) or p_account = nullif(current_setting('nl.account', true), '')::uuid then
    return false;
  end if;
  update public.account set closed_at = case when p_closed then nl.now() end
    where id = p_account and (closed_at is null) = p_closed;
  if not found then return false; end if;
  update public.session set revoked_at = nl.now() where account_id = p_account and revoked_at is null;
  perform nl.devices_end(p_account, null, 'account');
  return true;
end $$;

-- The person stood before the security administrator: the lost factor goes, with its recovery codes and sessions.
create or replace function nl.second_factor_reset(p_account uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not nl.is_secadmin() or not nl.in_care(p_account) or p_account = nullif(current_setting('nl.account', true), '')::uuid then
    return false;
  end if;
  update public.account set totp_sealed = null, totp_confirmed_at = null where id = p_account and totp_confirmed_at is not null;
  if not found then return false; end if;
  delete from public.recovery_code where account_id = p_account;
  update public.session set revoked_at = nl.now() where account_id = p_account and revoked_at is null;
  return true;
end $$;

-- The sealed phone of a person in care, for an invitation to a new password.
create or replace function nl.phone_of(p_account uuid) returns table (phone_index bytea, phone_sealed bytea, may_set boolean)
language sql stable security definer set search_path = '' as $$
  select a.phone_index, a.phone_sealed, nl.may_set_password(nullif(current_setting('nl.account', true), '')::uuid, a.id)
  from public.account a where a.id = p_account and a.closed_at is null and nl.in_care(a.id)
$$;
