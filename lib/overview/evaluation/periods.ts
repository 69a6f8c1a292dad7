import { addDays, type BusinessDay, businessDay, isCivilDate, weekday } from '#lib/clock/business-day.ts';

export const periodKinds = ['week', 'month'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A week from Monday to Sunday or a calendar month of business days, both ends included; `key` is its first night or 'YYYY-MM'. */
export type Period = { kind: PeriodKind; key: string; from: BusinessDay; to: BusinessDay };

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The period a night lies in. */
export function periodOf(kind: PeriodKind, day: BusinessDay): Period {
  if (kind === 'week') {
    const from = addDays(day, 1 - weekday(day));
    return { kind, key: from, from, to: addDays(from, 6) };
  }
  const from = businessDay(`${day.slice(0, 7)}-01`);
  // 31 days on is in the next month, whatever the month
  const next = businessDay(`${addDays(from, 31).slice(0, 7)}-01`);
  return { kind, key: day.slice(0, 7), from, to: addDays(next, -1) };
}

/** The period an address names: 'YYYY-MM' a month, a date the week it lies in; null for anything else. */
export function periodNamed(text: string): Period | null {
  if (monthPattern.test(text) && isCivilDate(`${text}-01`))
    return periodOf('month', businessDay(`${text}-01`));
  return isCivilDate(text) ? periodOf('week', businessDay(text)) : null;
}

/** The period n periods later, earlier where n is negative; one step at a time, months being of unequal length. */
export function periodAfter(period: Period, n: number): Period {
  let one = period;
  for (let step = 0; step < Math.abs(n); step++)
    one = periodOf(period.kind, n > 0 ? addDays(one.to, 1) : addDays(one.from, -1));
  return one;
}

/** The period and those before it, `count` in all, oldest first. */
export function periodsUpTo(period: Period, count: number): Period[] {
  return Array.from({ length: count }, (_, n) => periodAfter(period, n + 1 - count));
}
