import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import type { Settings } from '#lib/settings/resolve.ts';
import {
  type Asked,
  askedBy,
  type ChaseTimes,
  dueFor,
  isHelpOnly,
  type Night,
  repeatWithinDays,
} from './rules.ts';
import type { Level } from './terms.ts';
import { writeSteps } from './write.ts';

type Clock = Pass<'clock:work'>;

/** An open chase as the clock reads it; instants as text. */
type Open = {
  id: string;
  lodging: string;
  category: string;
  beat: string | null;
  station: string | null;
  level: Level;
  metAt: string | null;
  promiseDay: string | null;
  countsFrom: string | null;
  onboarded: BusinessDay;
  helpOnly: boolean;
  steps: number;
  chased: BusinessDay[];
  task: string | null;
  taskNights: BusinessDay[] | null;
};

const looksBack = 14;

/** Raises every open chase that owes more now than before, and keeps its one task in step. Returns how many were raised. */
export async function raiseChases(pass: Clock): Promise<number> {
  const open = await openChases(pass);
  if (open.length === 0) return 0;
  const nights = await nightsByLodging(pass, open);
  const running = businessDayAt(pass.now);
  const settings = await settingsFor(pass, running);
  const helped = (one: Open) =>
    isHelpOnly(one.onboarded, running, settings.of('help_only_days', placeOf(one)));
  await keepHelpOnly(pass, open, helped);
  let raised = 0;
  for (const one of open) {
    const times = timesFor(settings, one);
    const mine = nights.get(one.lodging) ?? [];
    const asked = askedBy(
      {
        level: one.level,
        metAt: dated(one.metAt),
        chased: one.chased,
        nights: mine,
        countsFrom: dated(one.countsFrom),
        helpOnly: helped(one),
        promiseDay: one.promiseDay,
      },
      pass.now,
      times,
    );
    const silent = mine.filter(({ day, state }) => state === 'silent' && one.chased.includes(day));
    if (asked) {
      await raise(pass, one, asked);
      await keepTask(pass, one, asked.level, dueFor(asked.level, pass.now, times), silent);
      raised += 1;
    } else if (one.task && silent.map(({ day }) => day).join() !== (one.taskNights ?? []).join()) {
      await pass.sql`update task set detail = detail || ${detailOf(one.level, silent)}::text::jsonb
        where county = ${pass.reach.county} and id = ${one.task}`;
    }
  }
  return raised;
}

/** Whether a house is in its first days is asked each time anew: they end while a chase is open. */
async function keepHelpOnly(
  pass: Clock,
  open: readonly Open[],
  helped: (one: Open) => boolean,
): Promise<void> {
  const changed = open.filter((one) => one.helpOnly !== helped(one)).map(({ id }) => id);
  if (changed.length > 0)
    await pass.sql`update chase set help_only = not help_only
      where county = ${pass.reach.county} and id = any (${changed}::uuid[])`;
}

const dated = (text: string | null) => (text === null ? null : new Date(text));

async function openChases(pass: Clock): Promise<Open[]> {
  const since = new Date(pass.now.getTime() - repeatWithinDays * 86_400_000).toISOString();
  return await pass.sql<Open[]>`
    select c.id, c.lodging_id as lodging, l.category, b.beat_id as beat, u.parent_id as station, c.level, c.met_at as "metAt",
      c.promise_day::text as "promiseDay", l.onboarded_day::text as onboarded, c.help_only as "helpOnly", c.steps,
      (select max(case when p.visited_at >= p.visit_asked_at then p.visited_at else p.closed_at end) from chase p
        where p.county = c.county and p.lodging_id = c.lodging_id and p.visit_asked_at > ${since}) as "countsFrom",
      (select array_agg(n.business_day::text order by n.business_day) from chase_night n
        where n.county = c.county and n.chase_id = c.id) as chased,
      t.id as task, array(select jsonb_array_elements_text(t.detail->'nights')) as "taskNights"
    from chase c
    join lodging l on l.county = c.county and l.id = c.lodging_id
    left join lateral (select beat_id from lodging_beat x where x.county = c.county and x.lodging_id = c.lodging_id
      and x.from_day <= ${civilDateAt(pass.now)} order by x.from_day desc limit 1) b on true
    left join unit u on u.county = c.county and u.id = b.beat_id
    left join task t on t.county = c.county and t.kind = 'chase' and t.subject_kind = 'chase' and t.subject_id = c.id::text
    where c.county = ${pass.reach.county} and c.closed_at is null
    order by c.id for update of c`;
}

