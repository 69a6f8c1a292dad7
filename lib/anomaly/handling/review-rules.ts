import { addDays, type BusinessDay } from '#lib/clock/business-day.ts';
import { type Evidence, type Must, musts } from '#lib/report/five-musts.ts';

export const verdicts = ['met', 'not_met', 'unclear'] as const;
export type Verdict = (typeof verdicts)[number];

/** Of one must, how many stays of the evidence show it, to how many it does not apply, and for how many it is open. */
export type MustCount = { must: Must; evidenced: number; notApplicable: number; open: number };

/** Nights kept readable on either side of what the alert speaks of (product.md: legal hold ±30 days). */
const heldBeside = 30;

/** The nights a second investigation keeps readable. Pure. */
export function heldSpan(from: BusinessDay, to: BusinessDay): { from: BusinessDay; to: BusinessDay } {
  return { from: addDays(from, -heldBeside), to: addDays(to, heldBeside) };
}

/** The checklist filled from the evidence: each must over the stays an alert speaks of, in the order of the musts. Pure. */
export function checklistOf(stays: readonly Record<Must, Evidence>[]): MustCount[] {
  return musts.map((must) => {
    const count = (wanted: Evidence) => stays.filter((stay) => stay[must] === wanted).length;
    return {
      must,
      evidenced: count('evidenced'),
      notApplicable: count('not_applicable'),
      open: count('open'),
    };
  });
}
