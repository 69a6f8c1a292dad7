-- The people an audience means at some lodgings: the lodging's own, the officers of its beat, the head of its station; one
-- row a person and lodging, the role nearest the house. With the kinds of address each has besides the inbox.
create or replace function nl.audience_people(p_lodgings uuid[], p_roles text[]) returns table (
  lodging uuid, account uuid, role text, name text, kinds text[])
language sql stable security definer set search_path = '' as $$
  with asked as (
    select l.id, l.county, (select b.beat_id from public.lodging_beat b where b.county = l.county and b.lodging_id = l.id
      and b.from_day <= (select nl.civil_day(nl.now())) order by b.from_day desc limit 1) as beat
    from public.lodging l
    where l.county = nullif(current_setting('nl.county', true), '') and l.id = any (p_lodgings)
      and case current_setting('role')
        when 'nl_beat' then l.id = any (string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[])
        else current_setting('role') in ('nl_county', 'nl_office', 'nl_job') end
  ), placed as (
    select a.id, a.county, a.beat, u.parent_id as station from asked a
    left join public.unit u on u.county = a.county and u.id = a.beat
  ), held as (
    select distinct on (p.id, h.account_id) p.id as lodging, h.account_id as account, h.role
    from placed p join public.holding h on h.county = p.county and h.role = any (p_roles)
      and ((h.role in ('owner', 'staff') and h.lodging_id = p.id) or (h.role = 'officer' and h.unit_id = p.beat)
        or (h.role = 'chief' and h.unit_id = p.station))
    where h.revoked_at is null and h.from_day <= (select nl.civil_day(nl.now()))
      and (h.to_day is null or h.to_day >= (select nl.civil_day(nl.now())))
    order by p.id, h.account_id, array_position(array['owner', 'staff', 'officer', 'chief'], h.role)
  )
  select h.lodging, h.account, h.role, a.name,
    array['account'] || case when length(a.phone_sealed) > 0 then array['phone'] else '{}' end
      || array(select m.kind from public.message_address m where m.account_id = a.id
        and m.county = nullif(current_setting('nl.county', true), ''))
  from held h join public.account a on a.id = h.account and a.closed_at is null
  order by h.lodging, h.role, a.name, a.id
$$;

-- The channels of the county that lead outside; a demonstration without one of its own has its outbox page.
create or replace function nl.channels_open() returns setof text
language sql stable security definer set search_path = '' as $$
  with set as (select c.channel from public.channel_setting c
    where c.county = nullif(current_setting('nl.county', true), '') and c.enabled)
  select channel from set
  union all
  select 'outbox' where not exists (select from set) and exists (select from public.installation i where i.kind = 'demonstration')
$$;

-- The notices a person was sent, as their reader sees them.
create or replace function nl.own_notices(p_notice uuid, p_limit integer) returns table (
  id uuid, message uuid, title text, body text, urgent boolean, at timestamptz, read_at timestamptz, acknowledged_at timestamptz,
  answered_at timestamptz, lodgings jsonb, asks jsonb, choice integer, said text, relayed jsonb, from_unit text, signed_by text,
  corrects uuid, corrected_by uuid)
language sql stable security definer set search_path = '' as $$
  with own as (
    select r.notice_id, r.message_id, jsonb_agg(jsonb_build_object('code', l.code, 'name', l.name) order by l.code) as lodgings,
      max(r.answer_choice) as choice, max(r.answer_text) as said, array_agg(distinct r.beat_id) as beats
    from public.notice_recipient r join public.lodging l on l.county = r.county and l.id = r.lodging_id
    where r.county = nullif(current_setting('nl.county', true), '') and r.message_id is not null
      and r.account_id = nullif(current_setting('nl.account', true), '')::uuid and (p_notice is null or r.notice_id = p_notice)
    group by r.notice_id, r.message_id
  )
  select n.id, m.id, m.title, m.body, m.urgent, m.queued_at, m.read_at, m.acknowledged_at, m.answered_at, o.lodgings,
    jsonb_build_object('ack', n.ack, 'kind', n.question_kind, 'zh', n.question_zh, 'en', n.question_en, 'options', n.options),
    o.choice, o.said,
    (select coalesce(jsonb_agg(jsonb_build_object('by', a.name, 'line', x.line) order by x.confirmed_at), '[]')
      from public.notice_order x join public.account a on a.id = x.confirmed_by
      where x.county = n.county and x.notice_id = n.id and x.unit_id = any (o.beats)),
    (select u.name from public.unit u where u.county = n.county and u.id = n.unit_id),
    (select a.name from public.account a where a.id = n.signed_by), n.follows,
    (select f.id from public.notice f join public.notice_recipient r on r.county = f.county and r.notice_id = f.id
      and r.account_id = m.account_id and r.message_id is not null
      where f.county = n.county and f.follows = n.id order by f.composed_at desc limit 1)
  from own o join public.notice n on n.county = nullif(current_setting('nl.county', true), '') and n.id = o.notice_id
  join public.message m on m.county = n.county and m.id = o.message_id
  where m.withdrawn_at is null
  order by m.acknowledged_at is not null or m.answered_at is not null, m.queued_at desc, m.id desc limit p_limit
$$;

-- The reader's answer to the one question of a notice, once; false when it is not theirs, asks nothing, or was answered.
create or replace function nl.notice_answer(p_notice uuid, p_choice integer, p_text text, p_shown text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare c text := nullif(current_setting('nl.county', true), ''); me uuid := nullif(current_setting('nl.account', true), '')::uuid;
  n public.notice; m uuid;
begin
  select * into n from public.notice where county = c and id = p_notice;
  if not found or (n.question_kind = 'choice') is distinct from (p_choice is not null)
     or (n.question_kind = 'short') is distinct from (p_text is not null)
     or p_choice >= jsonb_array_length(n.options) then
    return false;
  end if;
  update public.message x set answered_at = nl.now(), answer = p_shown, read_at = coalesce(x.read_at, nl.now()),
      acknowledged_at = coalesce(x.acknowledged_at, nl.now())
    where x.county = c and x.account_id = me and x.answered_at is null and x.withdrawn_at is null
      and x.id in (select r.message_id from public.notice_recipient r where r.county = c and r.notice_id = p_notice and r.account_id = me)
    returning x.id into m;
  if m is null then return false; end if;
  update public.notice_recipient r set answer_choice = p_choice, answer_text = p_text, answered_at = nl.now()
    where r.county = c and r.notice_id = p_notice and r.account_id = me;
  return true;
end $$;

-- The pictures of notices a person was sent; the bytes of the one that is asked for alone.
create or replace function nl.own_notice_pictures(p_notices uuid[], p_one uuid) returns table (
  notice uuid, id uuid, width integer, height integer, picture bytea)
language sql stable security definer set search_path = '' as $$
  select p.notice_id, p.id, p.width, p.height, case when p.id = p_one then p.picture end
  from public.notice_picture p
  where p.county = nullif(current_setting('nl.county', true), '') and p.notice_id = any (p_notices) and p.picture is not null
    and exists (select from public.notice_recipient r join public.message m on m.county = r.county and m.id = r.message_id
      where r.county = p.county and r.notice_id = p.notice_id and m.withdrawn_at is null
        and r.account_id = nullif(current_setting('nl.account', true), '')::uuid)
  order by p.notice_id, p.id
$$;
