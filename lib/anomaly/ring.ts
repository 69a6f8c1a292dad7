import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { type Ringing, ringPosts } from '#lib/task/ringing.ts';
import { task } from '#lib/task/schema.ts';
import { ringWords, taskKindName } from '#lib/task/words.ts';
import { ringOf } from './ring-rules.ts';
import type { Severity } from './rule.ts';

type Fresh = {
  id: string;
  rule: string;
  severity: Severity;
  lodgingId: string;
  businessDay: string;
  rehearsal: boolean;
};

/** An alert rings once; one that has grown instant since rings anew. */
const onceOrGraver = `on conflict (county, kind, subject_kind, subject_id) do update set severity = excluded.severity,
  unit_id = excluded.unit_id, opened_at = excluded.opened_at, due_at = excluded.due_at, detail = excluded.detail
  where task.severity <> 'instant' and excluded.severity = 'instant' and task.done_at is null`;

type Place = { lodging: string; name: string; beat: string; station: string | null };

/**
 * Opens a task for each alert, new or graver than before, that somebody must see to now: live ones of the running or the last night. What an earlier night
 * shows waits in the queue, but for somebody searched for; a pending identity has rung already when it was filed.
 */
export async function ringFor(pass: Pass<'clock:work'>, made: readonly Fresh[]): Promise<void> {
  const since = addDays(businessDayAt(pass.now), -1);
  const live = made.filter(
    ({ rule, rehearsal, businessDay }) =>
      !rehearsal && rule !== 'identity_pending' && (businessDay >= since || rule === 'watchlist_match'),
  );
  if (live.length === 0) return;
  const placeOf = await placesOf(
    pass,
    live.map(({ lodgingId }) => lodgingId),
  );
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const rows = live.flatMap((fresh) => {
    const place = placeOf.get(fresh.lodgingId);
    const units = [place?.beat, place?.station].filter((one) => one != null);
    const duty = { from: settings.of('duty_from', { units }), to: settings.of('duty_to', { units }) };
    const ring = ringOf(fresh, pass.now, duty);
    if (!ring) return [];
    return {
      county: pass.reach.county,
      id: uuidv7(pass.now),
      kind: 'alert',
      lodgingId: fresh.lodgingId,
      unitId: (ring.post === 'duty' ? place?.station : place?.beat) ?? null,
      subjectKind: 'alert',
      subjectId: fresh.id,
      severity: fresh.severity,
      openedAt: pass.now,
      dueAt: ring.due,
      detail: { night: fresh.businessDay, rule: fresh.rule, post: ring.post, from: ring.from.toISOString() },
    };
  });
  await insertRows(pass.sql, task, rows, onceOrGraver);
  await ringPosts(
    pass,
    rows.flatMap(({ subjectId, severity, lodgingId, unitId, detail }): Ringing[] => {
      if (!unitId) return [];
      const name = placeOf.get(lodgingId)?.name ?? '';
      const said = severity === 'instant' ? 'claim' : 'dayClaim';
      return [
        {
          ...{
            key: `alert/${subjectId}/${severity}`,
            unit: unitId,
            lodging: lodgingId,
            path: `/alerts/${subjectId}`,
          },
          ...{ role: detail.post, urgent: severity === 'instant' },
          text: (language) => ({
            title: ringWords(language).title(taskKindName('alert', language), name),
            body: ringWords(language)[said],
          }),
        },
      ];
    }),
  );
  const heard = [...placeOf.values()].flatMap(({ beat, station }) => [beat, station]);
  await pass.sql`select pg_notify('nl_live', unit || ' alert')
    from unnest(${[...new Set(heard.filter((one) => one !== null))]}::text[]) as unit`;
}

async function placesOf(pass: Pass<'clock:work'>, lodgings: readonly string[]): Promise<Map<string, Place>> {
  const rows = await pass.sql<Place[]>`
    select distinct on (b.lodging_id) b.lodging_id as lodging, l.name, b.beat_id as beat, u.parent_id as station
    from lodging_beat b join lodging l on l.county = b.county and l.id = b.lodging_id join unit u on u.county = b.county and u.id = b.beat_id
    where b.county = ${pass.reach.county} and b.lodging_id = any (${[...lodgings]}::uuid[])
      and b.from_day <= ${civilDateAt(pass.now)} order by b.lodging_id, b.from_day desc`;
  return new Map(rows.map((row) => [row.lodging, row]));
}
