import { afterDuty, type DutyHours } from '#lib/clock/duty-hours.ts';
import { pursued, type Severity } from './terms.ts';

/** Where a matter that waits is rung next: the county's duty post, the head of the station, the county once more. */
export const climbTargets = ['county_duty', 'chief', 'county_duty_again', 'county'] as const;
export type ClimbTo = (typeof climbTargets)[number];

export type Climb = { to: ClimbTo; at: string };

type Waiting = {
  kind: string;
  severity: Severity;
  opened: Date;
  due: Date | null;
  claimed: boolean;
  /** since when somebody has it in hand; what it climbed before that does not count for what follows */
  claimedAt?: Date | null;
  climbs: readonly Climb[];
  /** somebody searched for: the county is told together with the duty post */
  sought?: boolean;
};

const minute = 60_000;
/** A same-day matter the chief leaves lying too goes on to the county after as much duty time again. */
const chiefMinutes = 30;
/** What has days, not minutes: what the chief leaves lying for a day of duty goes on to the county. */
const pursuedMinutes = 600;
/** A house that asked has waited beyond the due already: the chief has half a day of duty before the county hears of it. */
const questionMinutes = 300;
/** Somebody has it in hand: so much duty time beyond its due before the chief asks, and as much again before the county does. */
const claimedMinutes = 300;

/** Minutes of duty a matter may lie with the chief before the county hears of it. */
const patienceOf = (kind: string): number => {
  if (kind === 'question') return questionMinutes;
  // An order to relay is a minute's work, however much of the day is left.
  return kind === 'order' || !pursued.includes(kind) ? chiefMinutes : pursuedMinutes;
};

/**
 * The climbs a matter owes at an instant and has not made (product.md, Filing and What is odd). Instant and unclaimed: at 3
 * minutes (at once for somebody searched for) the county's duty post, at 5 the chief; still open at its due, claimed or not, the
 * county's duty post again, and claimed half an hour beyond that the chief. Same day and unclaimed: at its due (30 minutes of duty
 * hours) the chief, 30 minutes of duty later the county; claimed it climbs later, half a day of duty beyond its due and half a day
 * on. What is pursued (a chase, a question, an order, an excuse, a call to make and the like) climbs whenever it is overdue, claimed
 * or not. A matter to watch without a due waits.
 */
export function climbsOwed(task: Waiting, now: Date, duty: DutyHours): ClimbTo[] {
  const owed = task.severity === 'instant' ? instantOwed(task, now) : dueOwed(task, now, duty);
  return owed.filter((to) => !task.climbs.some((climb) => climb.to === to && counts(task, climb)));
}

/** Whoever took it after the chief had heard of it is asked after anew, once. */
function counts({ kind, claimed, claimedAt }: Waiting, { to, at }: Climb): boolean {
  if (!claimed || !claimedAt || pursued.includes(kind) || (to !== 'chief' && to !== 'county')) return true;
  return new Date(at) >= claimedAt;
}

/** From when somebody who has a matter in hand is late with it. */
const laterOf = (due: Date, claimedAt: Date | null | undefined) =>
  claimedAt && claimedAt > due ? claimedAt : due;

function instantOwed({ opened, due, claimed, claimedAt, sought }: Waiting, now: Date): ClimbTo[] {
  const waited = now.getTime() - opened.getTime();
  const owed: ClimbTo[] = [];
  if (!claimed && (sought || waited >= 3 * minute)) owed.push('county_duty');
  if (!claimed && waited >= 5 * minute) owed.push('chief');
  if (due && now >= due) owed.push('county_duty_again');
  if (due && claimed && now.getTime() >= laterOf(due, claimedAt).getTime() + chiefMinutes * minute)
    owed.push('chief');
  return owed;
}

function dueOwed(
  { kind, severity, due, claimed, claimedAt }: Waiting,
  now: Date,
  duty: DutyHours,
): ClimbTo[] {
  const chased = pursued.includes(kind);
  if ((severity !== 'same_day' && !chased) || !due) return [];
  const inHand = claimed && !chased;
  const first = inHand ? afterDuty(laterOf(due, claimedAt), claimedMinutes, duty) : due;
  if (now < first) return [];
  return now >= afterDuty(first, inHand ? claimedMinutes : patienceOf(kind), duty)
    ? ['chief', 'county']
    : ['chief'];
}
