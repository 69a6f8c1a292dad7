-- The lodgings of the request's reach.
create or replace function nl.my_lodgings() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(string_to_array(nullif(current_setting('nl.lodgings', true), ''), ',')::uuid[], '{}')
$$;

-- The halls some lodgings belong to on this day: of their beat, or of a trade tag they carry (or one below it) within their station
-- or the county. Nothing of it is stored, so whoever moves, loses a tag or closes down has left.
create or replace function nl.halls_of(p_lodgings uuid[]) returns table (hall_id uuid, lodging_id uuid)
language sql stable security definer set search_path = '' as $$
  with recursive c as (
    select nullif(current_setting('nl.county', true), '') as county, nl.civil_day(nl.now()) as today
  ), placed as (
    select distinct on (b.lodging_id) b.lodging_id, b.beat_id
    from public.lodging_beat b, c
    where b.county = c.county and b.lodging_id = any (p_lodgings) and b.from_day <= c.today
    order by b.lodging_id, b.from_day desc
  ), open as (
    select p.lodging_id, p.beat_id, u.parent_id as station_id
    from placed p, c, public.unit u
    where u.county = c.county and u.id = p.beat_id and coalesce((select s.status from public.lodging_status s
      where s.county = c.county and s.lodging_id = p.lodging_id and s.from_day <= c.today order by s.from_day desc limit 1), '')
      <> 'closed_down'
  ), tagged as (
    select t.lodging_id, t.tag_id from public.lodging_tag t, c where t.county = c.county and t.lodging_id = any (p_lodgings)
    union
    select tagged.lodging_id, g.parent_id from tagged, c, public.tag g
    where g.county = c.county and g.id = tagged.tag_id and g.parent_id is not null
  )
  select h.id, o.lodging_id
  from open o, c, public.hall h
  join public.unit hu on hu.county = h.county and hu.id = h.unit_id
  where h.county = c.county and h.closed_at is null
    and (h.unit_id in (o.beat_id, o.station_id) or hu.kind = 'county')
    and (h.tag_id is null or exists (select from tagged t where t.lodging_id = o.lodging_id and t.tag_id = h.tag_id))
$$;

-- The lodgings of one hall on this day; the same rule from the other end.
create or replace function nl.hall_lodgings(p_hall uuid) returns table (lodging_id uuid)
language sql stable security definer set search_path = '' as $$
  select m.lodging_id
  from public.hall h
  join public.unit u on u.county = h.county and u.id = h.unit_id
  cross join lateral nl.halls_of(case when u.kind = 'county'
    then (select coalesce(array_agg(l.id), '{}') from public.lodging l where l.county = h.county)
    else nl.lodgings_of_unit(h.county, h.unit_id, nl.civil_day(nl.now())) end) m
  where h.county = nullif(current_setting('nl.county', true), '') and h.id = p_hall and m.hall_id = h.id
$$;

-- How the caller stands in a hall; nothing for one who does not belong. The host is whoever holds its unit.
create or replace function nl.hall_standing(p_hall uuid) returns text
language sql stable security definer set search_path = '' as $$
  select case current_setting('role')
    when 'nl_county' then 'host'
    when 'nl_job' then 'clock'
    when 'nl_beat' then case when h.unit_id = any (nl.my_units()) then 'host'
      when exists (select from nl.halls_of(nl.my_lodgings()) m where m.hall_id = h.id) then 'police' end
    when 'nl_post' then case when h.closed_at is null and exists (select from public.hall_seat s
      where s.county = h.county and s.hall_id = h.id and s.ended_at is null and s.unit_id = any (nl.my_units())) then 'post' end
    when 'nl_house' then case when exists (select from nl.halls_of(nl.my_lodgings()) m where m.hall_id = h.id) then 'house' end
  end
  from public.hall h
  where h.county = nullif(current_setting('nl.county', true), '') and h.id = p_hall
$$;

