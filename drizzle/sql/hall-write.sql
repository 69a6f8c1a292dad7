-- Wakes the open pages of a hall: of its lodgings, their beats, its host and who sits in. Ids and a kind, nothing said.
create or replace function nl.hall_wake(p_hall uuid) returns void
language sql volatile security definer set search_path = '' as $$
  with member as materialized (select lodging_id from nl.hall_lodgings(p_hall)),
  ear as (
    select lodging_id as id from member
    union select (select b.beat_id from public.lodging_beat b where b.county = nullif(current_setting('nl.county', true), '')
      and b.lodging_id = member.lodging_id and b.from_day <= nl.civil_day(nl.now()) order by b.from_day desc limit 1) from member
    union select h.unit_id from public.hall h where h.county = nullif(current_setting('nl.county', true), '') and h.id = p_hall
    union select s.unit_id from public.hall_seat s where s.county = nullif(current_setting('nl.county', true), '') and s.hall_id = p_hall
      and s.ended_at is null
  )
  select count(pg_notify('nl_live', ear.id || ' hall')) from ear where ear.id is not null
$$;

-- Writes one post: the first of a new matter (p_kind set) or a further one. Who may begin or answer what is the room's rule; that the
-- caller belongs and speaks for a house of theirs is decided here. Returns nothing where they do not belong; 'again' for a form sent
-- twice, 'closed' for a matter that has ended.
create or replace function nl.hall_write(p_hall uuid, p_matter uuid, p_kind text, p_call uuid, p_lodging uuid, p_post uuid, p_role text,
  p_rank text, p_sealed bytea, p_key uuid, p_waits boolean, p_clear date, p_at timestamptz) returns table (
  state text, matter uuid, n integer)
language plpgsql volatile security definer set search_path = '' as $$
declare c text := nullif(current_setting('nl.county', true), ''); me uuid := nullif(current_setting('nl.account', true), '')::uuid;
  stands text := nl.hall_standing(p_hall); m public.hall_matter; before public.hall_post; next integer := 1; side text;
begin
  if stands is null then return; end if;
  select * into before from public.hall_post p where p.county = c and p.request_key = p_key and p.author is not distinct from me;
  if found then
    return query select 'again'::text, before.matter_id, before.n;
    return;
  end if;
  if stands = 'house' and not exists (select from nl.halls_of(nl.my_lodgings()) h where h.hall_id = p_hall and h.lodging_id = p_lodging)
  then return; end if;
  side := case stands when 'house' then 'house' when 'post' then 'post' when 'clock' then 'clock' else 'police' end;
  if p_kind is null then
    select * into m from public.hall_matter x where x.county = c and x.id = p_matter and x.hall_id = p_hall for update;
    if not found or not nl.hall_shows(stands, m.kind, m.call_id) then return; end if;
    if m.closed_at is not null then
      return query select 'closed'::text, m.id, m.posts;
      return;
    end if;
    next := m.posts + 1;
  else
    insert into public.hall_matter (county, id, hall_id, kind, lodging_id, call_id, opened_by, opened_at, posts, last_at)
    values (c, p_matter, p_hall, p_kind, case when side = 'house' then p_lodging end, p_call, me, p_at, 0, p_at);
  end if;
  update public.hall_matter x set posts = next, last_at = p_at, last_by = me,
    answered_at = case when p_waits is false and x.waits_since is not null then p_at else x.answered_at end,
    waits_post = case when p_waits then coalesce(x.waits_post, next) when p_waits is false then null else x.waits_post end,
    waits_since = case when p_waits then coalesce(x.waits_since, p_at) when p_waits is false then null else x.waits_since end
  where x.county = c and x.id = p_matter;
  insert into public.hall_post (county, id, matter_id, n, at, side, author, role, rank, lodging_id, unit_id, sealed, request_key, clear_on)
  values (c, p_post, p_matter, next, p_at, side, me, p_role, p_rank, case when side = 'house' then p_lodging end,
    case when side = 'post' then (select s.unit_id from public.hall_seat s where s.county = c and s.hall_id = p_hall and s.ended_at is null
      and s.unit_id = any (nl.my_units()) order by s.seated_at limit 1) end, p_sealed, p_key, p_clear);
  perform nl.hall_wake(p_hall);
  return query select 'done'::text, p_matter, next;
