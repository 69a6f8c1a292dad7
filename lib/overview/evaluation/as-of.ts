import { addDays, businessDayAt } from '#lib/clock/business-day.ts';
import { dueAt, standardDay } from '#lib/clock/due.ts';
import type { Period } from './periods.ts';

/** So long after its due a return still comes as merely late (product.md, The day). */
export const lateWindowHours = 72;

/** The instant at which a period is settled (UTC): 72 hours after the due of its last night; later returns do not move its numbers. */
function settledAt(period: Period): Date {
  return new Date(dueAt(period.to, standardDay).getTime() + lateWindowHours * 3_600_000);
}

/**
 * As of which instant (UTC) a period is told: the one asked for, else when it was settled, else now. Never a moment that
 * has not come.
 */
export function asOfFor(period: Period, asked: Date | undefined, now: Date): Date {
  const wanted = asked ?? settledAt(period);
  return wanted < now ? wanted : now;
}

/** The part of a period that was due at an instant, since a night still due says nothing of anybody's work; null for none. */
export function dueBy(period: Period, asOf: Date): Period | null {
  const yesterday = addDays(businessDayAt(asOf), -1);
  const last = dueAt(yesterday, standardDay) <= asOf ? yesterday : addDays(yesterday, -1);
  if (last < period.from) return null;
  return last < period.to ? { ...period, to: last } : period;
}
