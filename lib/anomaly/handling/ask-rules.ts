import type { AlertCode } from '../rule.ts';

/** What a house may answer to the neutral question (product.md, What is odd). */
export const answers = [
  'filed_later',
  'filed_other_night',
  'register_wrong',
  'not_a_minor',
  'explanation',
] as const;
export type AnswerCode = (typeof answers)[number];

/**
 * The findings a house may be asked about: those about its returns. What is about a child or who came with it is never asked
 * there: the desk would be told what the police look at.
 */
const askable: readonly AlertCode[] = [
  'register_mismatch',
  'under_reporting',
  'premature_nil',
  'copied_report',
  'backfill_burst',
];

/** True when the alert's question may go to the house. */
export function isAskable(rule: AlertCode): boolean {
  return askable.includes(rule);
}

/** One night as it stood on file: minors filed, and where a register was compared how many it has beside them. Day 'YYYY-MM-DD'. */
export type NightCount = { night: string; filed: number; registered: number | null };

/** What the question says: minors filed over the span, of how many nights filed, and single nights where there are few. */
export type QuestionCounts = { filed: number; nights: number; list: NightCount[] };

/** Most nights named one by one; a longer span is told by its sums. */
const mostNamed = 14;

/**
 * The counts of a question from what is on file. Nights on which the register has guests nobody filed are named one by one; else
 * every night of a short span is. Pure.
 */
export function countsOf(
  filed: readonly { night: string; minors: number }[],
  unfiled: readonly { night: string; guests: number }[],
): QuestionCounts {
  const byNight = new Map(filed.map(({ night, minors }) => [night, minors]));
  const sums = { filed: filed.reduce((sum, { minors }) => sum + minors, 0), nights: filed.length };
  if (unfiled.length > 0) {
    const list = unfiled.map(({ night, guests }) => {
      const minors = byNight.get(night) ?? 0;
      return { night, filed: minors, registered: minors + guests };
    });
    return { ...sums, list };
  }
  if (filed.length > mostNamed) return { ...sums, list: [] };
  return { ...sums, list: filed.map(({ night, minors }) => ({ night, filed: minors, registered: null })) };
}
