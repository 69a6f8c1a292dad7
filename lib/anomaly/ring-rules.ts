import { afterDuty, type DutyHours, dutyFrom } from '#lib/clock/duty-hours.ts';
import type { Severity } from './rule.ts';

/** Whom a matter rings first, from when its clock runs and by when somebody must have it in hand. Instants UTC. */
export type Ring = { post: 'duty' | 'officer'; from: Date; due: Date };

/** Minutes in which a matter is to be in hand (product.md, What is odd). */
export const ringMinutes = 30;

/** Rings the duty post outside duty hours too (product.md, What is odd: came and got no room). */
const neverWaits: readonly string[] = ['left_unroomed'];

/**
 * The table of product.md (What is odd): an instant matter rings the station's duty post at any hour; a same-day one the beat's
 * officer and has 30 minutes of duty hours, outside of which it waits; a matter to watch rings nobody. Who is rung next when
 * nobody claims it: lib/task/ladder.ts.
 */
export function ringOf({ rule, severity }: { rule: string; severity: Severity }, now: Date, duty: DutyHours) {
  const atOnce = new Date(now.getTime() + ringMinutes * 60_000);
  if (severity === 'watch') return null;
  if (severity === 'instant') return { post: 'duty', from: now, due: atOnce } satisfies Ring;
  const from = dutyFrom(now, duty);
  if (from > now && neverWaits.includes(rule)) return { post: 'duty', from: now, due: atOnce } satisfies Ring;
  return { post: 'officer', from, due: afterDuty(now, ringMinutes, duty) } satisfies Ring;
}
