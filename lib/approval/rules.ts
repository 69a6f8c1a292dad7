import type { Problem, RefusalKind } from '#lib/platform/errors.ts';
import { type Kind, kinds, standingDaysAtMost } from './terms.ts';

/** Why something may not be done: how it is answered and the numbered problem. */
export type Objection = { kind: RefusalKind; problem: Problem };
const object = (kind: RefusalKind, code: string, field?: string): Objection => ({
  kind,
  problem: field === undefined ? { code } : { code, field },
});

/** What was asked, as the rules see it; instants UTC. */
export type AskedFacts = { kind: Kind; askedBy: string; askedAt: Date; decidedAt: Date | null };

/**
 * Whether this person may decide it now: not the one who asked (M-303), not twice (M-304), not after it lapsed (M-305).
 * Null when they may.
 */
export function objectToDeciding(asked: AskedFacts, decider: string, now: Date): Objection | null {
  if (asked.askedBy === decider) return object('forbidden', 'M-303');
  if (asked.decidedAt) return object('conflict', 'M-304');
  const hours = kinds[asked.kind].lapsesHours;
  if (hours !== null && now.getTime() - asked.askedAt.getTime() > hours * 3_600_000)
    return object('gone', 'M-305');
  return null;
}

/** A second person's yes, as the rules see it. */
export type YesFacts = { askedBy: string; approved: boolean | null; decidedAt: Date | null; used: boolean };

/**
 * Whether an approval opens the stay for this person now: asked by them, approved (M-306), not used before and not
 * older than a day (M-305). One stay, one opening. Null when it does.
 */
export function objectToUsing(yes: YesFacts, account: string, now: Date): Objection | null {
  if (yes.askedBy !== account) return object('not_found', 'M-161');
  if (!yes.decidedAt || !yes.approved) return object('forbidden', 'M-306');
  if (yes.used || now.getTime() - yes.decidedAt.getTime() > 24 * 3_600_000) return object('gone', 'M-305');
  return null;
}

/** Whether one more opening stays within the day's number (M-163); a broken glass is never counted. */
export function objectToAnother(openedToday: number, perDay: number): Objection | null {
  return openedToday < perDay ? null : object('too_many', 'M-163');
}

/**
 * Whether a standing approval may run from today to `toDay` (civil dates 'YYYY-MM-DD', both included): not in the past
 * and no longer than 366 days (M-308). Null when it may.
 */
export function objectToSpan(today: string, toDay: string): Objection | null {
  const days = (Date.parse(`${toDay}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
  return days >= 0 && days <= standingDaysAtMost ? null : object('invalid', 'M-308', 'to_day');
}

/**
 * A case or alert number is kept in the house book, so it may hold no person's number: 4 to 40 code points with a digit
 * (M-302), no 18-digit identity number and no mobile phone number inside (M-309).
 */
export function referenceProblem(text: string): 'M-302' | 'M-309' | null {
  const length = [...text].length;
  const wellFormed = length >= 4 && length <= 40 && /\d/.test(text) && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(text);
  if (!wellFormed) return 'M-302';
  const person = /(^|\D)[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](\D|$)/;
  const mobile = /(^|\D)1[3-9]\d{9}(\D|$)/;
  return person.test(text) || mobile.test(text) ? 'M-309' : null;
}
