import type { Pass } from '#lib/access/pass.ts';
import { afterDuty } from '#lib/clock/duty-hours.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { task } from '#lib/task/schema.ts';
import { dutyHours } from './queries.ts';
import type { IncidentKind } from './terms.ts';

type Waiting = {
  id: string;
  kind: IncidentKind;
  lodgingId: string;
  unitId: string;
  night: string;
  told: string;
};

const instantMinutes = 30;

/**
 * Opens a task for what a house told and nobody has in hand yet: instant for a suspicion, 30 minutes into duty hours for a child
 * who got no room (product.md, What is odd). It climbs like every task. A house that nobody named has none: the command room
 * is rung from the start. Doing it again changes nothing. Returns how many were opened.
 */
export async function openIncidentTasks(pass: Pass<'clock:work'>): Promise<{ opened: number }> {
  const rows = await pass.sql<Waiting[]>`
    select i.id, i.kind, i.lodging_id as "lodgingId", i.unit_id as "unitId", i.business_day::text as night, i.told_at as told
    from incident i
    where i.county = ${pass.reach.county} and i.lodging_id is not null and i.claimed_at is null and i.closed_at is null
      and not exists (select from task t where t.county = i.county and t.kind = 'incident' and t.subject_kind = 'incident'
        and t.subject_id = i.id::text)`;
  if (rows.length === 0) return { opened: 0 };
  const hours = await dutyHours(pass);
  await insertRows(
    pass.sql,
    task,
    rows.map(({ id, kind, lodgingId, unitId, night, told }) => {
      const openedAt = new Date(told);
      const instant = kind === 'report_now';
      return {
        county: pass.reach.county,
        id: uuidv7(pass.now),
        kind: 'incident',
        lodgingId,
        unitId,
        subjectKind: 'incident',
        subjectId: id,
        severity: instant ? 'instant' : 'same_day',
        openedAt,
        dueAt: instant
          ? new Date(openedAt.getTime() + instantMinutes * 60_000)
          : afterDuty(openedAt, instantMinutes, hours),
        detail: { night },
      };
    }),
    'on conflict do nothing',
  );
  return { opened: rows.length };
}
