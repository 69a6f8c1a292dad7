/** Counts of one night: every expected return is in exactly one of the first four; excused stands outside. */
export type Counts = { onTime: number; late: number; silent: number; due: number; excused: number };

/** The equation of the board: expected = on time + late + silent + due (product.md, Who is silent). */
export function expectedOf(counts: Counts): number {
  return counts.onTime + counts.late + counts.silent + counts.due;
}

/** Received share R/E between 0 and 1; undefined when nothing is expected. */
export function completenessOf(counts: Counts): number | undefined {
  return share(counts.onTime + counts.late, expectedOf(counts));
}

/** On-time share O/E between 0 and 1; undefined when nothing is expected. */
export function timelinessOf(counts: Counts): number | undefined {
  return share(counts.onTime, expectedOf(counts));
}

/** Share between 0 and 1 to per cent with one decimal; 100.0 and 0.0 are said only when they are exact. */
export function percentText(part: number): string {
  const rounded = Math.round(part * 1000) / 10;
  if (part < 1 && rounded >= 100) return '99.9';
  if (part > 0 && rounded <= 0) return '0.1';
  return rounded.toFixed(1);
}

/** A change of shares in points of a hundred with a true minus, one decimal. */
export function signedPoints(change: number): string {
  const points = Math.round(change * 1000) / 10;
  return `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points).toFixed(1)}`;
}

export type Segment = { state: 'filed' | 'late' | 'silent' | 'due'; x: number; width: number; count: number };

/** Counts to the segments of a bar of 100 units: lengths by share, parts that are nought left out, ends at 100. */
export function segmentsOf(counts: Counts): Segment[] {
  const total = expectedOf(counts);
  if (total === 0) return [];
  const parts = [
    { state: 'filed', count: counts.onTime },
    { state: 'late', count: counts.late },
    { state: 'silent', count: counts.silent },
    { state: 'due', count: counts.due },
  ] as const;
  let before = 0;
  const segments: Segment[] = [];
  for (const { state, count } of parts) {
    if (count === 0) continue;
    const x = hundredth((before / total) * 100);
    before += count;
    segments.push({ state, x, width: hundredth((before / total) * 100 - x), count });
  }
  return segments;
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
