import type { Problem } from '#lib/platform/errors.ts';
import { claimedHere, type Outcome, outcomesFor } from './terms.ts';

export type TaskState = 'open' | 'claimed' | 'done';
export type TaskAct = 'claim' | 'take_over' | 'finish';

/** What may be done in each state and where it leads; finishing an unclaimed task claims it. */
const transitions: Record<TaskState, Partial<Record<TaskAct, TaskState>>> = {
  open: { claim: 'claimed', finish: 'done' },
  claimed: { take_over: 'claimed', finish: 'done' },
  done: {},
};

/** A task as the rules see it. */
export type TaskFacts = { kind: string; claimedBy: string | null; done: boolean };

/** The state a task is in. */
function stateOfTask({ claimedBy, done }: TaskFacts): TaskState {
  if (done) return 'done';
  return claimedBy ? 'claimed' : 'open';
}

/** Why an act is not possible now: M-320 finished already, M-321 claimed by another (take it over); null when it is. */
export function objectToAct(task: TaskFacts, act: TaskAct): Problem | null {
  const state = stateOfTask(task);
  if (transitions[state][act]) return null;
  if (state === 'done') return { code: 'M-320' };
  return state === 'claimed' ? { code: 'M-321' } : null;
}

/** Why a task cannot be claimed on the list of tasks: M-324 its kind is claimed where the matter stands; else null. */
export function objectToClaiming(kind: string): Problem | null {
  return claimedHere(kind) ? null : { code: 'M-324' };
}

/** Why a task cannot end so: M-322 an outcome of another kind, M-323 only a 民警 says that a child is identified. */
export function objectToOutcome(kind: string, outcome: Outcome, mayIdentify: boolean): Problem | null {
  if (!outcomesFor(kind).includes(outcome)) return { code: 'M-322', field: 'outcome' };
  return outcome === 'identified' && !mayIdentify ? { code: 'M-323', field: 'outcome' } : null;
}
