import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { afterDuty } from '#lib/clock/duty-hours.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { type Climb, type ClimbTo, climbsOwed } from './ladder.ts';
import { type Ringing, ringPosts } from './ringing.ts';
import { task } from './schema.ts';
import { callMinutes, excuseHours, pursued, type Severity } from './terms.ts';
import { ringWords, taskKindName } from './words.ts';

type Row = {
  id: string;
  kind: string;
  lodging: string;
  name: string;
  subject: { kind: string; id: string };
  severity: Severity;
  unit: string | null;
  station: string | null;
  opened: string;
  due: string | null;
  claimed: boolean;
  claimedAt: string | null;
  climbs: Climb[] | null;
  night: string | null;
  sought: boolean;
};

type Rung = { row: Row; to: ClimbTo; unit: string | null };

/**
 * Lets what waits climb, each step once: the step stands on the task with its instant, and where it arrives a task opens that
 * ends when the matter is in hand. Returns how many steps were made.
 */
export async function climbTasks(pass: Pass<'clock:work'>): Promise<{ climbed: number }> {
  await settleClimbs(pass);
  await giveDues(pass);
  const rows = await pass.sql<Row[]>`
    select t.id, t.kind, t.lodging_id as lodging, l.name, json_build_object('kind', t.subject_kind, 'id', t.subject_id) as subject,
      t.severity, t.unit_id as unit, case u.kind when 'beat' then u.parent_id when 'station' then u.id end as station,
      t.opened_at as opened, t.due_at as due, t.claimed_by is not null as claimed,
      t.claimed_at as "claimedAt", t.detail->'climbs' as climbs,
      t.detail->>'night' as night, coalesce(t.detail->>'rule' = 'watchlist_match', false) as sought
    from task t join lodging l on l.county = t.county and l.id = t.lodging_id
    left join unit u on u.county = t.county and u.id = t.unit_id
    where t.county = ${pass.reach.county} and t.done_at is null
      and (t.severity in ('instant', 'same_day') or (t.kind = any (${[...pursued]}::text[]) and t.due_at is not null))
      and t.kind not in ('glass_broken', 'climbed') for update of t skip locked`;
  if (rows.length === 0) return { climbed: 0 };
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const [county] = await pass.sql<{ id: string }[]>`
    select id from unit where county = ${pass.reach.county} and kind = 'county' order by code limit 1`;
  const rung = rows.flatMap((row): Rung[] => {
    const units = [row.unit, row.station].filter((one) => one !== null);
    const duty = { from: settings.of('duty_from', { units }), to: settings.of('duty_to', { units }) };
    const waiting = {
      ...{
        kind: row.kind,
        severity: row.severity,
        claimed: row.claimed,
        climbs: row.climbs ?? [],
        sought: row.sought,
      },
      ...{ opened: new Date(row.opened), due: row.due ? new Date(row.due) : null },
      claimedAt: row.claimedAt ? new Date(row.claimedAt) : null,
    };
    return climbsOwed(waiting, pass.now, duty).map((to) => ({
      ...{ row, to },
      unit: to === 'chief' ? row.station : (county?.id ?? null),
    }));
  });
  for (const [row, steps] of Map.groupBy(rung, (one) => one.row)) await note(pass, row, steps);
  await insertRows(
    pass.sql,
    task,
    rung.map((one) => arrival(pass, one)),
    // What climbed before, was met and is overdue anew stands on the same line again.
    `on conflict (county, kind, subject_kind, subject_id) do update
      set done_at = null, done_by = null, outcome = null, opened_at = excluded.opened_at`,
  );
  await ringPosts(
    pass,
    rung.flatMap((one) => ringing(one, pass.now) ?? []),
  );
  const heard = [...new Set(rung.flatMap(({ unit, row }) => [unit, row.unit].filter((one) => one !== null)))];
  await pass.sql`select pg_notify('nl_live', unit || ' task') from unnest(${heard}::text[]) as unit`;
  return { climbed: rung.length };
}

