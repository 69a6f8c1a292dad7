import type { Pass } from '#lib/access/pass.ts';
import type { AlertCode, Severity } from '../rule.ts';

/** What is linked with an alert, within reach: other open alerts that share a stay or the lodging, and the lodging's open tasks. */
export type Linked = {
  alerts: { id: string; rule: AlertCode; severity: Severity; day: string; sharesStay: boolean }[];
  tasks: { id: string; kind: string; openedAt: Date }[];
};

/** Reads what is linked with an alert; at most ten of each, what shares a stay first. Days 'YYYY-MM-DD', instants UTC. */
export async function linkedWith(
  { sql, reach }: Pass<'alert:read'>,
  { id, lodging }: { id: string; lodging: string },
): Promise<Linked> {
  const alerts = await sql<Linked['alerts']>`
    with shared as (
      select distinct other.alert_id from alert_stay mine join alert_stay other on other.county = mine.county
        and other.stay_id = mine.stay_id and other.alert_id <> mine.alert_id
      where mine.county = ${reach.county} and mine.alert_id = ${id})
    select a.id, a.rule, a.severity, a.business_day::text as day, s.alert_id is not null as "sharesStay"
    from alert a left join shared s on s.alert_id = a.id
    where a.county = ${reach.county} and a.id <> ${id} and a.closed_at is null and not a.rehearsal
      and (a.lodging_id = ${lodging} or s.alert_id is not null)
    order by s.alert_id is null, a.business_day desc, a.id limit 10`;
  const tasks = await sql<{ id: string; kind: string; openedAt: string }[]>`
    select id, kind, opened_at as "openedAt" from task
    where county = ${reach.county} and lodging_id = ${lodging} and done_at is null and kind <> 'climbed'
      and not (subject_kind = 'alert' and subject_id = ${id})
    order by opened_at desc limit 10`;
  return { alerts: [...alerts], tasks: tasks.map((one) => ({ ...one, openedAt: new Date(one.openedAt) })) };
}
