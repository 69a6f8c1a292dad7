import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { HandoverInput } from './inputs.ts';

/** What went over, or will on its day. */
export type HandedOver = { beats: number; lodgings: number; chases: number; tasks: number; alerts: number };

const ahead = 90;

/**
 * Gives beats with their lodgings, open chases, tasks and alerts to a successor from a day on, in one act; with a last day
 * the officer is away and comes back. Reach follows the beat, so a giver is out, and a leaver signed out, the same minute
 * when the day is today. Refuses M-440 to M-442 giver, taker or beats out of reach or the same person, M-443 a day that
 * is over, more than 90 days ahead or in the wrong order, M-444 a leaver who would keep a beat.
 */
export async function handOver(pass: Pass<'handover:make'>, input: HandoverInput): Promise<HandedOver> {
  const today = civilDateAt(pass.now);
  const wrong = (code: string, field: string) => new Refusal('invalid', [{ code, field }]);
  if (input.from === input.to) throw wrong('M-441', 'to');
  if (input.day < today || input.day > addDays(businessDay(today), ahead)) throw wrong('M-443', 'day');
  if (input.until && input.until < input.day) throw wrong('M-443', 'until');
  const leaves = input.leaves === '1' && !input.until;
  if (leaves) await wholeOnly(pass, input);
  const units = [...new Set(input.units)];
  const open = await Promise.all(units.map((unit) => openIn(pass, unit)));
  const [done] = await pass.sql<{ lodgings: number[] | null }[]>`
    select nl.hand_over(${units}::uuid[], ${input.from}, ${input.to}, ${input.day}::date, ${input.until ?? null}::date,
      ${leaves}, ${units.map(() => uuidv7(pass.now))}::uuid[]) as lodgings`;
  const lodgings = done?.lodgings;
  if (!lodgings) throw wrong('M-442', 'units');
  const total: HandedOver = { beats: 0, lodgings: 0, chases: 0, tasks: 0, alerts: 0 };
  for (const [at, unit] of units.entries()) {
    const hung = { ...nothing, ...open[at], lodgings: lodgings[at] ?? 0 };
    await pass.sql`insert into handover (county, id, unit_id, from_account, to_account, from_day, until_day, leaves, lodgings,
        chases, tasks, alerts, made_by, made_at)
      values (${pass.reach.county}, ${uuidv7(pass.now)}, ${unit}, ${input.from}, ${input.to}, ${input.day},
        ${input.until ?? null}, ${leaves}, ${hung.lodgings}, ${hung.chases}, ${hung.tasks}, ${hung.alerts},
        ${pass.actor.id}::uuid, ${pass.now.toISOString()})`;
    pass.record({
      act: 'handover.make',
      subjectKind: 'unit',
      subjectId: unit,
      detail: { from: input.from, to: input.to, day: input.day, until: input.until ?? null, ...hung },
    });
    total.beats += 1;
    total.lodgings += hung.lodgings;
    total.chases += hung.chases;
    total.tasks += hung.tasks;
    total.alerts += hung.alerts;
  }
  await moveClaims(pass);
  return total;
}

const nothing = { chases: 0, tasks: 0, alerts: 0 };

/** Refuses M-444 where somebody who leaves would keep a beat: it would be nobody's. */
async function wholeOnly({ sql }: Pass<'handover:make'>, input: HandoverInput): Promise<void> {
  const held = await sql<{ id: string; name: string }[]>`
    select id, name from nl.beats_held(${input.from}, ${input.day}::date)`;
  const kept = held.filter(({ id }) => !input.units.includes(id));
  if (kept.length === 0) return;
  const beats = kept.map(({ name }) => name).join('、');
  throw new Refusal('invalid', [{ code: 'M-444', field: 'units', values: { beats } }]);
}

type Mover = Pass<'handover:make'> | Pass<'clock:work'>;

/**
 * Moves what givers had claimed in beats whose day has come: tasks and alerts go to the successor, each once. The clock asks
 * each minute, the act itself at once. Returns how many hand-overs were moved.
 */
export async function moveClaims(pass: Mover): Promise<{ moved: number }> {
  const { sql } = pass;
  const county = pass.reach.county;
  const today = civilDateAt(pass.now);
  const due = await sql<{ id: string; unit: string; from: string; to: string; leaves: boolean }[]>`
    select id, unit_id as unit, from_account as from, to_account as to, leaves from handover
    where county = ${county} and moved_at is null and from_day <= ${today} order by made_at, id for update skip locked`;
  for (const { id, unit, from, to, leaves } of due) {
    const lodgings = lodgingsIn(pass, unit);
    await sql`update task set claimed_by = ${to} where county = ${county} and claimed_by = ${from} and done_at is null
      and lodging_id in ${lodgings}`;
    await sql`update alert set claimed_by = ${to} where county = ${county} and claimed_by = ${from} and closed_at is null
      and lodging_id in ${lodgings}`;
    await movePlans(pass, { unit, from, to, leaves });
    await sql`update handover set moved_at = ${pass.now.toISOString()} where county = ${county} and id = ${id}`;
  }
  return { moved: due.length };
}

/** The lodgings of a beat as it stands today. */
const lodgingsIn = (
  { sql, reach: { county }, now }: Mover,
  unit: string,
) => sql`(select b.lodging_id from lodging_beat b
  where b.county = ${county} and b.beat_id = ${unit} and b.from_day <= ${civilDateAt(now)}
    and not exists (select from lodging_beat n where n.county = b.county and n.lodging_id = b.lodging_id
      and n.from_day > b.from_day and n.from_day <= ${civilDateAt(now)}))`;

/**
 * Visits that are planned: the successor goes where the giver was to go. Where both were named, and where somebody who leaves
 * was to come along in another beat, the second is open and named on the day. A 暗访 is the county's own and stays.
 */
async function movePlans(
  pass: Mover,
  { unit, from, to, leaves }: { unit: string; from: string; to: string; leaves: boolean },
): Promise<void> {
  const { county } = pass.reach;
  await pass.sql`update inspection_plan set
      first = case when first = ${from}::uuid then ${to}::uuid else first end,
      second = nullif(case when second = ${from}::uuid then ${to}::uuid else second end,
        case when first = ${from}::uuid then ${to}::uuid else first end)
    where county = ${county} and ended_at is null and (first = ${from} or second = ${from}) and lodging_id in ${lodgingsIn(pass, unit)}`;
  if (!leaves) return;
  await pass.sql`update inspection_plan set second = null
    where county = ${county} and ended_at is null and second = ${from}`;
}

async function openIn(
  pass: Pass<'handover:make'>,
  unit: string,
): Promise<Omit<HandedOver, 'beats' | 'lodgings'>> {
  const county = pass.reach.county;
  const [open] = await pass.sql<Omit<HandedOver, 'beats' | 'lodgings'>[]>`
    with mine as (select unnest(nl.lodgings_of_beat(${unit})) as id)
    select (select count(*)::int from chase c join mine m on m.id = c.lodging_id where c.county = ${county} and c.closed_at is null) as chases,
      (select count(*)::int from task t join mine m on m.id = t.lodging_id where t.county = ${county} and t.done_at is null
        and t.kind <> 'climbed') as tasks,
      (select count(*)::int from alert a join mine m on m.id = a.lodging_id where a.county = ${county} and a.closed_at is null
        and not a.rehearsal) as alerts`;
  return open ?? { chases: 0, tasks: 0, alerts: 0 };
}
