import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDayAt, civilDateAt, instantOf } from '#lib/clock/business-day.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { task } from '#lib/task/schema.ts';
import type { Severity } from './rule.ts';

const minute = 60_000;
/** Duty hours of same-day matters, Shanghai (product.md, What is odd). */
const duty = { from: '08:00', to: '18:00' };

/**
 * By when somebody must have it in hand: an instant matter in 30 minutes; a same-day one 30 minutes into duty hours, outside of which
 * it waits; a matter to watch has no time (product.md, What is odd). Instants UTC.
 */
export function dueOf(severity: Severity, now: Date): Date | null {
  if (severity === 'watch') return null;
  if (severity === 'instant') return new Date(now.getTime() + 30 * minute);
  const today = civilDateAt(now);
  const opens = instantOf(today, duty.from);
  const closes = instantOf(today, duty.to);
  const begins = now < opens ? opens : now < closes ? now : new Date(opens.getTime() + 1440 * minute);
  return new Date(begins.getTime() + 30 * minute);
}

type Fresh = {
  id: string;
  rule: string;
  severity: Severity;
  lodgingId: string;
  businessDay: string;
  rehearsal: boolean;
};

/**
 * Opens a task for each new alert that somebody must see to now: live ones of the running or the last night. What an earlier night
 * shows waits in the queue; a pending identity has rung already when it was filed.
 */
export async function ringFor(pass: Pass<'clock:work'>, made: readonly Fresh[]): Promise<void> {
  const since = addDays(businessDayAt(pass.now), -1);
  const ringing = made.filter(
    ({ rule, severity, rehearsal, businessDay }) =>
      !rehearsal && severity !== 'watch' && businessDay >= since && rule !== 'identity_pending',
  );
  if (ringing.length === 0) return;
  const beats = await pass.sql<{ lodging: string; beat: string }[]>`
    select distinct on (lodging_id) lodging_id as lodging, beat_id as beat from lodging_beat
    where county = ${pass.reach.county} and lodging_id = any (${ringing.map(({ lodgingId }) => lodgingId)}::uuid[])
      and from_day <= ${civilDateAt(pass.now)} order by lodging_id, from_day desc`;
  const beatOf = new Map(beats.map(({ lodging, beat }) => [lodging, beat]));
  await insertRows(
    pass.sql,
    task,
    ringing.map(({ id, severity, lodgingId, businessDay, rule }) => ({
      county: pass.reach.county,
      id: uuidv7(pass.now),
      kind: 'alert',
      lodgingId,
      unitId: beatOf.get(lodgingId) ?? null,
      subjectKind: 'alert',
      subjectId: id,
      severity,
      openedAt: pass.now,
      dueAt: dueOf(severity, pass.now),
      detail: { night: businessDay, rule },
    })),
    'on conflict do nothing',
  );
  const units = [...new Set(beats.map(({ beat }) => beat))];
  await pass.sql`select pg_notify('nl_live', unit || ' alert') from unnest(${units}::text[]) as unit`;
}
