import { addDays, type BusinessDay, businessDay, civilDateAt } from '#lib/clock/business-day.ts';

/** How long a stay's names, numbers and phones stay readable, and within what a county may set it (product.md, Keeping). */
const readableDays = { standard: 180, min: 90, max: 365 } as const;

/** What the clearing date of a stay follows from; instants UTC. `night` is the last night known to be in house. */
export type LeavingFacts = { night: BusinessDay; plannedCheckOut: Date | null; checkedOut: Date | null };

/**
 * The first date (Shanghai) on which the stay's text is emptied: the day after `days` full days have passed since the
 * actual check-out, else the planned one, else the last night in house (product.md, Keeping and showing).
 * Throws RangeError when `days` is outside 90 to 365.
 */
export function clearOn(leaving: LeavingFacts, days: number = readableDays.standard): BusinessDay {
  if (!Number.isInteger(days) || days < readableDays.min || days > readableDays.max)
    throw new RangeError(`readable for ${days} days`);
  const left = leaving.checkedOut ?? leaving.plannedCheckOut;
  return addDays(left ? businessDay(civilDateAt(left)) : leaving.night, days + 1);
}

/** What is still sealed under one data key on the day of a run. */
export type KeyUse = {
  keyId: number;
  /** past its clearing date and free: emptied by this run */
  due: number;
  /** past its clearing date and under a hold */
  held: number;
  /** not yet at its clearing date */
  kept: number;
};

export type KeyFate = 'keep' | 'destroy' | 'rewrite_then_destroy';

/**
 * What becomes of a key once what is due was emptied: it goes when nothing before its clearing date is left; what a hold
 * keeps is first rewritten under the month's hold key, which itself stays as long as the hold (architecture.md, Fields).
 */
export function fateOf(use: KeyUse, isHoldKey: boolean): KeyFate {
  if (use.kept > 0) return 'keep';
  if (use.held === 0) return 'destroy';
  return isHoldKey ? 'keep' : 'rewrite_then_destroy';
}

/**
 * Whether the clearing date of a month's last night has come, counted from the night itself: before that a late return
 * may still be filed for the month, and needs its key. `month` is 'YYYY-MM', `today` a civil date 'YYYY-MM-DD'.
 */
export function monthIsPast(month: string, days: number, today: string): boolean {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const lastNight = businessDay(new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10));
  return clearOn({ night: lastNight, plannedCheckOut: null, checkedOut: null }, days) <= today;
}
