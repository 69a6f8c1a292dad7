import { addDays, type BusinessDay, businessDay, daysBetween, isCivilDate } from '#lib/clock/business-day.ts';

/** A pattern of each year: 'MM-DD' of its first and last night; one that ends before it begins goes over the new year. */
export type Season = { fromDate: string; toDate: string; firstDay: BusinessDay };

export type Span = { fromDay: BusinessDay; toDay: BusinessDay };

const shortest = 7;
const longest = 300;
const aheadAtMost = 366;

/** The days of the year a first span stands for. */
export function seasonOf({ fromDay, toDay }: Span): Season {
  return { fromDate: fromDay.slice(5), toDate: toDay.slice(5), firstDay: fromDay };
}

/** Whether a first span can be a season: 7 to 300 nights, beginning at most a year ahead and not over yet. */
export function isSeason({ fromDay, toDay }: Span, running: BusinessDay): boolean {
  const length = daysBetween(fromDay, toDay) + 1;
  if (length < shortest || length > longest || toDay < running) return false;
  return fromDay <= addDays(running, aheadAtMost);
}

/** A date of a year; the 29th of February is the 28th in a common one. */
function dateIn(year: number, date: string): BusinessDay {
  const text = `${year}-${date}`;
  return businessDay(isCivilDate(text) ? text : `${year}-02-28`);
}

/** The spans of a season that touch the nights from one to another, none before its first. */
export function spansOf(season: Season, from: BusinessDay, to: BusinessDay): Span[] {
  const [first, last] = [Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4))];
  const spans: Span[] = [];
  for (let year = first; year <= last; year++) {
    const fromDay = dateIn(year, season.fromDate);
    const toDay = dateIn(season.toDate < season.fromDate ? year + 1 : year, season.toDate);
    if (fromDay >= season.firstDay && fromDay <= to && toDay >= from) spans.push({ fromDay, toDay });
  }
  return spans;
}