-- Whether the caller, of a known standing, sees a matter: of a search call only the houses it asks and the police.
create or replace function nl.hall_shows(p_standing text, p_kind text, p_call uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select p_kind <> 'missing' or p_standing in ('host', 'police', 'clock') or (p_standing = 'house' and exists (
    select from public.search_house s where s.county = nullif(current_setting('nl.county', true), '') and s.call_id = p_call
      and s.lodging_id = any (nl.my_lodgings())))
$$;

-- The halls the caller belongs to, with what waits unread there.
create or replace function nl.my_halls(p_unread_since timestamptz) returns table (
  id uuid, unit_id uuid, unit_kind text, unit_name text, tag_name text, standing text, houses integer, unread integer, waiting integer,
  last_at timestamptz, closed_at timestamptz, hosts jsonb, seats jsonb)
language sql stable security definer set search_path = '' as $$
  with c as (
    select nullif(current_setting('nl.county', true), '') as county, nullif(current_setting('nl.account', true), '')::uuid as account,
      nl.civil_day(nl.now()) as today
  ), mine as materialized (
    select distinct m.hall_id from nl.halls_of(nl.my_lodgings()) m
  ), within as (
    select h.*, case current_setting('role')
      when 'nl_county' then 'host'
      when 'nl_beat' then case when h.unit_id = any (nl.my_units()) then 'host' when h.id in (select hall_id from mine) then 'police' end
      when 'nl_house' then case when h.id in (select hall_id from mine) then 'house' end
      when 'nl_post' then nl.hall_standing(h.id) end as standing
    from public.hall h, c where h.county = c.county
  )
  select w.id, w.unit_id, u.kind, u.name, t.name, w.standing,
    (select count(*)::integer from nl.hall_lodgings(w.id)),
    coalesce(m.unread, 0), coalesce(m.waiting, 0), m.last_at, w.closed_at,
    (select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'rank', h.rank) order by h.rank desc, a.name), '[]')
      from public.holding h join public.account a on a.id = h.account_id and a.closed_at is null
      where h.county = w.county and h.unit_id = w.unit_id and h.role = 'officer' and h.revoked_at is null
        and h.from_day <= c.today and (h.to_day is null or h.to_day >= c.today)),
    (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'unit', s.unit_id, 'name', d.name) order by d.name), '[]')
      from public.hall_seat s join public.unit d on d.county = s.county and d.id = s.unit_id
      where s.county = w.county and s.hall_id = w.id and s.ended_at is null)
  from within w
  cross join c
  join public.unit u on u.county = w.county and u.id = w.unit_id
  left join public.tag t on t.county = w.county and t.id = w.tag_id
  left join lateral (
    select count(*) filter (where x.closed_at is null and x.last_by is distinct from c.account and x.last_at > p_unread_since
        and x.last_at > coalesce(s.seen_at, '-infinity'))::integer as unread,
      count(*) filter (where x.waits_since is not null)::integer as waiting, max(x.last_at) as last_at
    from public.hall_matter x
    left join public.hall_seen s on s.county = x.county and s.account_id = c.account and s.matter_id = x.id
    where x.county = w.county and x.hall_id = w.id and nl.hall_shows(w.standing, x.kind, x.call_id)
  ) m on true
  where w.standing is not null
  order by u.code, t.name nulls first
$$;

-- The matters of a hall the caller belongs to, or one of them, each with its first post; a hidden one without its words.
create or replace function nl.hall_matters(p_hall uuid, p_matter uuid, p_open boolean, p_limit integer, p_offset integer) returns table (
  id uuid, hall_id uuid, standing text, kind text, lodging_id uuid, own boolean, call_id uuid, opened_at timestamptz, posts integer,
  last_at timestamptz, waits_since timestamptz, answered_at timestamptz, closed_at timestamptz, closed_how text, unread boolean,
  post_id uuid, sealed bytea, hide_reason text, author_name text, role text, rank text, lodging_name text, lodging_code text,
  unit_name text)