/** An excuse or a call opened before these kinds had a due gets the one it would have had from the instant it was opened. */
async function giveDues(pass: Pass<'clock:work'>): Promise<void> {
  const { county } = pass.reach;
  const rows = await pass.sql<{ id: string; kind: string; opened: string }[]>`
    select id, kind, opened_at as opened from task
    where county = ${county} and kind in ('excuse', 'call') and due_at is null and done_at is null for update skip locked`;
  if (rows.length === 0) return;
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const duty = { from: settings.of('duty_from'), to: settings.of('duty_to') };
  const dues = rows.map(({ kind, opened }) =>
    (kind === 'excuse'
      ? new Date(new Date(opened).getTime() + excuseHours * 3_600_000)
      : afterDuty(new Date(opened), callMinutes, duty)
    ).toISOString(),
  );
  await pass.sql`update task t set due_at = x.due
    from unnest(${rows.map(({ id }) => id)}::text[]::uuid[], ${dues}::text[]::timestamptz[]) as x(id, due)
    where t.county = ${county} and t.id = x.id`;
}

async function note(pass: Pass<'clock:work'>, row: Row, steps: readonly Rung[]): Promise<void> {
  const all = [...(row.climbs ?? []), ...steps.map(({ to }) => ({ to, at: pass.now.toISOString() }))];
  await pass.sql`update task set detail = detail || jsonb_build_object('climbs', ${JSON.stringify(all)}::text::jsonb)
    where county = ${pass.reach.county} and id = ${row.id}`;
  for (const { to } of steps) {
    pass.record({
      act: 'task.climb',
      subjectKind: 'task',
      subjectId: row.id,
      lodgingId: row.lodging,
      detail: { to },
    });
  }
}

/** What stands on the list of whoever it climbed to; its subject leads back to the matter. */
function arrival(pass: Pass<'clock:work'>, { row, to, unit }: Rung) {
  const known = [
    'alert',
    'chase',
    'incident',
    'thread',
    'hall',
    'matter',
    'inspection',
    'inspection_plan',
    'order',
  ].includes(row.subject.kind);
  const subject = known ? row.subject : { kind: 'task', id: row.id };
  return {
    county: pass.reach.county,
    id: uuidv7(pass.now),
    kind: 'climbed',
    lodgingId: row.lodging,
    unitId: unit,
    subjectKind: subject.kind,
    subjectId: `${subject.id}/${to}`,
    severity: row.severity,
    openedAt: pass.now,
    detail: { of: row.id, to, night: row.night },
  };
}

function ringing({ row, to, unit }: Rung, now: Date): Ringing | null {
  if (!unit) return null;
  const [matter, within] = row.subject.id.split('/');
  const paths: Record<string, string> = {
    alert: `/alerts/${matter}`,
    thread: `/questions/${matter}`,
    hall: `/halls/${matter}/${within}`,
    matter: `/disputes/${matter}`,
    order: `/notices/orders/${matter}`,
  };
  const path = paths[row.subject.kind] ?? '/tasks?view=tasks';
  return {
    ...{
      unit,
      path,
      lodging: row.lodging,
      key: `climb/${row.id}/${to}/${now.getTime()}`,
      urgent: row.severity === 'instant',
    },
    role: to === 'chief' ? 'chief' : 'duty',
    text: (language) => ({
      title: ringWords(language).title(taskKindName(row.kind, language), row.name),
      body: row.claimed ? ringWords(language).stillOpen : ringWords(language).unclaimed,
    }),
  };
}

type Settler = Pass<'clock:work'> | Pass<'task:work'> | Pass<'identity:resolve'>;

/**
 * Ends what climbed once the matter is in hand: claimed since, or finished where it was claimed and still open at its due; of
 * what is pursued once it is met. With `of` that task's only, else the whole reach's.
 */
export async function settleClimbs(
  pass: Pick<Settler, 'sql' | 'reach' | 'now'>,
  of: string | null = null,
): Promise<void> {
  await pass.sql`update task c set done_at = ${pass.now.toISOString()}, outcome = 'seen',
      done_by = coalesce(s.done_by, s.claimed_by)
    from task s where c.county = ${pass.reach.county} and c.kind = 'climbed' and c.done_at is null
      and s.county = c.county and s.id = (c.detail->>'of')::uuid and (${of}::uuid is null or s.id = ${of}::uuid)
      and (s.done_at is not null
        or (s.kind = any (${[...pursued]}::text[]) and (s.due_at is null or s.due_at > ${pass.now.toISOString()}))
        or (s.kind <> all (${[...pursued]}::text[]) and s.claimed_at >= c.opened_at and c.detail->>'to' <> 'county_duty_again'))`;
}
