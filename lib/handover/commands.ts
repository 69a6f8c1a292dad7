import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { ringPosts } from '#lib/task/ringing.ts';
import { ringWords, taskKindName } from '#lib/task/words.ts';
import type { HandoverInput } from './inputs.ts';

/** What went over, or will on its day. */
export type HandedOver = { beats: number; lodgings: number } & Hung;
/** What hung on a beat when it was given. */
type Hung = { chases: number; tasks: number; alerts: number; threads: number; notes: number };

const nothing: Hung = { chases: 0, tasks: 0, alerts: 0, threads: 0, notes: 0 };

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
  const total: HandedOver = { beats: 0, lodgings: 0, ...nothing };
  for (const [at, unit] of units.entries()) {
    const hung = { ...nothing, ...open[at], lodgings: lodgings[at] ?? 0 };
    await pass.sql`insert into handover (county, id, unit_id, from_account, to_account, from_day, until_day, leaves, lodgings,
        chases, tasks, alerts, threads, notes, made_by, made_at)
      values (${pass.reach.county}, ${uuidv7(pass.now)}, ${unit}, ${input.from}, ${input.to}, ${input.day},
        ${input.until ?? null}, ${leaves}, ${hung.lodgings}, ${hung.chases}, ${hung.tasks}, ${hung.alerts}, ${hung.threads}, ${hung.notes},
        ${pass.actor.id}::uuid, ${pass.now.toISOString()})`;
    pass.record({
      act: 'handover.make',
      subjectKind: 'unit',
      subjectId: unit,
      detail: { from: input.from, to: input.to, day: input.day, until: input.until ?? null, ...hung },
    });
    total.beats += 1;
    total.lodgings += hung.lodgings;
    for (const what of ['chases', 'tasks', 'alerts', 'threads', 'notes'] as const) total[what] += hung[what];
  }
  await moveClaims(pass);
  return total;
}

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
 * Moves what givers had in hand in beats whose day has come, and back from substitutes whose last day is over: tasks, alerts, what
 * was told at once and visits, each once (nl.move_claims). What a leaver had elsewhere, taken on duty, is open again and rings
 * whoever has the post. The clock asks each minute, the act itself at once. Returns how many hand-overs were moved and given back.
 */
export async function moveClaims(pass: Mover): Promise<{ moved: number; back: number }> {
  const { sql } = pass;
  const county = pass.reach.county;
  const today = civilDateAt(pass.now);
  const due = await sql<{ id: string; leaver: string | null; back: boolean }[]>`
    select id, case when leaves then from_account end as leaver, moved_at is not null as back from handover
    where county = ${county} and ((moved_at is null and from_day <= ${today})
      or (moved_at is not null and back_at is null and until_day < ${today}))
    order by moved_at is null, made_at, id for update skip locked`;
  for (const { id, back } of due) await sql`select nl.move_claims(${id}, ${back})`;
  // Only once every beat has gone over: what is left in the leaver's hand then is elsewhere.
  const leaving = new Map(due.flatMap(({ id, leaver }) => (leaver ? [[leaver, id] as const] : [])));
  for (const id of leaving.values()) await openAgain(pass, id);
  const back = due.filter((one) => one.back).length;
  return { moved: due.length - back, back };
}

type Freed = {
  task: string;
  kind: string;
  lodging: string;
  name: string;
  unit: string | null;
  severity: string;
};

async function openAgain(pass: Mover, handover: string): Promise<void> {
  const freed = await pass.sql<Freed[]>`
    select task, kind, lodging_id as lodging, lodging_name as name, unit_id as unit, severity
    from nl.release_claims(${handover})`;
  await ringPosts(
    pass,
    freed.map(({ task, kind, lodging, name, unit, severity }) => ({
      ...{ key: `free/${handover}/${task}`, unit, lodging, path: '/tasks?view=tasks' },
      ...{
        role: severity === 'instant' ? ('duty' as const) : ('officer' as const),
        urgent: severity === 'instant',
      },
      text: (language) => ({
        title: ringWords(language).title(taskKindName(kind, language), name),
        body: ringWords(language)[severity === 'instant' ? 'claim' : 'dayClaim'],
      }),
    })),
  );
}

async function openIn(pass: Pass<'handover:make'>, unit: string): Promise<Hung> {
  const county = pass.reach.county;
  const [open] = await pass.sql<Hung[]>`
    with mine as materialized (select unnest(nl.lodgings_of_beat(${unit})) as id)
    select (select count(*)::int from chase c join mine m on m.id = c.lodging_id where c.county = ${county} and c.closed_at is null) as chases,
      (select count(*)::int from task t join mine m on m.id = t.lodging_id where t.county = ${county} and t.done_at is null
        and t.kind <> 'climbed') as tasks,
      (select count(*)::int from alert a join mine m on m.id = a.lodging_id where a.county = ${county} and a.closed_at is null
        and not a.rehearsal) as alerts,
      (select count(*)::int from thread h join mine m on m.id = h.lodging_id where h.county = ${county} and h.closed_at is null) as threads,
      (select count(*)::int from lodging_note n join mine m on m.id = n.lodging_id where n.county = ${county}) as notes`;
  return open ?? nothing;
}
