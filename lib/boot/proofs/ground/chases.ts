import type { Sql } from '#lib/platform/db.ts';
import type { Laid } from './county.ts';

/**
 * Lays a chase for every night that was not filed by its due, past every rule, as the superuser: ended by the return, or on
 * the third day by a finding, the last night's still open; every second one was called an hour and a half after the due. Each
 * asked an officer, so each has its task.
 */
export async function layChases(admin: Sql, { county }: Laid, now: Date): Promise<number> {
  const at = now.toISOString();
  const [row] = await admin<{ laid: number }[]>`
    with silent as (
      select o.county, o.lodging_id, o.business_day, o.due_at, o.beat_id, r.first_accepted_at as filed, gen_random_uuid() as id,
        row_number() over (order by o.business_day, o.lodging_id) as n
      from obligation o left join report r on r.county = o.county and r.lodging_id = o.lodging_id
        and r.business_day = o.business_day
      where o.county = ${county} and o.due_at < ${at} and coalesce(r.first_accepted_at > o.due_at, true)
    ), chased as (
      select s.*, case when s.filed <= ${at} then s.filed
        when s.due_at + interval '3 days' <= ${at} then s.due_at + interval '3 days' end as ended from silent s
    ), one as (
      -- one open chase a lodging
      select c.*, row_number() over (partition by c.lodging_id, c.ended is null order by c.business_day desc) as nth from chased c
    ), kept as (
      select *, case when n % 2 = 0 and due_at + interval '90 minutes' < least(${at}, ended)
        then due_at + interval '90 minutes' end as called
      from one where ended is not null or nth = 1
    ), chases as (
      insert into chase (county, id, lodging_id, opened_at, level, level_at, help_only, steps, closed_at, ending,
        first_night, first_due, beat_id, acted_at, acted_known_at)
      select k.county, k.id, k.lodging_id, k.due_at + interval '20 seconds', 'officer', k.due_at, false, 2, k.ended,
        case when k.filed <= ${at} then 'filed' when k.ended is not null then 'no_signal' end,
        k.business_day, k.due_at, k.beat_id, k.called, k.called from kept k
    ), nights as (
      insert into chase_night (county, lodging_id, business_day, chase_id, due_at)
      select county, lodging_id, business_day, id, due_at from kept
    ), tasks as (
      insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at, done_at,
        outcome, detail)
      select county, gen_random_uuid(), 'chase', lodging_id, beat_id, 'chase', id::text, 'same_day', due_at + interval '20 seconds',
        due_at + interval '6 hours', ended, case when filed <= ${at} then 'filed' when ended is not null then 'no_signal' end,
        jsonb_build_object('need', 'officer', 'night', business_day, 'nights', jsonb_build_array(business_day)) from kept
    ), steps as (
      insert into chase_step (county, chase_id, n, lodging_id, kind, level, at, happened_at, account_id, actor_name, detail)
      select k.county, k.id, s.n, k.lodging_id, s.kind, 'officer', s.at, s.at, s.who, null, '{}'
      from kept k cross join lateral (values (1, 'opened', k.due_at + interval '20 seconds', null::uuid),
        (2, 'call', k.called, '00000000-0000-7000-8000-000000000001'::uuid)) as s(n, kind, at, who)
      where s.at is not null
    )
    select count(*)::int as laid from kept`;
  for (const table of ['chase', 'chase_night', 'chase_step', 'task']) await admin`analyze ${admin(table)}`;
  return row?.laid ?? 0;
}
