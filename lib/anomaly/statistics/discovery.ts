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
