-- Web Push: where the person who is signed in wants to be told.

-- Host names the county allows besides the known push services; null where it has no Web Push.
create or replace function nl.push_hosts() returns text
language sql stable security definer set search_path = '' as $$
  select coalesce(s.settings->>'hosts', '') from public.channel_setting s
  where s.county = nullif(current_setting('nl.county', true), '') and s.channel = 'web_push' and s.enabled
$$;

-- A browser tells its person as long as the session it was asked in has neither ended nor run out, or the own phone lives.
create or replace function nl.push_lives(p_id uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.push_subscription p
    left join public.session s on s.id_hash = p.session_hash left join public.own_device d on d.id = p.device_id
    where p.id = p_id and (s.expires_at > nl.now() and s.revoked_at is null or d.expires_at > nl.now() and d.ended_at is null))
$$;

-- Keeps a browser for whoever is signed in there; whoever was told in it before is told no more. At most ten a person: the
-- oldest goes. A shared desk's is its shift's, a paired phone's the phone's.
create or replace function nl.push_keep(p_id uuid, p_session bytea, p_endpoint bytea, p_sealed bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare me uuid := nullif(current_setting('nl.account', true), '')::uuid; s public.session; phone uuid;
begin
  select * into s from public.session x where x.id_hash = p_session and x.account_id = me and x.revoked_at is null;
  if s.id_hash is null then return false; end if;
  select d.id into phone from public.own_device d where d.id = s.device_id and d.kind = 'phone';
  delete from public.push_subscription where endpoint_hash = p_endpoint;
  delete from public.push_subscription where id in (
    select x.id from public.push_subscription x where x.account_id = me order by x.made_at desc offset 9);
  insert into public.push_subscription (id, account_id, session_hash, device_id, endpoint_hash, sealed, label, made_at)
    values (p_id, me, case when phone is null then p_session end, phone, p_endpoint, p_sealed, s.device, nl.now());
  return true;
end $$;
