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

/**
 * The climbs a matter owes at an instant and has not made (product.md, Filing and What is odd). Instant and unclaimed: at 3
 * minutes (at once for somebody searched for) the county's duty post, at 5 the chief; still open at its due, claimed or not, the
 * county's duty post again. Same day and unclaimed: at its due (30 minutes of duty hours) the chief, 30 minutes of duty later the
 * county. A chase, a question, a dispute or clue, a visit of the week's list and a rectification climb whenever they are overdue, claimed or not. A
 * matter to watch waits.
 */
export function climbsOwed(task: Waiting, now: Date, duty: DutyHours): ClimbTo[] {
  const owed = task.severity === 'instant' ? instantOwed(task, now) : sameDayOwed(task, now, duty);
  return owed.filter((to) => !task.climbs.some((climb) => climb.to === to));
}

function instantOwed({ opened, due, claimed, sought }: Waiting, now: Date): ClimbTo[] {
  const waited = now.getTime() - opened.getTime();
  const owed: ClimbTo[] = [];
  if (!claimed && (sought || waited >= 3 * minute)) owed.push('county_duty');
  if (!claimed && waited >= 5 * minute) owed.push('chief');
  if (due && now >= due) owed.push('county_duty_again');
  return owed;
}

function sameDayOwed({ kind, severity, due, claimed }: Waiting, now: Date, duty: DutyHours): ClimbTo[] {
  const inHand = claimed && !pursued.includes(kind);
  if (severity !== 'same_day' || inHand || !due || now < due) return [];
  const patience = pursued.includes(kind) ? pursuedMinutes : chiefMinutes;
  const goesOn = afterDuty(due, kind === 'question' ? questionMinutes : patience, duty);
  return now >= goesOn ? ['chief', 'county'] : ['chief'];
}
