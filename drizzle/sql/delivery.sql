-- Who may be written to: people who hold something in the caller's county, their language, and what they had of late.
create or replace function nl.message_people(p_accounts uuid[]) returns table (account uuid, language text, recent jsonb)
language sql stable security definer set search_path = '' as $$
  select a.id, a.language, (select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'at', m.queued_at)), '[]')
    from public.message m where m.county = nullif(current_setting('nl.county', true), '') and m.account_id = a.id
      and m.kind in ('reminder', 'notice') and not m.urgent and m.settled_at is distinct from m.queued_at and m.queued_at > (select nl.now()) - interval '8 days')
  from public.account a
  -- Ids first: a table filled a minute ago has no statistics, and a join would compare each with each.
  where a.closed_at is null and a.id = any (array(select distinct h.account_id from public.holding h
    where h.account_id = any (p_accounts) and h.revoked_at is null and h.county = nullif(current_setting('nl.county', true), '')))
$$;

-- Puts messages into the outbox and the people's inboxes; one whose key is there already is left out of the answer.
create or replace function nl.message_put(p_messages jsonb, p_at timestamptz) returns setof text
language plpgsql volatile security definer set search_path = '' as $$
declare c text := nullif(current_setting('nl.county', true), '');
begin
  return query
  with put as (
    insert into public.message (county, id, key, account_id, kind, urgent, lodging_ids, language, title, body, path, link_id, reply, queued_at, settled_at)
    select c, x.id, x.key, x.account, x.kind, x.urgent, array(select jsonb_array_elements_text(x.lodgings)::uuid), x.language,
      x.title, x.body, x.path, x.link, x.reply, p_at, case when x.inside then p_at end
    from jsonb_to_recordset(p_messages) as x(id uuid, key text, account uuid, kind text, urgent boolean, lodgings jsonb,
      language text, title text, body text, path text, link uuid, reply text, inside boolean)
    where x.account = any (array(select h.account_id from public.holding h where h.county = c
      and h.account_id = any (array(select (one->>'account')::uuid from jsonb_array_elements(p_messages) one))))
    on conflict (county, key) do nothing returning id, key, account_id, kind
  ), shown as (
    insert into public.message_delivery (county, message_id, account_id, channel, queued_at, due_at, attempts, handed_at)
    select c, put.id, put.account_id, 'app', p_at, p_at, 1, p_at from put where put.kind <> 'code'
  )
  select put.key from put;
end $$;

-- What the reader does with a message of their own, each once: the first instant stands.
create or replace function nl.message_mark(p_messages uuid[], p_acknowledge boolean) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare n integer;
begin
  update public.message m set read_at = coalesce(m.read_at, nl.now()),
    acknowledged_at = case when p_acknowledge then coalesce(m.acknowledged_at, nl.now()) else m.acknowledged_at end
  where m.county = nullif(current_setting('nl.county', true), '') and m.id = any (p_messages)
    and m.account_id = nullif(current_setting('nl.account', true), '')::uuid and m.withdrawn_at is null
    and (m.read_at is null or (p_acknowledge and m.acknowledged_at is null));
  get diagnostics n = row_count;
  return n;
end $$;

-- How far messages about the houses within reach have come; never what they say.
create or replace function nl.message_fates(p_messages uuid[]) returns table (
  id uuid, read_at timestamptz, acknowledged_at timestamptz, answered_at timestamptz, withdrawn_at timestamptz, deliveries jsonb)
language sql stable security definer set search_path = '' as $$
  select m.id, m.read_at, m.acknowledged_at, m.answered_at, m.withdrawn_at,
    (select coalesce(jsonb_agg(jsonb_build_object('channel', d.channel, 'queuedAt', d.queued_at, 'claimedAt', d.claimed_at,
        'handedAt', d.handed_at, 'awaitingAt', d.awaiting_at, 'deliveredAt', d.delivered_at, 'failedAt', d.failed_at, 'unknownAt', d.unknown_at,
        'cause', d.cause) order by d.queued_at, d.channel), '[]')
      from public.message_delivery d where d.county = m.county and d.message_id = m.id)
  from public.message m
  where m.county = nullif(current_setting('nl.county', true), '') and m.id = any (p_messages)
    and case current_setting('role')
      when 'nl_beat' then m.lodging_ids && string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[]
      when 'nl_county' then true
      when 'nl_job' then true
      -- A publisher follows what became of notices and of their reminders, of nothing else.
      when 'nl_office' then exists (select from public.notice_recipient r where r.county = m.county and r.message_id = m.id)
      else false end
$$;

-- How many messages wait unread, for the menu.
create or replace function nl.unread(p_account uuid, p_county text) returns integer
language sql stable security definer set search_path = '' as $$
  select count(*)::integer from public.message m
  where m.account_id = p_account and m.county = p_county and m.read_at is null and m.withdrawn_at is null
    and m.answered_at is null and m.kind <> 'code'
$$;

-- The latest messages of a demonstration, which sends nothing; nothing anywhere else.
create or replace function nl.outbox(p_limit integer) returns table (
  id uuid, name text, kind text, title text, body text, path text, link_id uuid, queued_at timestamptz, read_at timestamptz,
  acknowledged_at timestamptz, answered_at timestamptz, withdrawn_at timestamptz, deliveries jsonb)
language sql stable security definer set search_path = '' as $$
  select m.id, a.name, m.kind, m.title, m.body, m.path, m.link_id, m.queued_at, m.read_at, m.acknowledged_at, m.answered_at,
    m.withdrawn_at,
    (select coalesce(jsonb_agg(jsonb_build_object('channel', d.channel, 'queuedAt', d.queued_at, 'claimedAt', d.claimed_at,
        'handedAt', d.handed_at, 'awaitingAt', d.awaiting_at, 'deliveredAt', d.delivered_at, 'failedAt', d.failed_at, 'unknownAt', d.unknown_at,
        'cause', d.cause) order by d.queued_at, d.channel), '[]')
      from public.message_delivery d where d.county = m.county and d.message_id = m.id)
  from public.message m join public.account a on a.id = m.account_id
  where m.county = nullif(current_setting('nl.county', true), '')
    and exists (select from public.installation i where i.kind = 'demonstration')
  order by m.queued_at desc, m.id desc limit p_limit
$$;
