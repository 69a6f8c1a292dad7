-- Signing in without a password. What a stranger can ask returns the same to everybody.

-- Keeps that a code was asked for and returns the county whose channels carry it: of the account's first role, and for a
-- number nobody has, or that has had enough, the first county, where the job then finds nothing to send.
create or replace function nl.code_ask(p_id uuid, p_phone bytea, p_browser bytea, p_send boolean) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare who uuid; place text;
begin
  select a.id, (select h.county from public.holding h where h.account_id = a.id and h.revoked_at is null
      and h.from_day <= nl.civil_day(nl.now()) and (h.to_day is null or h.to_day >= nl.civil_day(nl.now()))
      order by h.from_day, h.id limit 1)
    into who, place from public.account a where a.phone_index = p_phone and a.closed_at is null;
  insert into public.sign_in_code (id, account_id, browser, asked_at, tries)
  values (p_id, case when p_send and place is not null then who end, p_browser, nl.now(), 0);
  return coalesce(place, (select min(u.county) from public.unit u));
end $$;

-- Counts a try of the browser that asked; the account while the code is young, unused and tried at most five times.
create or replace function nl.code_try(p_id uuid, p_browser bytea) returns uuid
language sql volatile security definer set search_path = '' as $$
  update public.sign_in_code c set tries = c.tries + 1
  where c.id = p_id and c.browser = p_browser and c.used_at is null and c.tries < 5
    and c.asked_at > nl.now() - interval '5 minutes'
  returning c.account_id
$$;

-- Spends a code; of two at once one succeeds.
create or replace function nl.code_use(p_id uuid) returns uuid
language sql volatile security definer set search_path = '' as $$
  update public.sign_in_code c set used_at = nl.now() where c.id = p_id and c.used_at is null returning c.account_id
$$;

-- Whether any county of the installation can send a text message; a demonstration shows what it would have sent.
create or replace function nl.code_ways() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.installation i where i.kind = 'demonstration')
    or exists (select from public.channel_setting s where s.enabled and (s.channel = 'webhook'
      or s.channel = 'aliyun_sms' and s.settings ? 'code_template_code' or s.channel = 'tencent_sms' and s.settings ? 'code_template_id'))
$$;

-- Who vouches for a county's police, by the county's name; nothing of how it is set.
create or replace function nl.provider_list() returns table (county text, kind text, name text)
language sql stable security definer set search_path = '' as $$
  select p.county, p.kind, u.name from public.sign_in_provider p
  join public.unit u on u.county = p.county and u.kind = 'county' where p.enabled order by u.name, p.kind
$$;

create or replace function nl.provider_read(p_county text, p_kind text) returns table (settings jsonb, sealed bytea)
language sql stable security definer set search_path = '' as $$
  select p.settings, p.sealed from public.sign_in_provider p where p.county = p_county and p.kind = p_kind and p.enabled
$$;

-- A county's provider vouches for that county's police alone: nobody's front desk, no administrator, no other county.
create or replace function nl.police_by_phone(p_county text, p_phone bytea) returns uuid
language sql stable security definer set search_path = '' as $$
  select a.id from public.account a where a.phone_index = p_phone and a.closed_at is null and exists (
    select from public.holding h where h.account_id = a.id and h.county = p_county and h.revoked_at is null
      and h.role in ('officer', 'duty', 'chief', 'supervisor') and h.from_day <= nl.civil_day(nl.now())
      and (h.to_day is null or h.to_day >= nl.civil_day(nl.now())))
    and not exists (select from public.holding h where h.account_id = a.id and h.revoked_at is null
      and (h.county <> p_county or h.role in ('sysadmin', 'secadmin', 'auditor'))
      and h.from_day <= nl.civil_day(nl.now()) and (h.to_day is null or h.to_day >= nl.civil_day(nl.now())))
$$;
