import { type BusinessDay, daysOf } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { type From, inForce } from '#lib/lodging/rules.ts';
import type { Status } from '#lib/lodging/terms.ts';

/** What a lodging's nights were, by night, and what explains the nights on which nothing was made. */
export type Nights = {
  states: Readonly<Record<string, Timeliness>>;
  onboardedDay: string | null;
  statuses: readonly From<Status>[];
};

/**
 * The state of each night from one to another, oldest first. A night of a suspended house has no obligation and is
 * drawn as excused; a night before onboarding or after closing down expected nothing and is undefined.
 */
export function marksOf(nights: Nights, from: BusinessDay, to: BusinessDay): (Timeliness | undefined)[] {
  return daysOf(from, to).map((day) => {
    const known = nights.states[day];
    if (known) return known;
    const begun = nights.onboardedDay !== null && nights.onboardedDay <= day;
    return begun && inForce(nights.statuses, day) === 'suspended' ? 'excused' : undefined;
  });
}

/** Counts of nights by state, as the equation has them: every expected night in exactly one of the first four. */
export type Counts = { onTime: number; late: number; silent: number; due: number; excused: number };

const none: Counts = { onTime: 0, late: 0, silent: 0, due: 0, excused: 0 };

const place: Record<Timeliness, keyof Counts> = {
  on_time: 'onTime',
  late: 'late',
  late_request: 'late',
  silent: 'silent',
  due: 'due',
  excused: 'excused',
};

/** Adds up; a late request counts as late (product.md, The day: received, not on time). */
export function countsOf(parts: Iterable<{ state: Timeliness; count: number }>): Counts {
  const counts = { ...none };
  for (const { state, count } of parts) counts[place[state]] += count;
  return counts;
}

/** E = on time + late + silent + due; excused nights stand outside (product.md, Who is silent). */
export function expectedOf(counts: Counts): number {
  return counts.onTime + counts.late + counts.silent + counts.due;
}

/** R = on time + late. */
export function receivedOf(counts: Counts): number {
  return counts.onTime + counts.late;
}
