import { addDays, type BusinessDay, businessDayAt, instantOf } from '#lib/clock/business-day.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { problem } from './codes.ts';

/** A stay as in-house asks about it: planned check-out as last extended, and the check-out that was tapped, if any. */
export type HouseFacts = { checkIn: Date; plannedCheckOut: Date | null; checkedOutAt: Date | null };

export type HouseState = 'ahead' | 'in_house' | 'left';

const longest = 366 * 86_400_000;

/**
 * In house from check-in until the check-out that was tapped, else the planned one; without either until tapped (product.md).
 * A later extend moves the planned one and so reopens the stay.
 */
export function houseState({ checkIn, plannedCheckOut, checkedOutAt }: HouseFacts, now: Date): HouseState {
  if (now < checkIn) return 'ahead';
  const until = checkedOutAt ?? plannedCheckOut;
  return until !== null && now >= until ? 'left' : 'in_house';
}

/** True for a child without a planned check-out whom the desk asks about at noon: in house since an earlier night. */
export function asksWhetherInHouse(facts: HouseFacts, now: Date): boolean {
  return (
    facts.plannedCheckOut === null &&
    houseState(facts, now) === 'in_house' &&
    businessDayAt(facts.checkIn) < businessDayAt(now)
  );
}

/** Extend (续住): the new planned check-out lies after now and after the one it replaces. M-126, M-127; null when it may. */
export function judgeExtend(facts: HouseFacts, until: Date, now: Date): Problem | null {
  const after = Math.max(now.getTime(), facts.plannedCheckOut?.getTime() ?? 0, facts.checkIn.getTime());
  if (until.getTime() <= after) return problem('M-126', { field: 'until' });
  const tooLong = until.getTime() - facts.checkIn.getTime() > longest;
  return tooLong ? problem('M-127', { field: 'until' }, { max: 366 }) : null;
}

/** Check out (退房): between check-in and now. M-126 otherwise; null when it may. */
export function judgeCheckOut({ checkIn }: HouseFacts, at: Date, now: Date): Problem | null {
  return at > checkIn && at <= now ? null : problem('M-126', { field: 'at' });
}

/** One tap extends by a night: to noon of the date after the last night in house, which is the running one at the least. */
export function extendedUntil(now: Date, planned: Date | null): Date {
  const last = planned && planned > now ? businessDayAt(planned) : businessDayAt(now);
  const noon = noonAfter(last);
  return planned && noon <= planned ? noonAfter(addDays(last, 1)) : noon;
}

const noonAfter = (night: BusinessDay) => instantOf(addDays(night, 1), '12:00');
