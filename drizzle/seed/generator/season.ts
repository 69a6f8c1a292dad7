import { type BusinessDay, businessDay, daysBetween, weekday } from '#lib/clock/business-day.ts';

// First days of Spring Festival, Dragon Boat and Mid-Autumn, which follow the moon, and the nights they fill.
const moving: readonly (readonly [string[], number, number, number])[] = [
  [['2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03'], -1, 6, 1.9],
  [['2025-05-31', '2026-06-19', '2027-06-09', '2028-05-28', '2029-06-16', '2030-06-05'], -1, 1, 1.5],
  [['2025-10-06', '2026-09-25', '2027-09-15', '2028-10-03', '2029-09-22', '2030-09-12'], -1, 1, 1.5],
];
const fixed: readonly (readonly [string, string, number])[] = [
  ['04-03', '04-05', 1.5],
  ['04-30', '05-04', 2.1],
  ['09-30', '10-06', 2.3],
  ['12-31', '12-31', 1.4],
];
const byMonth = [1.05, 1.05, 0.85, 0.9, 0.95, 0.9, 1.2, 1.22, 0.85, 0.95, 0.85, 0.85];
const byWeekday = [0.8, 0.78, 0.8, 0.86, 1.3, 1.5, 0.9];

/**
 * How busy a night is with families against the year's mean of about 1: school holidays by month, Friday and Saturday,
 * and the public holidays, known for the moon's festivals from 2025 to 2030.
 */
export function seasonOf(day: BusinessDay): number {
  const month = byMonth[Number(day.slice(5, 7)) - 1] ?? 1;
  return month * (holidayOf(day) ?? byWeekday[weekday(day) - 1] ?? 1);
}

function holidayOf(day: BusinessDay): number | null {
  const date = day.slice(5);
  const sun = fixed.find(([from, to]) => from <= date && date <= to);
  if (sun) return sun[2];
  for (const [firsts, from, to, factor] of moving) {
    const first = firsts.find((text) => text.startsWith(day.slice(0, 4)));
    if (!first) continue;
    const distance = daysBetween(businessDay(first), day);
    if (from <= distance && distance <= to) return factor;
  }
  return null;
}
