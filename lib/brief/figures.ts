import type { Counts } from '#lib/overview/marks.ts';

/** How many lodgings of one unit were silent, by the unit's own name at that time. */
export type SilentUnit = { id: string | null; code: string; name: string; expected: number; silent: number };

/** The digits of a brief, all as of its instant. */
export type Figures = {
  counts: Counts;
  minors: number;
  guests: number;
  nil: number;
  units: SilentUnit[];
  chases: { open: number; overdue: number; opened: number; ended: number };
  alerts: { found: number; unclaimed: number };
  incidents: number;
};

/** What stands in a table of change: a number now and in the brief before, null where there was none. */
export type Change = { key: ChangeKey; now: number; before: number | null };
export const changeKeys = [
  'expected',
  'received',
  'onTime',
  'late',
  'silent',
  'excused',
  'minors',
  'open',
  'overdue',
  'unclaimed',
] as const;
export type ChangeKey = (typeof changeKeys)[number];

const of = ({ counts, minors, chases, alerts }: Figures): Record<ChangeKey, number> => ({
  expected: counts.onTime + counts.late + counts.silent + counts.due,
  received: counts.onTime + counts.late,
  onTime: counts.onTime,
  late: counts.late,
  silent: counts.silent,
  excused: counts.excused,
  minors,
  open: chases.open,
  overdue: chases.overdue,
  unclaimed: alerts.unclaimed,
});

/** What changed since the brief before, a line a number. */
export function changesOf(now: Figures, before: Figures | null): Change[] {
  const [current, past] = [of(now), before && of(before)];
  return changeKeys.map((key) => ({ key, now: current[key], before: past ? past[key] : null }));
}

/** Whether two sets of digits are the same to the last; the order of keys does not count, since a database keeps none. */
export function sameFigures(a: Figures, b: Figures): boolean {
  return steady(a) === steady(b);
}

function steady(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
