import * as z from 'zod';
import { kinds } from '../terms.ts';

/** Half an hour: who took longer did something else in between, and is not counted. */
const longestSeconds = 1800;

/** What a browser says of one filing: from opening the page to the receipt. No word of who, where or when. */
export const burdenInput = z.strictObject({
  kind: z.enum(kinds),
  seconds: z.int().min(0).max(longestSeconds),
  taps: z.int().min(0).max(500),
  keys: z.int().min(0).max(3000),
});
export type BurdenInput = z.infer<typeof burdenInput>;

/** A value and how often it was met. */
export type Counted = { value: number; n: number };

/** The smallest value that so great a share of all counts does not exceed; null of none. `share` between 0 and 1. */
export function quantile(counts: readonly Counted[], share: number): number | null {
  const all = counts.reduce((sum, { n }) => sum + n, 0);
  let seen = 0;
  for (const { value, n } of [...counts].sort((a, b) => a.value - b.value)) {
    seen += n;
    if (seen >= all * share) return value;
  }
  return null;
}