end $$;

-- Ends a matter: by the police of the hall, or by the house that began it. One call to several halls ends in all of them. Returns the
-- halls it ended in, or 'ended' where it had ended before.
create or replace function nl.hall_end(p_matter uuid, p_how text, p_at timestamptz) returns table (state text, hall_id uuid, lodging_id uuid)
language plpgsql volatile security definer set search_path = '' as $$
declare c text := nullif(current_setting('nl.county', true), ''); me uuid := nullif(current_setting('nl.account', true), '')::uuid;
  m public.hall_matter; stands text;
begin
  select * into m from public.hall_matter x where x.county = c and x.id = p_matter for update;
  if not found then return; end if;
  stands := nl.hall_standing(m.hall_id);
  if stands is null or not nl.hall_shows(stands, m.kind, m.call_id) then return; end if;
  if stands = 'post' or (stands = 'house' and not coalesce(m.lodging_id = any (nl.my_lodgings()), false)) then return; end if;
  if m.closed_at is not null then
    return query select 'ended'::text, m.hall_id, m.lodging_id;
    return;
  end if;
  return query
  with ended as (
    update public.hall_matter x set closed_at = p_at, closed_by = me, closed_how = p_how, waits_since = null, waits_post = null
    where x.county = c and x.closed_at is null and (x.id = m.id or (m.call_id is not null and x.call_id = m.call_id))
    returning x.hall_id, x.lodging_id
  ), woken as materialized (select nl.hall_wake(e.hall_id) from ended e)
  select 'done'::text, e.hall_id, e.lodging_id from ended e, (select count(*) from woken) w;
end $$;

-- Hides a post's words; its host alone. Returns the matter and the house it came from, nothing where the caller is not the host.
create or replace function nl.hall_hide(p_post uuid, p_reason text, p_at timestamptz) returns table (
  state text, hall_id uuid, matter_id uuid, lodging_id uuid)
language plpgsql volatile security definer set search_path = '' as $$
declare c text := nullif(current_setting('nl.county', true), ''); p public.hall_post; h uuid;
begin
  select * into p from public.hall_post x where x.county = c and x.id = p_post for update;
  if not found then return; end if;
  select m.hall_id into h from public.hall_matter m where m.county = c and m.id = p.matter_id;
  if nl.hall_standing(h) is distinct from 'host' then return; end if;
  if p.hidden_at is null then
    update public.hall_post x set hidden_at = p_at, hidden_by = nullif(current_setting('nl.account', true), '')::uuid, hide_reason = p_reason
    where x.county = c and x.id = p_post;
    perform nl.hall_wake(h);
  end if;
  return query select case when p.hidden_at is null then 'done' else 'hidden' end, h, p.matter_id, p.lodging_id;
end $$;

-- Hangs its one picture on a post the caller writes at this instant. Returns whether there is such a post.
create or replace function nl.hall_picture_add(p_id uuid, p_post uuid, p_width integer, p_height integer, p_hash bytea, p_sealed bytea,
  p_at timestamptz) returns boolean
language sql volatile security definer set search_path = '' as $$
  with hung as (
    insert into public.hall_picture (county, id, post_id, lodging_id, width, height, hash, sealed, added_by, added_at, clear_on)
    select p.county, p_id, p.id, p.lodging_id, p_width, p_height, p_hash, p_sealed, p.author, p_at, p.clear_on
    from public.hall_post p
    where p.county = nullif(current_setting('nl.county', true), '') and p.id = p_post and p.at = p_at
      and p.author = nullif(current_setting('nl.account', true), '')::uuid
    returning true
  )
  select exists (select from hung)
$$;
