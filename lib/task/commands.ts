import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { settleClimbs } from './climb.ts';
import type { ClaimInput, FinishInput } from './inputs.ts';
import { objectToAct, objectToClaiming, objectToOutcome, type TaskFacts } from './transitions.ts';

type Worker = Pass<'task:work'> | Pass<'identity:resolve'>;
type Locked = TaskFacts & { id: string; lodgingId: string; subjectId: string };

/** What is shown after an act: the task and how it stands. */
export type Acted = { id: string; state: 'claimed' | 'done'; outcome: string | null };

/**
 * Claims a task within reach: from then on its clock has a name. Refuses M-161 out of reach, M-320 finished, M-321 claimed
 * by another unless it is taken over on purpose, M-324 a kind that is claimed where its matter stands. Claiming one's own again changes nothing.
 */
export async function claimTask(pass: Pass<'task:work'>, input: ClaimInput): Promise<Acted> {
  const task = await lockTask(pass, input.task);
  refuse(objectToClaiming(task.kind));
  const mine = task.claimedBy !== null && task.claimedBy === pass.actor.id;
  if (mine && !task.done) return { id: task.id, state: 'claimed', outcome: null };
  const over = input.over === 'yes' && task.claimedBy !== null;
  refuse(objectToAct(task, over ? 'take_over' : 'claim'));
  await pass.sql`update task set claimed_by = ${pass.actor.id}::uuid, claimed_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${task.id}`;
  await settleClimbs(pass, task.id);
  pass.record({
    act: 'task.claim',
    subjectKind: 'task',
    subjectId: task.id,
    lodgingId: task.lodgingId,
    detail: { kind: task.kind, ...(over ? { from: task.claimedBy } : {}) },
  });
  return { id: task.id, state: 'claimed', outcome: null };
}

/**
 * Ends a task with one of its kind's outcomes; an unclaimed one is claimed by it. Refuses M-161, M-320, M-322, and M-323
 * the word "identified", which is a 民警's alone (`identifyChild`).
 */
export async function finishTask(pass: Pass<'task:work'>, input: FinishInput): Promise<Acted> {
  return finish(pass, input, false);
}

/** A 民警 ends a pending identity; the pass is given to 民警 only (product.md, People). Refusals as `finishTask`. */
export async function identifyChild(pass: Pass<'identity:resolve'>, input: FinishInput): Promise<Acted> {
  return finish(pass, input, true);
}

async function finish(pass: Worker, input: FinishInput, mayIdentify: boolean): Promise<Acted> {
  const task = await lockTask(pass, input.task);
  refuse(objectToAct(task, 'finish'));
  refuse(objectToOutcome(task.kind, input.outcome, mayIdentify));
  const at = pass.now.toISOString();
  await pass.sql`update task set done_by = ${pass.actor.id}::uuid, done_at = ${at}, outcome = ${input.outcome},
      claimed_by = coalesce(claimed_by, ${pass.actor.id}::uuid), claimed_at = coalesce(claimed_at, ${at})
    where county = ${pass.reach.county} and id = ${task.id}`;
  await settleClimbs(pass, task.id);
  const special: Record<string, string> = { identified: 'identity.resolved', excused: 'report.excused' };
  pass.record({
    act: special[input.outcome] ?? 'task.done',
    subjectKind: 'task',
    subjectId: task.id,
    lodgingId: task.lodgingId,
    detail: { kind: task.kind, subject: task.subjectId, outcome: input.outcome },
  });
  return { id: task.id, state: 'done', outcome: input.outcome };
}

/** Two who act at once follow one another; the second is told how it stands. */
async function lockTask(pass: Worker, id: string): Promise<Locked> {
  const [task] = await pass.sql<Locked[]>`
    select id, kind, lodging_id as "lodgingId", subject_id as "subjectId", claimed_by as "claimedBy", done_at is not null as done
    from task where county = ${pass.reach.county} and id = ${id} for update`;
  if (!task) throw new Refusal('not_found', 'M-161');
  return task;
}

function refuse(problem: ReturnType<typeof objectToAct>): void {
  if (problem) throw new Refusal(problem.code === 'M-323' ? 'forbidden' : 'conflict', [problem]);
}
