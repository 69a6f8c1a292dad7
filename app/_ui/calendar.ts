import {
  addDays,
  type BusinessDay,
  businessDay,
  daysBetween,
  daysOf,
  weekday,
} from '#lib/clock/business-day.ts';

/** Where a night stands in the year drawing: column of its week (Monday first), row 0 to 6. */
export type Cell = { day: BusinessDay; column: number; row: number };
export type MonthMark = { month: number; column: number };

/**
 * First and last night (both included) to the cells of the year drawing and the columns where a month begins.
 * A month whose first day is not in range is not named; its column is the week that holds that first day.
 */
export function yearLayout(from: BusinessDay, to: BusinessDay) {
  const first = weekday(from) - 1;
  const cells: Cell[] = daysOf(from, to).map((day, index) => ({
    day,
    column: Math.floor((first + index) / 7),
    row: (first + index) % 7,
  }));
  const months: MonthMark[] = cells
    .filter(({ day }) => day.endsWith('-01'))
    .map(({ day, column }) => ({ month: Number(day.slice(5, 7)), column }));
  return { cells, months, columns: (cells.at(-1)?.column ?? -1) + 1 };
}

/** Month YYYY-MM to its weeks, Monday first; places before the first and after the last night are undefined. */
export function monthWeeks(month: string): (BusinessDay | undefined)[][] {
  const first = businessDay(`${month}-01`);
  const nights = daysOf(first, addDays(first, 30)).filter((day) => day.startsWith(month));
  const places = [...Array.from<undefined>({ length: weekday(first) - 1 }), ...nights];
  return Array.from({ length: Math.ceil(places.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, place) => places[week * 7 + place]),
  );
}

/** Nights, oldest first, to runs of neighbours: [first, last] of each. */
export function dayRuns(days: readonly BusinessDay[]): [BusinessDay, BusinessDay][] {
  const runs: [BusinessDay, BusinessDay][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && daysBetween(run[1], day) === 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}
