import {
  addDays,
  type BusinessDay,
  businessDay,
  civilDateAt,
  instantOf,
  weekday,
} from '#lib/clock/business-day.ts';

const dayLength = 86_400_000;
const takenTime = '08:00';

/** Since when a brief counts what was opened and ended: the brief before, at most a week; the first one a day. Instants UTC. */
export function sinceOf(asOf: Date, before: Date | null): Date {
  return new Date(Math.max(before?.getTime() ?? asOf.getTime() - dayLength, asOf.getTime() - 7 * dayLength));
}

/** When the list of a week is taken: Monday, 08:00 in Shanghai (UTC `Date`). */
export const takenAt = (monday: BusinessDay): Date => instantOf(monday, takenTime);

const mondayOf = (day: BusinessDay) => addDays(day, 1 - weekday(day));

/** The Monday of the list asked for by any date of its week, at most the last that has been taken; without a wish that one. */
export function mondayFor(asked: BusinessDay | undefined, now: Date): BusinessDay {
  const own = mondayOf(businessDay(civilDateAt(now)));
  const latest = takenAt(own) <= now ? own : addDays(own, -7);
  return asked && mondayOf(asked) < latest ? mondayOf(asked) : latest;
}

/** How many lists a matter has stood on: the Mondays at 08:00 from when it was over its time up to an instant. */
export function weeksListed(overdue: Date, until: Date): number {
  const monday = mondayOf(businessDay(civilDateAt(overdue)));
  const first = takenAt(monday) >= overdue ? takenAt(monday) : takenAt(addDays(monday, 7));
  return first > until ? 0 : Math.floor((until.getTime() - first.getTime()) / (7 * dayLength)) + 1;
}
