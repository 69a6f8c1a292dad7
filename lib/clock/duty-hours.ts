import { addDays, businessDay, civilDateAt, instantOf } from './business-day.ts';

/** When same-day matters are worked, clock times 'HH:MM' of Shanghai; an end that is not after its beginning is the next day's. */
export type DutyHours = { from: string; to: string };

/** The instant `minutes` of duty have passed since `at` (both UTC `Date`); outside duty hours the clock stands still. */
export function afterDuty(at: Date, minutes: number, duty: DutyHours): Date {
  let left = minutes * 60_000;
  let now = dutyFrom(at, duty);
  for (;;) {
    const end = endOfDuty(now, duty);
    const room = end.getTime() - now.getTime();
    if (left <= room) return new Date(now.getTime() + left);
    left -= room;
    now = dutyFrom(end, duty);
  }
}

/** `at` itself within duty hours, else the instant the next duty begins (UTC `Date`). */
export function dutyFrom(at: Date, duty: DutyHours): Date {
  for (const back of [-1, 0, 1]) {
    const { begins, ends } = dutyOf(at, back, duty);
    if (at < ends) return at < begins ? begins : at;
  }
  throw new RangeError('a day has its duty');
}

/** Minutes of duty between two instants (UTC `Date`); outside duty hours the clock stands still. */
export function dutyBetween(from: Date, to: Date, duty: DutyHours): number {
  let total = 0;
  for (let now = dutyFrom(from, duty); now < to; ) {
    const end = endOfDuty(now, duty);
    total += Math.min(end.getTime(), to.getTime()) - now.getTime();
    now = dutyFrom(end, duty);
  }
  return total / 60_000;
}

function endOfDuty(at: Date, duty: DutyHours): Date {
  for (const back of [-1, 0]) {
    const { begins, ends } = dutyOf(at, back, duty);
    if (begins <= at && at < ends) return ends;
  }
  throw new RangeError('outside duty hours');
}

function dutyOf(at: Date, days: number, { from, to }: DutyHours): { begins: Date; ends: Date } {
  const date = addDays(businessDay(civilDateAt(at)), days);
  return { begins: instantOf(date, from), ends: instantOf(to > from ? date : addDays(date, 1), to) };
}
