import type { Sql } from '#lib/platform/db.ts';
import type { Laid } from './county.ts';

/**
 * Lays an alert for about one lodging and night in 160, as many as the rules find, past every rule, as the superuser: a tenth
 * instant, four tenths for the same day with a task each, the rest watched; claimed after a quarter of an hour to three hours
 * and closed on the third day, those of the last nights open, every second of them unclaimed. Returns how many there are.
 */
export async function layAlerts(admin: Sql, { county }: Laid, now: Date): Promise<number> {
  const at = now.toISOString();
  const who = '00000000-0000-7000-8000-000000000001';
  const [row] = await admin<{ laid: number }[]>`
    with drawn as (
      select o.county, gen_random_uuid() as id, o.lodging_id, o.beat_id, o.business_day, o.due_at as found, h.n
      from obligation o cross join lateral (select abs(hashtextextended(o.lodging_id::text || o.business_day, 0)) as n) h
      where o.county = ${county} and o.due_at < ${at} and h.n % 160 = 0
    ), worked as (
      select d.*, (array['instant','same_day','same_day','same_day','same_day','watch'])[1 + least(5, d.n / 160 % 10)::int] as severity,
        case when d.found + interval '3 days' < ${at} or d.n / 1600 % 2 = 0
          then d.found + make_interval(mins => 15 + (d.n / 3200 % 166)::int) end as claimed,
        case when d.found + interval '3 days' < ${at} then d.found + interval '2 days' end as closed from drawn d
    ), kept as (select w.*, case when w.claimed < ${at} then w.claimed end as taken from worked w
    ), alerts as (
      insert into alert (county, id, rule, severity, lodging_id, from_day, business_day, groups, reasons, evidence, rehearsal, found_at,
        claimed_by, claimed_at, contacted_at, disposition, feedback, closed_by, closed_at)
      select county, id, 'mixed_minors_room', severity, lodging_id, business_day, business_day, '[]',
        '[{"code":"both_sexes","values":{"minors":2}}]', '{}', false, found,
        case when taken is not null then ${who}::uuid end, taken, closed,
        case when closed is not null then 'explained' end, case when closed is not null then '-' end,
        case when closed is not null then ${who}::uuid end, closed from kept
    ), steps as (
      insert into alert_step (county, id, alert_id, lodging_id, at, by, kind)
      select county, gen_random_uuid(), id, lodging_id, taken, ${who}, 'claim' from kept where taken is not null
    ), tasks as (
      insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at, claimed_by,
        claimed_at, done_by, done_at, outcome, detail)
      select county, gen_random_uuid(), 'alert', lodging_id, beat_id, 'alert', id::text, severity, found,
        found + case severity when 'instant' then interval '10 minutes' else interval '2 hours' end,
        case when taken is not null then ${who}::uuid end, taken, case when closed is not null then ${who}::uuid end, closed,
        case when closed is not null then 'explained' end, jsonb_build_object('night', business_day)
      from kept where severity <> 'watch'
    )
    select count(*)::int as laid from kept`;
  for (const table of ['alert', 'alert_step', 'task']) await admin`analyze ${admin(table)}`;
  return row?.laid ?? 0;
}
