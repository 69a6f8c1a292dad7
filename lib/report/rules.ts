import type { BusinessDay } from '#lib/clock/business-day.ts';
import { startOf } from '#lib/clock/business-day.ts';
import { amendFreelyUntil, type DayRules, isPremature, lateUntil } from '#lib/clock/due.ts';
import { clockTime } from '#lib/clock/words.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { errorsIn, factsOf, problem } from './codes.ts';
import type { ReturnInput } from './inputs.ts';
import { isInstant } from './instants.ts';
import type { StayKeys } from './matching.ts';
import { planStays, type StayAct } from './plan-stays.ts';
import type { StayFlag, StayValues } from './stay.ts';
import type { ClosedReason, Kind } from './terms.ts';
import { limits, readParagraph } from './text.ts';

/** A stay of the current version as the command loads it. Sources are opaque: one for all persons, one per key or import. */
export type StayFacts = {
  id: string;
  /** who first filed it */
  source: string;
  /** who wrote its present text */
  textSource: string;
  /** as they are, or masked where the lodging may no longer read them; masked values are only ever kept, never compared */
  values: StayValues;
  keys: StayKeys;
  flags: readonly StayFlag[];
};

export type Patrol = { patrolled?: boolean; visitors_registered?: boolean };

export type VersionFacts = { n: number; kind: Kind; acceptedAt: Date; source: string; patrol: Patrol | null };

export type ReturnFacts = {
  night: BusinessDay;
  rules: DayRules;
  effectiveDue: Date;
  /** `excused`: an approved closure or status; `none`: no return was ever expected of this lodging for this night */
  expectation: 'expected' | 'excused' | 'none';
  /** the night's stays were emptied at their clearing date */
  cleared: boolean;
  /** the instant of acceptance: the request's, or the file's for a history */
  now: Date;
  /** `told`: an officer files what the house said on the telephone; who said so is kept beside the version */
  by: { source: string; person: boolean; told?: boolean };
  history: boolean;
  current: VersionFacts | null;
  /** the stays of the current version */
  stays: readonly StayFacts[];
  keysOf: (values: StayValues) => StayKeys;
  isHousePhone?: (phone: string) => boolean;
};

export type Excuse = { why: 'late_request' | 'offline'; reason: string | null };

export type ReturnPlan = {
  /** `unchanged`: nothing new was said; the current version and its receipt answer */
  outcome: 'first' | 'amended' | 'unchanged';
  kind: Kind;
  /** number of the version that results */
  version: number;
  acts: StayAct[];
  /** stays in the version that results */
  count: number;
  premature: boolean;
  /** accepted after the effective due as the first return of the night; amending is never late */
  late: boolean;
  /** accepted, or amended, after the late window: old values stay masked for the lodging */
  lateRequest: boolean;
  /** opens the small "excuse?" task */
  excuse: Excuse | null;
  patrol: Patrol | null;
  closedReason: ClosedReason | null;
  /** warnings and information of the filing, by row */
  results: Problem[];
};

/**
 * Decides one return against what the night already holds. Returns the plan, or a Refusal that names every error: nothing
 * of the filing is then written. What is late, odd or incomplete about a child is accepted and said; no stay leaves or is
 * overwritten but by a person's act (product.md, Filing). A nil over stays is M-151 before anything else is looked at.
 */
export function decideReturn(input: ReturnInput, facts: ReturnFacts): ReturnPlan | Refusal {
  const { current, now, history } = facts;
  if (facts.cleared) return new Refusal('gone', [problem('M-155', { field: 'night' })]);
  if (now < startOf(facts.night) && !history)
    return new Refusal('invalid', [problem('M-111', { field: 'night' }, { night: facts.night })]);

  const planned = planStays(input, facts);
  const removed = planned.acts.filter(({ act }) => act === 'remove').length;
  const left = facts.stays.length - removed;
  if (input.kind !== 'guests' && left > 0 && planned.problems.length === 0)
    return overStays(input.kind, facts, left);

  const stale = staleness(input, facts, planned.touchesOthers);
  if (stale) return stale;

  const count = left + planned.acts.filter(({ act }) => act === 'add').length;
  const patrol = input.patrol ?? current?.patrol ?? null;
  const changed = isChange(input, facts, planned.acts);
  const timing = timingOf(input, facts, changed, count > facts.stays.length - removed);
  const results = [...nightProblems(input, facts, removed, count), ...planned.problems, ...timing.problems];
  const errors = errorsIn(results);
  if (errors[0]) return new Refusal(factsOf(errors[0].code).kind ?? 'invalid', [...errors, ...rest(results)]);
  if (!changed) results.push(problem('M-158', {}, { version: current?.n ?? 0 }));
  return {
    outcome: !current ? 'first' : changed ? 'amended' : 'unchanged',
    kind: input.kind,
    version: (current?.n ?? 0) + (changed ? 1 : 0),
    acts: planned.acts,
    count,
    premature: timing.premature,
    late: timing.late,
    lateRequest: timing.lateRequest,
    excuse: timing.excuse,
    patrol,
    closedReason: input.kind === 'closed' ? (input.reason ?? null) : null,
    results,
  };
}

