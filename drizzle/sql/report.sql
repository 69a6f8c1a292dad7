-- Strangers who verify a receipt learn match or no match, lodging, night, version, accepted at (product.md, Keeping).
create or replace function nl.verify_receipt(p_number text, p_code text) returns table (
  lodging_name text, lodging_code text, business_day date, n integer, accepted_at timestamptz, newer boolean)
language sql stable security definer set search_path = '' as $$
  select l.name, l.code, v.business_day, v.n, v.accepted_at, r.n > v.n
  from public.report_version v
  join public.report r on r.county = v.county and r.id = v.report_id
  join public.lodging l on l.county = v.county and l.id = v.lodging_id
  where v.receipt_number = p_number and v.short_code = p_code
$$;

-- Whoever holds a receipt's file was given its content hash: whether a later version stands, null for none of ours.
create or replace function nl.receipt_standing(p_number text, p_hash bytea) returns boolean
language sql stable security definer set search_path = '' as $$
  select r.n > v.n
  from public.report_version v
  join public.report r on r.county = v.county and r.id = v.report_id
  where v.receipt_number = p_number and v.content_hash = p_hash
$$;

-- A certificate of an outage holds nothing of a person: whoever has its number reads it as it was signed.
create or replace function nl.outage_certificate(p_number text) returns text
language sql stable security definer set search_path = '' as $$
  select c.file from public.outage_certificate c where c.number = p_number
$$;

-- Ciphertext leaves through here alone. The house: its own stays while the night can be amended freely.
-- The police: a stay with an opening in force in their own name. The caller's role is the one it became.
create or replace function nl.open_stays(p_stays uuid[]) returns table (stay_id uuid, n integer, sealed bytea, county text)
language plpgsql stable security definer set search_path = '' as $$
declare
  who text := current_setting('role');
  c text := nullif(current_setting('nl.county', true), '');
  moment timestamptz := nl.now();
begin
  return query
  select t.stay_id, t.n, t.sealed, t.county
  from public.stay_text t
  join public.stay s on s.county = t.county and s.id = t.stay_id
  where t.county = c and t.stay_id = any (p_stays) and t.sealed is not null
    and case who
      when 'nl_house' then
        s.lodging_id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
        and moment <= coalesce((select o.late_until from public.obligation o where o.county = c
          and o.lodging_id = s.lodging_id and o.business_day = s.business_day),
          (s.business_day + 1 + time '12:00') at time zone 'Asia/Shanghai' + interval '72 hours')
      when 'nl_beat' then
        s.lodging_id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
        and exists (select from public.reveal r where r.county = c and r.stay_id = s.id
          and r.account_id = nullif(current_setting('nl.account', true), '')::uuid and r.until_at > moment)
      when 'nl_county' then exists (select from public.reveal r where r.county = c and r.stay_id = s.id
          and r.account_id = nullif(current_setting('nl.account', true), '')::uuid and r.until_at > moment)
      else false end
  order by t.stay_id, t.n;
end $$;

-- Which of a house's stays the police have finished with since they were filed: the desk keeps a child in sight no longer.
create or replace function nl.identity_settled(p_stays uuid[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select s.id from public.stay s
  join public.report_version v on v.county = s.county and v.report_id = s.report_id and v.n = s.entered_in
  join public.task t on t.county = s.county and t.kind = 'identity_pending' and t.subject_kind = 'report'
    and t.subject_id = s.report_id::text and t.done_at >= v.accepted_at
  where s.county = nullif(current_setting('nl.county', true), '') and s.id = any (p_stays)
    and s.lodging_id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
$$;
