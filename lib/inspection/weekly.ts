import { randomInt } from 'node:crypto';
import type { Pass } from '#lib/access/pass.ts';
import {
  addDays,
  type BusinessDay,
  businessDay,
  businessDayAt,
  civilDateAt,
  instantOf,
  weekday,
} from '#lib/clock/business-day.ts';
import { inspectorsOf } from '#lib/identity/inspectors.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { task } from '#lib/task/schema.ts';
import { type Candidate, type Drawn, draw, drawVersion, pairFor } from './draw.ts';
import { inspectionDraw, inspectionPlan } from './schema.ts';

type Planner = Pass<'inspection:plan'> | Pass<'clock:work'>;

/** What a draw made: visits planned, controls among the drawn, and lodgings nobody could be named for. */
export type WeekDrawn = { drawn: number; controls: number; nobody: number };

const drawnFrom = '08:00';
/** The clock draws on Monday, or on Tuesday what it missed; a week begun without a list is the supervisor's to draw. */
const clockDrawsDays = 2;

/** The Monday of the week an instant lies in (Shanghai), 'YYYY-MM-DD'. */
export function weekOf(at: Date): BusinessDay {
  const today = businessDay(civilDateAt(at));
  return addDays(today, 1 - weekday(today));
}

/**
 * Draws this week's list, once: seed, inputs, size and version are kept, each lodging drawn gets its two officers by the same
 * seed and a task that is due at the end of duty of the seventh day. Refuses M-568 when the week is drawn already.
 */
export async function drawWeek(pass: Planner): Promise<WeekDrawn> {
  const done = await drawOnce(pass);
  if (!done) throw new Refusal('conflict', 'M-568');
  return done;
}

/**
 * The clock's own draw: from 08:00 of Monday (Shanghai), one day late at most, so that a week has its list though nobody asks for
 * it. What somebody drew already stays as it is. Returns nothing drawn on any other day.
 */
export async function drawOnMonday(pass: Pass<'clock:work'>): Promise<WeekDrawn> {
  const age = pass.now.getTime() - instantOf(weekOf(pass.now), drawnFrom).getTime();
  const due = age >= 0 && age < clockDrawsDays * 86_400_000;
  return (due ? await drawOnce(pass) : null) ?? { drawn: 0, controls: 0, nobody: 0 };
}

/** Draws the week unless it is drawn: of two at once the second finds the list of the first. */
async function drawOnce(pass: Planner): Promise<WeekDrawn | null> {
  const { county } = pass.reach;
  const week = weekOf(pass.now);
  await pass.sql`select pg_advisory_xact_lock(hashtextextended(${`inspection/${county}`}, 0))`;
  const [before] = await pass.sql`select from inspection_draw where county = ${county} and week = ${week}`;
  if (before) return null;
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const size = { needed: settings.of('inspections_needed'), controls: settings.of('inspections_control') };
  const candidates = await candidatesNow(pass);
  const seed = randomInt(2 ** 32);
  const drawn = draw(candidates, seed, size);
  const id = uuidv7(pass.now);
  await insertRows(pass.sql, inspectionDraw, [
    {
      county,
      id,
      week,
      version: drawVersion,
      seed,
      size,
      candidates,
      madeBy: pass.actor.id,
      madeAt: pass.now,
    },
  ]);
  const due = instantOf(addDays(businessDay(civilDateAt(pass.now)), 6), settings.of('duty_to'));
  let nobody = 0;
  for (const [n, one] of drawn.entries())
    if (!(await planDrawn(pass, { id, seed: seed + n + 1, due }, one))) nobody += 1;
  const controls = drawn.filter(({ why }) => why === 'control').length;
  pass.record({
    act: 'inspection.draw',
    subjectKind: 'inspection_draw',
    subjectId: id,
    detail: { week, seed, ...size, candidates: candidates.length, drawn: drawn.length },
  });
  return { drawn: drawn.length - nobody, controls, nobody };
}

async function planDrawn(
  pass: Planner,
  of: { id: string; seed: number; due: Date },
  one: Drawn,
): Promise<boolean> {
  const { county } = pass.reach;
  const pair = pairFor(await inspectorsOf(pass, one.id), of.seed);
  if (!pair) return false;
  const plan = uuidv7(pass.now);
  const [beat] = await pass.sql<{ id: string }[]>`select beat_id as id from lodging_beat
    where county = ${county} and lodging_id = ${one.id} and from_day <= ${civilDateAt(pass.now)}
    order by from_day desc limit 1`;
  await insertRows(pass.sql, inspectionPlan, [
    {
      ...{ county, id: plan, lodgingId: one.id, drawId: of.id, why: one.why, dueAt: of.due },
      ...{
        first: pair.first.id,
        second: pair.second?.id ?? null,
        plannedBy: pass.actor.id,
        plannedAt: pass.now,
      },
    },
  ]);
  await insertRows(pass.sql, task, [
    {
      ...{ county, id: uuidv7(pass.now), kind: 'inspection', lodgingId: one.id, unitId: beat?.id ?? null },
      ...{
        subjectKind: 'inspection_plan',
        subjectId: plan,
        severity: 'same_day',
        openedAt: pass.now,
        dueAt: of.due,
      },
      ...{ claimedBy: pair.first.id, claimedAt: pass.now, detail: {} },
    },
  ]);
  if (beat) await pass.sql`select pg_notify('nl_live', ${`${beat.id} task`})`;
  return true;
}

/** Every operating lodging without a visit planned, with what its weight is made of. */
async function candidatesNow(pass: Planner): Promise<Candidate[]> {
  const { county } = pass.reach;
  const to = businessDayAt(pass.now);
  const from = addDays(to, -14);
  const moved = await movedDues(pass, from, to);
  const rows = await pass.sql<
    { id: string; code: string; rules: string[]; silent: number; last: string | null }[]
  >`
    select l.id, l.code, coalesce(q.silent, 0)::int as silent,
      array(select distinct a.rule from alert a where a.county = l.county and a.lodging_id = l.id and a.closed_at is null
        and not a.rehearsal order by a.rule) as rules,
      greatest((select max(i.happened_at) from inspection i where i.county = l.county and i.lodging_id = l.id),
        (select max(s.happened_at) from chase_step s where s.county = l.county and s.lodging_id = l.id
          and s.kind in ('visit', 'joint_visit'))) as last
    from lodging l
    join lateral (select s.status from lodging_status s where s.county = l.county and s.lodging_id = l.id
      and s.from_day <= ${civilDateAt(pass.now)} order by s.from_day desc limit 1) s on s.status = 'operating'
    left join (select n.lodging_id, count(*) as silent from ${nightsOf(pass, { from, to, moved })} n
      where n.state = 'silent' group by n.lodging_id) q on q.lodging_id = l.id
    where l.county = ${county} and l.onboarded_day <= ${to}
      and not exists (select from inspection_plan p where p.county = l.county and p.lodging_id = l.id and p.ended_at is null)
    order by l.code`;
  return rows.map(({ last, ...row }) => ({
    ...row,
    days: last ? Math.floor((pass.now.getTime() - new Date(last).getTime()) / 86_400_000) : null,
  }));
}
