import { addDays, type BusinessDay, businessDay, civilDateAt, isCivilDate } from '#lib/clock/business-day.ts';
import type { Category } from '#lib/lodging/terms.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { articlesFor, type Finding, type Follow, type Rank, type Signature } from './terms.ts';

/** What an officer wants to record, as the rules see it; instants UTC, `until` a civil date. */
export type RecordFacts = {
  category: Category;
  happened: Date;
  findings: readonly Finding[];
  follow: Follow;
  until: string | null;
  first: string;
  second: { id: string; rank: Rank } | null;
  signature: Signature;
  spoke: string | null;
  refusal: string | null;
};

const minute = 60_000;
const daysBack = 7;
const correctionDays = 90;

/** True when something was found that is not kept. */
export const hasBreach = (findings: readonly Finding[]) => findings.some(({ answer }) => answer === 'breach');

/**
 * Why a result cannot be signed; empty when it can. M-560 not within the last 7 days; M-561 the second officer is missing or
 * oneself; M-562 a breach without what was seen; M-563 what follows does not fit what was found; M-564 a correction without a
 * last day from tomorrow to 90 days on; M-565 a correction has legal effect and needs two 民警 (product.md, People); M-566 a
 * refused signature without its reason; M-567 nobody named who spoke for the lodging; M-574 an article that is not of that must
 * at such a lodging.
 */
export function objectToRecord(facts: RecordFacts, now: Date): Problem[] {
  const problems: Problem[] = [];
  const age = now.getTime() - facts.happened.getTime();
  if (age < -5 * minute || age > daysBack * 1440 * minute)
    problems.push({ code: 'M-560', field: 'happened' });
  if (!facts.second || facts.second.id === facts.first) problems.push({ code: 'M-561', field: 'second' });
  for (const { must, answer, article, note } of facts.findings) {
    if (answer === 'breach' && !note) problems.push({ code: 'M-562', field: `note_${must}` });
    if (article && !articlesFor(must, facts.category).includes(article))
      problems.push({ code: 'M-574', field: must });
  }
  if (hasBreach(facts.findings) === (facts.follow === 'none'))
    problems.push({ code: 'M-563', field: 'follow' });
  if (facts.follow === 'correction') {
    if (!facts.until || !isLastDay(facts.until, now)) problems.push({ code: 'M-564', field: 'until' });
    if (facts.second?.rank === 'auxiliary') problems.push({ code: 'M-565', field: 'second' });
  }
  if (facts.signature === 'refused' && !facts.refusal) problems.push({ code: 'M-566', field: 'refusal' });
  if (facts.signature !== 'absent' && !facts.spoke) problems.push({ code: 'M-567', field: 'spoke' });
  return problems;
}

/** Whether a civil date can be the last day of a correction: tomorrow to 90 days from the date of the instant. */
export function isLastDay(until: string, now: Date): boolean {
  const today = businessDay(civilDateAt(now));
  return until > today && until <= addDays(today, correctionDays);
}

/** How long the words of a visit stay, in years (product.md, Keeping and showing: as chases). */
export const textYears = 3;

/**
 * The first civil date (Shanghai) on which the words of a visit are emptied: three years after it, or after its correction was
 * proven; null while that is open. What falls on 29 February falls on the 28th.
 */
export function wordsClearOn(
  happened: Date,
  correction: { provenAt: Date | null } | null,
): BusinessDay | null {
  if (correction && !correction.provenAt) return null;
  const last = correction?.provenAt && correction.provenAt > happened ? correction.provenAt : happened;
  const [year = 0, ...rest] = civilDateAt(last).split('-');
  const date = `${Number(year) + textYears}-${rest.join('-')}`;
  return businessDay(isCivilDate(date) ? date : date.replace('-29', '-28'));
}
