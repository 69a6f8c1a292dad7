import { Refusal } from '#lib/platform/errors.ts';

declare const brand: unique symbol;

/** A hotel night, named by its first date 'YYYY-MM-DD': 06:00 of that date to 06:00 of the next, Asia/Shanghai. */
export type BusinessDay = string & { readonly [brand]: 'BusinessDay' };

// China keeps one civil time and has had no summer time since 15 September 1991 (IANA tz, Asia/Shanghai), so every
// instant this product can meet stands exactly eight hours ahead of UTC. A fixed offset gives the same night whatever
// the zone of the process, the database or the phone, and does not depend on the machine's zone files.
const shanghaiAhead = 8 * 3_600_000;
const nightStarts = 6 * 3_600_000;
const dayLength = 86_400_000;
const firstYear = 1992;
const lastYear = 9998;

/**
 * Takes text from outside, returns it as a night. Only real dates from 1992 to 9998 written 'YYYY-MM-DD' are nights.
 * Throws Refusal invalid M-160 naming `field`.
 */
export function businessDay(text: unknown, field = 'night'): BusinessDay {
  if (typeof text === 'string') {
    const number = civilDayNumber(text);
    const year = Number(text.slice(0, 4));
    if (number !== null && year >= firstYear && year <= lastYear) return text as BusinessDay;
  }
  throw new Refusal('invalid', [{ code: 'M-160', field }]);
}

/** True when the text is a real calendar date 'YYYY-MM-DD' of the years 1000 to 9999; births and check-ins are such dates. */
export function isCivilDate(text: string): boolean {
  return civilDayNumber(text) !== null;
}

/** The night an instant belongs to (product.md, Words): until 06:00 the night before is still running. */
export function businessDayAt(instant: Date): BusinessDay {
  return businessDay(dateText(instant.getTime() + shanghaiAhead - nightStarts));
}

/** The first instant of a night, 06:00 of its date (UTC `Date`); it belongs to the night. */
export function startOf(day: BusinessDay): Date {
  return new Date(dayNumber(day) * dayLength + nightStarts - shanghaiAhead);
}

/** The instant a night is over, 06:00 of the next date (UTC `Date`); it belongs to the next night. */
export function endOf(day: BusinessDay): Date {
  return new Date(startOf(day).getTime() + dayLength);
}

/** The night n nights later (earlier when n is negative). Throws Refusal M-160 when n is no whole number or leaves 1992 to 9998. */
export function addDays(day: BusinessDay, n: number): BusinessDay {
  return businessDay(Number.isSafeInteger(n) ? dateText((dayNumber(day) + n) * dayLength) : null);
}

/** Whole nights from a to b: 0 for the same night, negative when b is earlier. */
export function daysBetween(a: BusinessDay, b: BusinessDay): number {
  return dayNumber(b) - dayNumber(a);
}

/** Every night from `from` to `to`, both included, oldest first; empty when `to` is earlier. */
export function daysOf(from: BusinessDay, to: BusinessDay): BusinessDay[] {
  const length = Math.max(0, daysBetween(from, to) + 1);
  return Array.from({ length }, (_, n) => addDays(from, n));
}

/** The date 'YYYY-MM-DD' that a wall calendar in Shanghai shows at the instant; at 03:00 it is the date after the night's. */
export function civilDateAt(instant: Date): string {
  return dateText(instant.getTime() + shanghaiAhead);
}

/** The time 'HH:MM:SS' that a clock in Shanghai shows at the instant. */
export function clockTimeAt(instant: Date): string {
  return new Date(instant.getTime() + shanghaiAhead).toISOString().slice(11, 19);
}

/**
 * The instant (UTC `Date`) at which Shanghai reads this date 'YYYY-MM-DD' and time 'HH:MM' or 'HH:MM:SS', 00:00 to
 * 23:59:59. Throws Refusal invalid M-160 when either is malformed.
 */
export function instantOf(civilDate: string, time: string): Date {
  const number = civilDayNumber(civilDate);
  const parts = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(time);
  if (number === null || !parts) throw new Refusal('invalid', [{ code: 'M-160', field: 'instant' }]);
  const [, hours, minutes, seconds] = parts;
  const ofDay = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000;
  return new Date(number * dayLength + ofDay - shanghaiAhead);
}

/** The instant (UTC `Date`) within the night at which Shanghai reads 'HH:MM': before 06:00 that is on the date after. */
export function instantInNight(day: BusinessDay, time: string): Date {
  const onItsDate = instantOf(day, time);
  return onItsDate < startOf(day) ? new Date(onItsDate.getTime() + dayLength) : onItsDate;
}

/** ISO 8601 weekday of a date or of a night's first date: 1 is Monday, 7 is Sunday. */
export function weekday(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1; // day 0, 1970-01-01, was a Thursday
}

function dayNumber(date: string): number {
  const number = civilDayNumber(date);
  if (number === null) throw new Refusal('invalid', [{ code: 'M-160', field: 'night' }]);
  return number;
}

function civilDayNumber(text: string): number | null {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return null;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return Date.UTC(year, month - 1, day) / dayLength;
}

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function dateText(at: number): string {
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15
    ? (new Date(at).toISOString().split('T')[0] ?? '')
    : '';
}
