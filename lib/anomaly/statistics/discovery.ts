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
