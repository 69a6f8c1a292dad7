-- A night's tallies are made of facts. Whatever changes a fact marks the tallies that no longer hold, in the same
-- transaction and whoever did it; a reader takes a marked one from the facts (lib/report/tally). A night that is still
-- running has no tally and needs no mark.
create or replace function nl.mark_pairs(p_county text[], p_lodging uuid[], p_from date[], p_to date[]) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.night_mark (county, business_day, id, beat_id)
  select x.county, x.business_day, gen_random_uuid(), x.beat_id from (
    select distinct o.county, o.business_day, o.beat_id
    from unnest(p_county, p_lodging, p_from, p_to) as w(county, lodging_id, from_day, to_day)
    join public.obligation o on o.county = w.county and o.lodging_id = w.lodging_id
      and o.business_day between w.from_day and coalesce(w.to_day, 'infinity'::date)
      and o.business_day < (select nl.civil_day(nl.now() - interval '6 hours'))) x
$$;

create or replace function nl.mark_reports() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare running date := nl.civil_day(nl.now() - interval '6 hours');
begin
  if tg_op = 'UPDATE' then
    perform nl.mark_pairs(array_agg(o.county), array_agg(o.lodging_id), array_agg(o.business_day), array_agg(o.business_day))
    from (
      select x.county, x.lodging_id, x.business_day from new_rows n join old_rows x using (county, id)
      where n.first_accepted_at <> x.first_accepted_at or n.business_day <> x.business_day or n.lodging_id <> x.lodging_id
      union all
      select n.county, n.lodging_id, n.business_day from new_rows n join old_rows x using (county, id)
      where n.business_day <> x.business_day or n.lodging_id <> x.lodging_id) o
    where o.business_day < running having count(*) > 0;
  elsif tg_op = 'INSERT' then
    perform nl.mark_pairs(array_agg(n.county), array_agg(n.lodging_id), array_agg(n.business_day), array_agg(n.business_day))
    from new_rows n where n.business_day < running having count(*) > 0;
  else
    perform nl.mark_pairs(array_agg(o.county), array_agg(o.lodging_id), array_agg(o.business_day), array_agg(o.business_day))
    from old_rows o where o.business_day < running having count(*) > 0;
  end if;
  return null;
end $$;

create or replace function nl.mark_obligations() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare running date := nl.civil_day(nl.now() - interval '6 hours');
begin
  if tg_op in ('INSERT', 'UPDATE') then
    insert into public.night_mark (county, business_day, id, beat_id)
    select x.county, x.business_day, gen_random_uuid(), x.beat_id
    from (select distinct county, business_day, beat_id from new_rows where business_day < running) x;
  end if;
  if tg_op in ('DELETE', 'UPDATE') then
    insert into public.night_mark (county, business_day, id, beat_id)
    select x.county, x.business_day, gen_random_uuid(), x.beat_id
    from (select distinct county, business_day, beat_id from old_rows where business_day < running) x;
  end if;
  return null;
end $$;

create or replace function nl.mark_closures() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if tg_op in ('INSERT', 'UPDATE') then
    perform nl.mark_pairs(array_agg(county), array_agg(lodging_id), array_agg(from_day), array_agg(to_day))
    from new_rows where approved having count(*) > 0;
  end if;
  if tg_op in ('DELETE', 'UPDATE') then
    perform nl.mark_pairs(array_agg(county), array_agg(lodging_id), array_agg(from_day), array_agg(to_day))
    from old_rows where approved having count(*) > 0;
  end if;
  return null;
end $$;

create or replace function nl.mark_statuses() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if tg_op in ('INSERT', 'UPDATE') then
    perform nl.mark_pairs(array_agg(county), array_agg(lodging_id), array_agg(from_day), array_agg(null::date))
    from new_rows having count(*) > 0;
  end if;
  if tg_op in ('DELETE', 'UPDATE') then
    perform nl.mark_pairs(array_agg(county), array_agg(lodging_id), array_agg(from_day), array_agg(null::date))
    from old_rows having count(*) > 0;
  end if;
  return null;
end $$;

-- An outage moves the dues of the days about it, wherever they are; which of them is found out by making them anew.
create or replace function nl.mark_outages() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare running date := nl.civil_day(nl.now() - interval '6 hours');
begin
  if tg_op in ('INSERT', 'UPDATE') then
    insert into public.night_mark (county, business_day, id, beat_id)
    select x.county, d::date, gen_random_uuid(), null from new_rows x
    cross join lateral generate_series(nl.civil_day(x.from_at) - 5, least(nl.civil_day(x.to_at) + 1, running - 1), interval '1 day') d;
  end if;
  if tg_op in ('DELETE', 'UPDATE') then
    insert into public.night_mark (county, business_day, id, beat_id)
    select x.county, d::date, gen_random_uuid(), null from old_rows x
    cross join lateral generate_series(nl.civil_day(x.from_at) - 5, least(nl.civil_day(x.to_at) + 1, running - 1), interval '1 day') d;
  end if;
  return null;
end $$;

-- A lodging that was written into another township hears of other outages.
create or replace function nl.mark_townships() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform nl.mark_pairs(array_agg(n.county), array_agg(n.id), array_agg('-infinity'::date), array_agg(null::date))
  from new_rows n join old_rows o using (county, id) where n.township_code <> o.township_code having count(*) > 0;
  return null;
end $$;

create or replace trigger tally_report_insert after insert on public.report
  referencing new table as new_rows for each statement execute function nl.mark_reports();
create or replace trigger tally_report_update after update on public.report
  referencing old table as old_rows new table as new_rows for each statement execute function nl.mark_reports();
create or replace trigger tally_report_delete after delete on public.report
  referencing old table as old_rows for each statement execute function nl.mark_reports();
create or replace trigger tally_obligation_insert after insert on public.obligation
  referencing new table as new_rows for each statement execute function nl.mark_obligations();
create or replace trigger tally_obligation_update after update on public.obligation
  referencing old table as old_rows new table as new_rows for each statement execute function nl.mark_obligations();
create or replace trigger tally_obligation_delete after delete on public.obligation
  referencing old table as old_rows for each statement execute function nl.mark_obligations();
create or replace trigger tally_closure_insert after insert on public.closure
  referencing new table as new_rows for each statement execute function nl.mark_closures();
create or replace trigger tally_closure_update after update on public.closure
  referencing old table as old_rows new table as new_rows for each statement execute function nl.mark_closures();
create or replace trigger tally_closure_delete after delete on public.closure
  referencing old table as old_rows for each statement execute function nl.mark_closures();
create or replace trigger tally_status_insert after insert on public.lodging_status
  referencing new table as new_rows for each statement execute function nl.mark_statuses();
create or replace trigger tally_status_update after update on public.lodging_status
  referencing old table as old_rows new table as new_rows for each statement execute function nl.mark_statuses();
create or replace trigger tally_status_delete after delete on public.lodging_status
  referencing old table as old_rows for each statement execute function nl.mark_statuses();
create or replace trigger tally_outage_insert after insert on public.outage
  referencing new table as new_rows for each statement execute function nl.mark_outages();
create or replace trigger tally_outage_update after update on public.outage
  referencing old table as old_rows new table as new_rows for each statement execute function nl.mark_outages();
create or replace trigger tally_outage_delete after delete on public.outage
  referencing old table as old_rows for each statement execute function nl.mark_outages();
create or replace trigger tally_lodging_update after update on public.lodging
  referencing old table as old_rows new table as new_rows for each statement execute function nl.mark_townships();
