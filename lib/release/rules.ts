import { type BusinessDay, daysBetween } from '#lib/clock/business-day.ts';
import type { Problem } from '#lib/platform/errors.ts';

/** What was asked and allowed, as the rules see it; instants UTC. */
export type ReleaseFacts = {
  askedBy: string;
  approvedAt: Date | null;
  expiresAt: Date | null;
  made: boolean;
};

/** Whether a span of nights can be asked: in order, at most so many, none that has not begun. M-580, or null. */
export function objectToSpan(
  from: BusinessDay,
  to: BusinessDay,
  running: BusinessDay,
  atMost: number,
): Problem | null {
  const nights = daysBetween(from, to) + 1;
  return nights >= 1 && nights <= atMost && to <= running ? null : { code: 'M-580', field: 'to_day' };
}

/**
 * Whether somebody may make or fetch it now: only who asked (M-161 to anybody else), once a second person allowed it (M-581), until
 * it expires (M-582). Null when they may.
 */
export function objectToFetching(
  facts: ReleaseFacts,
  account: string,
  now: Date,
): { kind: 'not_found' | 'forbidden' | 'gone'; code: string } | null {
  if (facts.askedBy !== account) return { kind: 'not_found', code: 'M-161' };
  if (!facts.approvedAt || !facts.expiresAt) return { kind: 'forbidden', code: 'M-581' };
  return now >= facts.expiresAt ? { kind: 'gone', code: 'M-582' } : null;
}