async function nightsByLodging(pass: Clock, open: readonly Open[]): Promise<Map<string, Night[]>> {
  const to = businessDayAt(pass.now);
  const from = addDays(to, -looksBack - 1);
  const moved = await movedDues(pass, from, to);
  const lodgings = open.map(({ lodging }) => lodging);
  const rows = await pass.sql<{ lodging: string; day: BusinessDay; due: string; state: Timeliness }[]>`
    select n.lodging_id as lodging, n.business_day::text as day, n.due_at as due, n.state
    from ${nightsOf(pass, { from, to, moved, lodgings })} n order by n.lodging_id, n.business_day`;
  const found = new Map<string, Night[]>();
  for (const { lodging, day, due, state } of rows) {
    const mine = found.get(lodging) ?? [];
    mine.push({ day, due: new Date(due), state });
    found.set(lodging, mine);
  }
  // The cascade counts the last 14 nights that are due, whatever stands open beside them.
  for (const [lodging, mine] of found) found.set(lodging, lastDue(mine));
  return found;
}

function lastDue(nights: readonly Night[]): Night[] {
  const due = nights.filter(({ state }) => state !== 'due').slice(-looksBack);
  const [first] = due;
  return nights.filter(({ day }) => !first || day >= first.day);
}

async function raise(pass: Clock, one: Open, { level, why }: NonNullable<Asked>): Promise<void> {
  const visiting = level === 'visit' || level === 'joint_visit';
  await pass.sql`update chase set level = ${level}, level_at = ${pass.now.toISOString()}, met_at = null, promise_day = null,
      steps = steps + 1,
      visit_asked_at = case when ${visiting} then ${pass.now.toISOString()}::timestamptz else visit_asked_at end
    where county = ${pass.reach.county} and id = ${one.id}`;
  await writeSteps(pass, [{ chase: one.id, lodging: one.lodging, n: one.steps + 1, kind: why, level }]);
}

const detailOf = (level: Level, silent: readonly Night[]) =>
  JSON.stringify({ need: level, nights: silent.map(({ day }) => day), night: silent[0]?.day ?? null });

/** The one task of the chase: made at its first demand, given a new due by each later one. */
async function keepTask(
  pass: Clock,
  one: Open,
  level: Level,
  due: Date,
  silent: readonly Night[],
): Promise<void> {
  const { county } = pass.reach;
  if (one.task) {
    await pass.sql`update task set due_at = ${due.toISOString()}, done_at = null, outcome = null,
        detail = (detail - 'climbs') || ${detailOf(level, silent)}::text::jsonb
      where county = ${county} and id = ${one.task}`;
  } else {
    await pass.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at,
        detail)
      values (${county}, ${uuidv7(pass.now)}, 'chase', ${one.lodging}, ${one.beat}, 'chase', ${one.id}, 'same_day',
        ${pass.now.toISOString()}, ${due.toISOString()}, ${detailOf(level, silent)}::text::jsonb)`;
  }
  if (one.beat) await pass.sql`select pg_notify('nl_live', ${`${one.beat} task`})`;
}

function placeOf({ lodging, beat, station, category }: Open) {
  return { lodging, units: [beat, station].filter((unit) => unit !== null), category };
}

function timesFor(settings: Settings, one: Open): ChaseTimes {
  const place = placeOf(one);
  return {
    taskAfterHours: settings.of('task_after_hours', place),
    quietFrom: settings.of('quiet_from'),
    quietTo: settings.of('quiet_to'),
    dutyTo: settings.of('duty_to', { units: place.units }),
  };
}
