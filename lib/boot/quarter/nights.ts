import {
  addDays,
  type BusinessDay,
  businessDayAt,
  civilDateAt,
  clockTimeAt,
  daysOf,
  instantOf,
} from '#lib/clock/business-day.ts';
import { dayLength, type House, hour, minute, type Played } from './book.ts';

/** Shanghai's 'HH:MM' of an instant. */
export const timeOf = (at: number) => clockTimeAt(new Date(at)).slice(0, 5);

/** 22:00 to 07:00 (product.md, The day). */
export const atNight = (at: number) => timeOf(at) >= '22:00' || timeOf(at) < '07:00';

/** The instant, or 07:00 after the quiet hours it falls in. */
export function awake(at: number): number {
  if (!atNight(at)) return at;
  const seven = instantOf(civilDateAt(new Date(at)), '07:00').getTime();
  return seven > at ? seven : seven + dayLength;
}

/** The end of duty, 18:00, so many days after the day of an instant. */
export const endOfDuty = (at: number, days: number) =>
  instantOf(civilDateAt(new Date(at)), '18:00').getTime() + days * dayLength;

/**
 * So many minutes of duty (08:00 to 18:00) after an instant, counted in ten-hour days: what is left of the day it falls in, then
 * whole days.
 */
export function dutyLater(at: number, minutes: number): number {
  let [left, now] = [minutes * minute, at];
  for (;;) {
    const date = civilDateAt(new Date(now));
    const [opens, ends] = [instantOf(date, '08:00').getTime(), instantOf(date, '18:00').getTime()];
    const from = Math.max(now, opens);
    if (from < ends && from + left <= ends) return from + left;
    left -= Math.max(0, ends - from);
    now = opens + dayLength;
  }
}

export const runningAt = (at: number): BusinessDay => businessDayAt(new Date(at));

/**
 * The minute before one, passing over those in which the worker was killed: what was owed then already came too late, for the clock is
 * asked in each minute in which something comes to be owed.
 */
export function beforeOf(played: Played): (at: number) => number {
  const killed = new Set(played.killed.map((at) => Math.floor(at.getTime() / minute)));
  return (at) => {
    let back = 1;
    while (killed.has(Math.floor(at / minute) - back)) back += 1;
    return at - back * minute;
  };
}

/** What the script says of a house's nights at an instant: what was known then, no later. */
export class Nights {
  readonly #played: Played;
  readonly #house: House;
  readonly #outages: Played['outages'];
  readonly #shut: Played['shut'];
  readonly #closed: Played['closures'];

  constructor(played: Played, house: House) {
    this.#played = played;
    this.#house = house;
    this.#outages = played.outages.filter(({ township }) => township === house.township);
    this.#shut = played.shut.filter((one) => one.house === house.inn.id);
    this.#closed = played.closures.filter((one) => one.house === house.inn.id);
  }

  /** The plain due, 12:00 of the next date. */
  plainDue(night: BusinessDay): number {
    return instantOf(addDays(night, 1), '12:00').getTime();
  }

  /** Nobody's due stands less than 60 minutes after the end of an outage that touched the 6 hours before it, repeated. */
  due(night: BusinessDay, at: number): number {
    let due = this.plainDue(night);
    for (let moved = true; moved; ) {
      moved = false;
      for (const { from, to, known } of this.#outages) {
        const touches = from.getTime() < due && to.getTime() > due - 6 * hour;
        if (known.getTime() > at || !touches || to.getTime() + hour <= due) continue;
        due = to.getTime() + hour;
        moved = true;
      }
    }
    return due;
  }

  expected(night: BusinessDay, at: number): boolean {
    const { onboarded } = this.#house;
    if (night < onboarded || night < this.#played.first) return false;
    const closed = this.#closed.some(
      ({ from, to, known }) => known.getTime() <= at && from <= night && night <= to,
    );
    return !closed && !this.#shut.some(({ from, known }) => known.getTime() <= at && from <= night);
  }

  filed(night: BusinessDay, at: number): boolean {
    const accepted = this.#house.filed.get(night);
    return accepted !== undefined && accepted.getTime() <= at;
  }

  silent(night: BusinessDay, at: number): boolean {
    return this.expected(night, at) && !this.filed(night, at) && this.due(night, at) < at;
  }

  /** The latest 14 nights that fell due, oldest first. */
  fortnight(at: number): BusinessDay[] {
    const running = runningAt(at);
    const begins = [this.#played.first, this.#house.onboarded, addDays(running, -17)];
    return daysOf(begins.sort().at(-1) ?? running, running)
      .filter((night) => this.due(night, at) < at)
      .slice(-14);
  }

  /** Whether the register says at an instant that the house is no lodging any more. */
  isShut(at: number): boolean {
    return this.#shut.some(({ from, known }) => known.getTime() <= at && from <= civilDateAt(new Date(at)));
  }
}
