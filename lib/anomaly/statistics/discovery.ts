/**
 * Which of many p-values are found at a false-discovery rate q (Benjamini and Hochberg 1995): the k smallest, k the
 * largest with p(k) ≤ k·q/n. Returns one answer per p-value, in their order.
 */
export function foundAmong(ps: readonly number[], q: number): boolean[] {
  const sorted = [...ps].sort((a, b) => a - b);
  const most = sorted.findLastIndex((p, at) => p <= ((at + 1) * q) / ps.length);
  const limit = most < 0 ? -1 : (sorted[most] ?? -1);
  return ps.map((p) => p <= limit);
}

/** Wilson's 95 % interval of a share (Wilson 1927); null where nothing was counted. */
export function wilson(hits: number, of: number): { low: number; high: number } | null {
  if (of <= 0) return null;
  const z = 1.959964;
  const share = hits / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * The 95 % interval of the difference of two shares, now minus before, from Wilson's limits of each (Newcombe 1998, method 10); null
 * where one of them counted nothing.
 */
export function newcombe(now: Part, before: Part): { low: number; high: number } | null {
  const [a, b] = [wilson(now.hits, now.of), wilson(before.hits, before.of)];
  if (!a || !b) return null;
  const [p, q] = [now.hits / now.of, before.hits / before.of];
  return {
    low: Math.max(-1, p - q - Math.hypot(p - a.low, b.high - q)),
    high: Math.min(1, p - q + Math.hypot(a.high - p, q - b.low)),
  };
}

/** So many of so many. */
export type Part = { hits: number; of: number };