language sql stable security definer set search_path = '' as $$
  with c as (
    select nullif(current_setting('nl.county', true), '') as county, nullif(current_setting('nl.account', true), '')::uuid as account
  ), asked as (
    select h.id, h.county, nl.hall_standing(h.id) as standing from c, public.hall h
    where h.county = c.county and h.id = coalesce(p_hall, (select x.hall_id from public.hall_matter x where x.county = c.county and x.id = p_matter))
  )
  select m.id, m.hall_id, a.standing, m.kind, m.lodging_id, coalesce(m.lodging_id = any (nl.my_lodgings()), false), m.call_id, m.opened_at,
    m.posts, m.last_at, m.waits_since, m.answered_at, m.closed_at, m.closed_how,
    m.last_by is distinct from c.account and m.last_at > coalesce(s.seen_at, '-infinity'),
    p.id, case when p.hidden_at is null then p.sealed end, p.hide_reason, w.name, p.role, p.rank, l.name, l.code, u.name
  from asked a
  cross join c
  join public.hall_matter m on m.county = a.county and m.hall_id = a.id
  join public.hall_post p on p.county = m.county and p.matter_id = m.id and p.n = 1
  left join public.hall_seen s on s.county = m.county and s.account_id = c.account and s.matter_id = m.id
  left join public.account w on w.id = p.author
  left join public.lodging l on l.county = p.county and l.id = p.lodging_id
  left join public.unit u on u.county = p.county and u.id = p.unit_id
  where a.standing is not null and nl.hall_shows(a.standing, m.kind, m.call_id)
    and (p_matter is null or m.id = p_matter)
    and (p_open is null or (m.closed_at is null) = p_open)
  order by m.waits_since nulls last, m.last_at desc, m.id limit p_limit offset p_offset
$$;

-- The posts of a matter the caller sees, in order.
create or replace function nl.hall_posts(p_matter uuid) returns table (
  id uuid, n integer, at timestamptz, side text, own boolean, author_name text, role text, rank text, lodging_name text, unit_name text,
  sealed bytea, hide_reason text)
language sql stable security definer set search_path = '' as $$
  with asked as materialized (
    select m.county, m.id, m.kind, m.call_id, nl.hall_standing(m.hall_id) as standing
    from public.hall_matter m where m.county = nullif(current_setting('nl.county', true), '') and m.id = p_matter
  ), shown as materialized (
    select a.county, a.id from asked a where a.standing is not null and nl.hall_shows(a.standing, a.kind, a.call_id)
  )
  select p.id, p.n, p.at, p.side, coalesce(p.author = nullif(current_setting('nl.account', true), '')::uuid, false), w.name, p.role,
    p.rank, l.name, u.name, case when p.hidden_at is null then p.sealed end, p.hide_reason
  from shown m
  join public.hall_post p on p.county = m.county and p.matter_id = m.id
  left join public.account w on w.id = p.author
  left join public.lodging l on l.county = p.county and l.id = p.lodging_id
  left join public.unit u on u.county = p.county and u.id = p.unit_id
  order by p.n
$$;

-- The pictures of a matter the caller sees, each with its post; of a hidden post none.
create or replace function nl.hall_pictures(p_matter uuid) returns table (
  id uuid, post_id uuid, width integer, height integer, cleared boolean)
language sql stable security definer set search_path = '' as $$
  select x.id, x.post_id, x.width, x.height, x.sealed is null
  from public.hall_matter m
  join public.hall_post p on p.county = m.county and p.matter_id = m.id and p.hidden_at is null
  join public.hall_picture x on x.county = p.county and x.post_id = p.id
  where m.county = nullif(current_setting('nl.county', true), '') and m.id = p_matter
    and nl.hall_shows(nl.hall_standing(m.hall_id), m.kind, m.call_id) and nl.hall_standing(m.hall_id) is not null
$$;

-- One picture of a hall the caller belongs to, sealed; nothing of a hidden post.
create or replace function nl.hall_picture(p_id uuid) returns table (sealed bytea)
language sql stable security definer set search_path = '' as $$
  select x.sealed
  from public.hall_picture x
  join public.hall_post p on p.county = x.county and p.id = x.post_id and p.hidden_at is null
  join public.hall_matter m on m.county = p.county and m.id = p.matter_id
  where x.county = nullif(current_setting('nl.county', true), '') and x.id = p_id
    and nl.hall_shows(nl.hall_standing(m.hall_id), m.kind, m.call_id) and nl.hall_standing(m.hall_id) is not null
$$;
