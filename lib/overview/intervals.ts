import { newcombe, wilson } from '#lib/anomaly/statistics/discovery.ts';
import { type Counts, expectedOf, receivedOf } from './marks.ts';

export type Interval = { low: number; high: number };

/**
 * What stands beside the shares of few: Wilson's interval of completeness and of timeliness, Newcombe's of their change, in shares.
 * Null where there is enough to compare, or nothing.
 */
export type Intervals = {
  completeness: Interval | null;
  timeliness: Interval | null;
  completenessChange: Interval | null;
  timelinessChange: Interval | null;
};

/** Under so many a bare share says more than is known (domain.md 3.3). */
export const few = 30;

/** The intervals of a night or span, and of its change against one before; a change is of few when either side is. */
export function intervalsOf(now: Counts, before: Counts | null): Intervals {
  const expected = expectedOf(now);
  const earlier = before ? expectedOf(before) : 0;
  const alone = (hits: number) => (expected < few ? wilson(hits, expected) : null);
  const change = (hits: number, past: number) =>
    expected < few || earlier < few ? newcombe({ hits, of: expected }, { hits: past, of: earlier }) : null;
  return {
    completeness: alone(receivedOf(now)),
    timeliness: alone(now.onTime),
    completenessChange: change(receivedOf(now), before ? receivedOf(before) : 0),
    timelinessChange: change(now.onTime, before?.onTime ?? 0),
  };
}