function overStays(kind: 'nil' | 'closed', facts: ReturnFacts, stays: number): Refusal {
  const code = kind === 'nil' ? 'M-151' : 'M-152';
  const version = facts.current?.n ?? 0;
  return new Refusal('conflict', [problem(code, { field: 'kind' }, { stays, night: facts.night })], {
    version,
  });
}

/**
 * A caller that says what it saw must have seen the current version; one that says nothing may create the first version
 * and add, but not change or remove what another wrote (architecture.md, One request).
 */
function staleness(input: ReturnInput, facts: ReturnFacts, touchesOthers: boolean): Refusal | null {
  const { current, by } = facts;
  const version = current?.n ?? 0;
  const seen = input.seen_version;
  const sameWord = input.kind !== 'guests' && current?.kind === input.kind;
  const replaces = current !== null && input.kind !== 'guests' && !sameWord;
  const own = current?.source === by.source && !by.person;
  const blind = seen === undefined && (touchesOthers || (replaces && !own));
  const stale = seen !== undefined && seen !== version && !sameWord;
  if (!blind && !stale) return null;
  return new Refusal(
    'conflict',
    [problem('M-148', { field: 'seen_version' }, { version, seen: seen ?? -1 })],
    { version },
  );
}

function nightProblems(input: ReturnInput, facts: ReturnFacts, removed: number, count: number): Problem[] {
  const { current, history } = facts;
  const problems: Problem[] = [];
  if (input.kind === 'guests') {
    if (facts.expectation !== 'expected' && !history) problems.push(problem('M-116', { field: 'night' }));
    const patrolOnly = input.patrol !== undefined && current?.kind === 'guests';
    if (input.stays.length === 0 && !input.remove?.length && !patrolOnly)
      problems.push(problem('M-156', { field: 'stays' }));
    if (removed > 0 && count === 0) problems.push(problem('M-159', { field: 'kind' }));
  } else if (facts.expectation === 'none' && !history) problems.push(problem('M-114', { field: 'night' }));
  return problems;
}

function isChange(input: ReturnInput, facts: ReturnFacts, acts: readonly StayAct[]): boolean {
  const { current, rules, night, now } = facts;
  if (!current || current.kind !== input.kind) return true;
  if (acts.some(({ act }) => act !== 'same')) return true;
  if (input.patrol && JSON.stringify(input.patrol) !== JSON.stringify(current.patrol)) return true;
  // A premature nil speaks only until it was said; said again later, it speaks for longer.
  return now > current.acceptedAt && isPremature(input.kind, current.acceptedAt, night, rules);
}

function timingOf(input: ReturnInput, facts: ReturnFacts, changed: boolean, adds: boolean) {
  const { current, now, history, rules, night, effectiveDue } = facts;
  const problems: Problem[] = [];
  const premature = changed && isPremature(input.kind, now, night, rules);
  if (premature) problems.push(problem('M-110', {}, { until: clockTime(now) }));
  const late = !current && now > effectiveDue;
  if (late) {
    const minutes = Math.ceil((now.getTime() - effectiveDue.getTime()) / 60_000);
    problems.push(problem('M-112', {}, { minutes }));
  }
  const window = current ? amendFreelyUntil(effectiveDue) : lateUntil(effectiveDue, rules);
  const lateRequest = changed && now > window;
  const reading = readParagraph(input.late_reason ?? '', limits.reason);
  const reason = 'text' in reading ? reading.text || null : null;
  if ('fault' in reading)
    problems.push(
      problem(reading.fault, { field: 'late_reason' }, { max: limits.reason, length: reading.length ?? 0 }),
    );
  else if (lateRequest && !reason && !history && !facts.by.told)
    problems.push(problem(adds ? 'M-115' : 'M-113', { field: 'late_reason' }));
  const offline = late && draftedInTime(input.drafted_at, facts);
  const why = offline ? 'offline' : lateRequest ? 'late_request' : null;
  const excuse: Excuse | null = why && !history ? { why, reason } : null;
  return { problems, premature, late, lateRequest, excuse };
}

/** A draft's own time is believed only where it could be true: a phone's clock may stand days ahead. */
function draftedInTime(draftedAt: string | undefined, { now, night, effectiveDue }: ReturnFacts): boolean {
  if (!draftedAt || !isInstant(draftedAt)) return false;
  const at = new Date(draftedAt);
  return at >= startOf(night) && at <= effectiveDue && at <= now;
}

const sentAtOnceMs = 10 * 60_000;

/**
 * When a return was drafted, if it was sent later than it was drafted: a browser names the moment with every return, so
 * that one whose line was lost needs no other text. Null for one sent within ten minutes and for a time that cannot be.
 */
export function draftedEarlier(draftedAt: string | undefined, acceptedAt: Date): Date | null {
  if (!draftedAt || !isInstant(draftedAt)) return null;
  const at = new Date(draftedAt);
  return acceptedAt.getTime() - at.getTime() > sentAtOnceMs ? at : null;
}

function rest(results: readonly Problem[]): Problem[] {
  const errors = errorsIn(results);
  return results.filter((result) => !errors.includes(result));
}
