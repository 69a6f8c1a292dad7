import type { Problem } from '#lib/platform/errors.ts';
import type { CallOutcome, Level, PersonStep, VisitOutcome } from './terms.ts';

/** A chase as the rules see it. `done` names the steps people took so far, `steps` how many lines it has. */
export type ChaseFacts = { level: Level; closed: boolean; steps: number; done: readonly PersonStep[] };

const talking = ['reminder', 'call', 'text', 'message', 'visit', 'promise', 'on_behalf'] as const;

/**
 * What may be done at each level, what meets its demand, and of which steps one must have been taken before a finding
 * may end it. A level is reached by the cascade alone (rules.ts); only a joint visit that finds a breach leads on, and
 * only from there can a correction, a talk or a case be opened: a missing return alone never opens one.
 */
export const transitions: Record<
  Level,
  { may: readonly PersonStep[]; meets: readonly PersonStep[]; endsAfter: readonly PersonStep[] }
> = {
  remind: { may: [...talking, 'closed'], meets: [], endsAfter: ['call', 'visit'] },
  officer: {
    may: [...talking, 'closed'],
    meets: ['call', 'text', 'message', 'visit', 'promise', 'on_behalf'],
    endsAfter: ['call', 'visit'],
  },
  call: { may: [...talking, 'closed'], meets: ['call', 'visit', 'on_behalf'], endsAfter: ['call', 'visit'] },
  visit: { may: [...talking, 'closed'], meets: ['visit'], endsAfter: ['visit'] },
  joint_visit: {
    may: [...talking, 'joint_visit', 'closed'],
    meets: ['joint_visit'],
    endsAfter: ['joint_visit'],
  },
  breach: {
    may: ['correction', 'talk', 'case', 'closed'],
    meets: ['correction', 'talk', 'case'],
    endsAfter: ['correction', 'talk', 'case'],
  },
};

const unanswered: readonly string[] = [
  'no_answer',
  'busy',
  'invalid_number',
  'nobody_there',
  'shut',
] satisfies readonly (CallOutcome | VisitOutcome)[];

/** A number that rang out, a door nobody opened: it told nobody anything. Such a step is written, and the demand stands. */
export const isFruitless = (outcome: string | null): boolean =>
  outcome !== null && unanswered.includes(outcome);

/** Whether a step meets what the level asks for; a call nobody answered and a visit that found nobody do not. */
export function meets(level: Level, step: PersonStep, outcome: string | null): boolean {
  return transitions[level].meets.includes(step) && !isFruitless(outcome);
}

/**
 * Why a step is not possible now: M-420 the chase is over, M-421 somebody recorded a step since the page was read,
 * M-422 not at this level, M-423 a finding needs a step first that shows how it is known. Null when it is possible.
 */
export function objectToStep(chase: ChaseFacts, step: PersonStep, seen: number): Problem | null {
  if (chase.closed) return { code: 'M-420' };
  if (seen !== chase.steps) return { code: 'M-421' };
  const line = transitions[chase.level];
  if (!line.may.includes(step)) return { code: 'M-422' };
  if (step === 'closed' && !line.endsAfter.some((one) => chase.done.includes(one))) return { code: 'M-423' };
  return null;
}

/** A found breach that nobody has answered keeps a chase open though the lodging has filed since. */
export function endsByFiling(level: Level, met: boolean): boolean {
  return level !== 'breach' || met;
}
