-- The sealed text of what the caller asked for, while a second person's word holds.
create or replace function nl.release_text(p_release uuid) returns bytea
language sql stable security definer set search_path = '' as $$
  select r.sealed from public.release r
  where r.county = nullif(current_setting('nl.county', true), '') and r.id = p_release
    and r.asked_by = nullif(current_setting('nl.account', true), '')::uuid
    and r.approved_at is not null and r.expires_at > nl.now()
$$;

-- The house book of a pack's lodging, each row with the row before it in its chain, so that it verifies by itself: for who asked,
-- while a second person's word holds. What was told at once and what a rule found are the police's alone and left out.
create or replace function nl.release_book(p_release uuid, p_from timestamptz, p_to timestamptz) returns table (
  previous text, line text, hash text)
language sql stable security definer set search_path = '' as $$
  select encode(coalesce(b.hash, ''::bytea), 'hex'),
    convert_from(nl.book_line(e.county, e.chain, e.month, e.seq, e.at, e.actor, e.actor_kind, e.act, e.subject_kind,
      e.subject_id, e.lodging_id, e.detail, e.request_id), 'UTF8'),
    encode(e.hash, 'hex')
  from public.release r
  join public.house_book_event e on e.county = r.county and e.lodging_id = r.lodging_id
  left join lateral (select x.hash from public.house_book_event x where x.county = e.county and x.chain = e.chain
    and (x.month, x.seq) < (e.month, e.seq) order by x.month desc, x.seq desc limit 1) b on true
  where r.county = nullif(current_setting('nl.county', true), '') and r.id = p_release and r.kind = 'evidence'
    and r.asked_by = nullif(current_setting('nl.account', true), '')::uuid
    and r.approved_at is not null and r.expires_at > nl.now()
    and e.at >= p_from and e.at < p_to and e.act !~ '^(incident|alert|part|review|question|rule|watch)\.'
  order by e.at, e.chain, e.seq limit 5000
$$;

-- The house book of a case: the rows about its own subjects in the lodgings it touches, never beyond the caller's reach, and what
-- was told at once without the row of who told it. What names no house is read of the case's own incident alone.
create or replace function nl.release_case_book(p_release uuid, p_lodgings uuid[], p_subjects text[], p_from timestamptz,
  p_to timestamptz) returns table (previous text, line text, hash text)
language sql stable security definer set search_path = '' as $$
  select encode(coalesce(b.hash, ''::bytea), 'hex'),
    convert_from(nl.book_line(e.county, e.chain, e.month, e.seq, e.at, e.actor, e.actor_kind, e.act, e.subject_kind,
      e.subject_id, e.lodging_id, e.detail, e.request_id), 'UTF8'),
    encode(e.hash, 'hex')
  from public.release r
  join public.house_book_event e on e.county = r.county
    and (e.lodging_id = any (p_lodgings) or (e.lodging_id is null and e.subject_id = r.case_id::text))
  left join lateral (select x.hash from public.house_book_event x where x.county = e.county and x.chain = e.chain
    and (x.month, x.seq) < (e.month, e.seq) order by x.month desc, x.seq desc limit 1) b on true
  where r.county = nullif(current_setting('nl.county', true), '') and r.id = p_release and r.kind = 'case'
    and r.asked_by = nullif(current_setting('nl.account', true), '')::uuid
    and r.approved_at is not null and r.expires_at > nl.now()
    and (current_setting('role') <> 'nl_beat' or e.lodging_id is null
      or e.lodging_id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[]))
    and e.subject_id = any (p_subjects) and e.at >= p_from and e.at < p_to and e.act <> 'incident.tell'
  order by e.at, e.chain, e.seq limit 5000
$$;
