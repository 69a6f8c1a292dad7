import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Status } from './terms.ts';

/** A value that holds from a day on, until the next one begins. */
export type From<T> = { fromDay: string; value: T };

/** A closure as decided: `approved` is null while nobody has. Both days are closed nights. */
export type ClosureSpan = { fromDay: string; toDay: string; approved: boolean | null };

export type LodgingLife = {
  onboardedDay: string | null;
  statuses: readonly From<Status>[];
  closures: readonly ClosureSpan[];
};

export type Expectation =
  | { expected: true }
  | { expected: false; because: 'not_onboarded' | 'suspended' | 'closed_down' | 'closure' };

/** The value in force on a day: the latest that began on it or before; null before the first. */
export function inForce<T>(history: readonly From<T>[], day: string): T | null {
  let found: From<T> | null = null;
  for (const entry of history)
    if (entry.fromDay <= day && (!found || entry.fromDay > found.fromDay)) found = entry;
  return found ? found.value : null;
}

/** The closure that covers a night, approved ones only. */
function approvedClosure(closures: readonly ClosureSpan[], day: string): ClosureSpan | null {
  return (
    closures.find(({ fromDay, toDay, approved }) => approved === true && fromDay <= day && day <= toDay) ??
    null
  );
}

/**
 * Whether a return is expected of a lodging for a night (product.md, Who is silent): onboarded by then, operating that
 * night, no approved closure over it. Before onboarding nothing is expected; otherwise the night is excused, and why.
 */
export function expectedOn(life: LodgingLife, day: BusinessDay): Expectation {
  if (life.onboardedDay === null || day < life.onboardedDay)
    return { expected: false, because: 'not_onboarded' };
  const status = inForce(life.statuses, day);
  if (status === null) return { expected: false, because: 'not_onboarded' };
  if (status !== 'operating') return { expected: false, because: status };
  return approvedClosure(life.closures, day) ? { expected: false, because: 'closure' } : { expected: true };
}

/** Two spans of nights that share at least one. */
export function overlaps(
  a: { fromDay: string; toDay: string },
  b: { fromDay: string; toDay: string },
): boolean {
  return a.fromDay <= b.toDay && b.fromDay <= a.toDay;
}
