-- What is hashed of an event; the verifier uses the same words (architecture.md, House book).
create or replace function nl.book_line(p_county text, p_chain smallint, p_month date, p_seq bigint, p_at timestamptz,
  p_actor uuid, p_actor_kind text, p_act text, p_subject_kind text, p_subject_id text, p_lodging uuid,
  p_detail jsonb, p_request text) returns bytea
language sql immutable set search_path = '' as $$
  select convert_to(jsonb_build_array(p_county, p_chain, p_month, p_seq, extract(epoch from p_at), p_actor, p_actor_kind,
    p_act, p_subject_kind, p_subject_id, p_lodging, p_detail, p_request)::text, 'UTF8')
$$;

-- The one way into the house book. Takes the chain's head, so it is the last statement before commit.
create or replace function nl.book(p_chain smallint, p_at timestamptz, p_actor uuid, p_actor_kind text,
  p_request text, p_events jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  c text := nullif(current_setting('nl.county', true), '');
  m date := date_trunc('month', p_at at time zone 'Asia/Shanghai')::date;
  head public.house_book_head; e jsonb; link bytea;
begin
  if c is null then raise exception 'house book without a county'; end if;
  insert into public.house_book_head (county, chain, month, seq, hash)
    values (c, p_chain, m, 0, ''::bytea) on conflict do nothing;
  select * into head from public.house_book_head where county = c and chain = p_chain for update;
  -- A month begins with the former head as its first link; a clock set back stays in the month it had reached.
  if m > head.month then head.month := m; head.seq := 0; end if;
  link := head.hash;
  for e in select value from jsonb_array_elements(p_events) loop
    head.seq := head.seq + 1;
    link := sha256(link || nl.book_line(c, p_chain, head.month, head.seq, p_at, p_actor, p_actor_kind, e->>'act',
      e->>'subjectKind', e->>'subjectId', (e->>'lodgingId')::uuid, coalesce(e->'detail', '{}'::jsonb), p_request));
    insert into public.house_book_event (county, chain, month, seq, at, actor, actor_kind, act, subject_kind,
      subject_id, lodging_id, detail, request_id, hash)
    values (c, p_chain, head.month, head.seq, p_at, p_actor, p_actor_kind, e->>'act', e->>'subjectKind',
      e->>'subjectId', (e->>'lodgingId')::uuid, coalesce(e->'detail', '{}'::jsonb), p_request, link);
  end loop;
  update public.house_book_head set month = head.month, seq = head.seq, hash = link where county = c and chain = p_chain;
end $$;
