import type { Pass } from '#lib/access/pass.ts';
import { send } from '#lib/delivery/send.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { isId } from '#lib/platform/ids.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import type { TaskKind } from '#lib/task/terms.ts';
import { openText } from '../sealed.ts';
import type { PassTaskInput } from './inputs.ts';
import { type HandedOn, handedOn, type PostToPass, postsToPass, putHand } from './pass-on.ts';
import { takeBack } from './recall.ts';
import { saidOf } from './said.ts';
import { handWords } from './words.ts';

type Worker = Pass<'task:work'>;
type Clock = Pass<'clock:work'>;

/**
 * Tasks somebody else may have to help with: a pursuit, a correction to be proven, a lodging found closed down. A question, a dispute
 * and an alert are passed on where they stand, with their own words.
 */
const passable = ['chase', 'rectification', 'register'] as const satisfies readonly TaskKind[];
export type PassableTask = (typeof passable)[number];

/** The open task of a subject that may be passed on, with where it was passed and where it may go; null where there is none. */
export type TaskToPass = { id: string; handed: HandedOn[]; posts: PostToPass[] };

export async function taskToPass(
  pass: Worker,
  kind: PassableTask,
  subject: string,
): Promise<TaskToPass | null> {
  if (!isId(subject.split('/')[0] ?? '')) return null;
  const [row] = await pass.sql<{ id: string; lodging: string }[]>`
    select id, lodging_id as lodging from task where county = ${pass.reach.county} and kind = ${kind} and subject_id = ${subject} and done_at is null`;
  if (!row) return null;
  const posts = await postsToPass(pass, row.lodging);
  return { id: row.id, handed: await handedOn(pass, { task: row.id }), posts };
}

async function lockTask(pass: Worker, id: string): Promise<{ lodging: string }> {
  const [row] = await pass.sql<{ lodging: string; kind: string; done: boolean }[]>`
    select lodging_id as lodging, kind, done_at is not null as done from task
    where county = ${pass.reach.county} and id = ${id} for update`;
  if (!row || !passable.some((kind) => kind === row.kind)) throw new Refusal('not_found', 'M-161');
  if (row.done) throw new Refusal('conflict', 'M-614');
  return { lodging: row.lodging };
}

/**
 * Passes a task's matter to a branch, a department or whoever claims it, in the officer's words without numbers; its due waits a day
 * of duty for them. The task stays the officer's to end. Refuses M-161, M-609, M-610 passed already, M-614 done.
 */
export async function passTask(pass: Worker, { task, to, ask }: PassTaskInput): Promise<{ task: string }> {
  const { county } = pass.reach;
  const { lodging } = await lockTask(pass, task);
  const { hand, unit, dueAt } = await putHand(pass, { task }, { lodging, to, ask });
  await pass.sql`update task set due_at = greatest(due_at, ${dueAt.toISOString()}), detail = detail - 'climbs'
    where county = ${county} and id = ${task}`;
  await settleClimbs(pass, task);
  pass.record({
    act: 'hand.pass',
    subjectKind: 'hand_off',
    subjectId: hand,
    lodgingId: lodging,
    detail: { task, unit: unit ?? 'any' },
  });
  return { task };
}

/** Takes a passed task back. Refuses M-161, M-613 it lies with nobody, M-614 done. */
export async function recallTask(pass: Worker, { task }: { task: string }): Promise<{ task: string }> {
  await lockTask(pass, task);
  await takeBack(pass, { task });
  return { task };
}

/**
 * The numbers a department gave with its answer about a task, in their order; noted in the house book before they are shown. Of a
 * thread, a dispute or a clue they stand with its line. Refuses M-161.
 */
export async function taskNumbers(pass: Worker, { hand }: { hand: string }): Promise<{ numbers: string[] }> {
  const { county } = pass.reach;
  const [row] = await pass.sql<{ lodging: string; said: Buffer | null }[]>`
    select lodging_id as lodging, said from hand_off where county = ${county} and id = ${hand} and task_id is not null`;
  const holder = { sql: pass.sql, county, now: pass.now };
  const said = saidOf(await openText(holder, 'hand_off', 'said', hand, row?.said ?? null));
  if (!row || !said || said.numbers.length === 0) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'hand.numbers', subjectKind: 'hand_off', subjectId: hand, lodgingId: row.lodging });
  return { numbers: said.numbers };
}

type Untold = {
  id: string;
  task: string;
  lodging: string;
  subjectKind: string;
  subject: string;
  unit: string;
  outcome: 'answered' | 'returned' | null;
  askedBy: string;
};

const pathOf: Record<string, string> = { chase: '/chases/', inspection: '/inspections/' };

/**
 * Tells whoever passed a task on that it was claimed, answered or returned, each once; one that was returned is due at once. Returns
 * how many messages.
 */
export async function tellTasks(pass: Clock): Promise<{ told: number }> {
  const { county } = pass.reach;
  const now = pass.now.toISOString();
  const rows = await pass.sql<Untold[]>`
    select h.id, h.task_id as task, h.lodging_id as lodging, t.subject_kind as "subjectKind", t.subject_id as subject, u.name as unit,
      h.outcome, h.asked_by as "askedBy"
    from hand_off h join task t on t.county = h.county and t.id = h.task_id
    join unit u on u.county = h.county and u.id = h.claimed_unit
    where h.county = ${county} and ((h.claimed_at is not null and h.claim_told_at is null)
      or (h.answered_at is not null and h.end_told_at is null))
    order by h.claimed_at, h.id for update of h skip locked`;
  for (const { id, task, lodging, subjectKind, subject, unit, outcome, askedBy } of rows) {
    const what = outcome === 'answered' ? 'taskAnswered' : outcome ? 'toldReturned' : 'taskClaimed';
    await send(pass, [
      {
        ...{ key: `hand/${id}/${outcome ?? 'claimed'}`, account: askedBy, kind: 'task', lodgings: [lodging] },
        path: pathOf[subjectKind] ? `${pathOf[subjectKind]}${subject.split('/')[0]}` : '/tasks',
        text: (language) => ({ title: handWords(language).title, body: handWords(language)[what](unit) }),
      },
    ]);
    if (outcome === 'returned')
      await pass.sql`update task set due_at = least(due_at, ${now}::timestamptz)
        where county = ${county} and id = ${task} and done_at is null`;
    await pass.sql`update hand_off set claim_told_at = coalesce(claim_told_at, ${now}),
        end_told_at = case when answered_at is not null then coalesce(end_told_at, ${now}) end
      where county = ${county} and id = ${id}`;
  }
  return { told: rows.length };
}
