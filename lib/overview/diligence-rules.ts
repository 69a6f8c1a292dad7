import type { Timeliness } from '#lib/clock/due.ts';
import type { Evidence, Must } from '#lib/report/five-musts.ts';

/** The musts a house's own record tells of; what was reported is the police's alone (product.md, Words: incident). */
export const toldMusts = ['identity', 'guardian', 'relation', 'patrol'] as const satisfies readonly Must[];
export type ToldMust = (typeof toldMusts)[number];

/** A stay's marks; null once its fields were cleared. */
export type StayMarks = Record<ToldMust, Evidence> | null;

export type MustSum = Record<Evidence, number>;

/** How many stays have each must evidenced, not applicable or open; cleared ones tell nothing any more. */
export function sumOfMusts(stays: readonly StayMarks[]): Record<ToldMust, MustSum> {
  const sum = (must: ToldMust): MustSum => {
    const found = stays.flatMap((marks) => (marks ? [marks[must]] : []));
    const of = (evidence: Evidence) => found.filter((one) => one === evidence).length;
    return { evidenced: of('evidenced'), not_applicable: of('not_applicable'), open: of('open') };
  };
  return {
    identity: sum('identity'),
    guardian: sum('guardian'),
    relation: sum('relation'),
    patrol: sum('patrol'),
  };
}

/** How the nights of a month stand; those that are not over yet are left out by the caller. */
export type NightSum = { expected: number; onTime: number; late: number; silent: number; excused: number };

/** Sums of nights in the words of the clock; a late request is late. */
export function sumOfNights(states: readonly Timeliness[]): NightSum {
  const of = (...wanted: Timeliness[]) => states.filter((state) => wanted.includes(state)).length;
  return {
    expected: states.length - of('excused'),
    onTime: of('on_time'),
    late: of('late', 'late_request'),
    silent: of('silent'),
    excused: of('excused'),
  };
}
