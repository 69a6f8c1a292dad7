import { ringMinutes } from './ring-rules.ts';

/** One alert that rang: since when its clock runs, and when each step was first made. Instants UTC. */
export type Timed = { from: Date; claimed: Date | null; contacted: Date | null; closed: Date | null };

/** How fast a step is made: of alerts that made it or have had the time to, how many within 30 minutes; the median of those made. */
export type Pace = { of: number; within: number; medianMinutes: number | null };

export const paceSteps = ['claimed', 'contacted', 'closed'] as const;
export type PaceStep = (typeof paceSteps)[number];

/** The share of alerts to be in contact within 30 minutes (domain.md 1: half located in 30 minutes). */
export const aim = 0.5;

/** How fast each step was made over some alerts, at an instant; what happened before the clock ran counts as at once. Pure. */
export function paceOf(alerts: readonly Timed[], now: Date): Record<PaceStep, Pace> {
  const one = (step: PaceStep): Pace => {
    const lengths = alerts.flatMap(({ from, [step]: made }) => (made ? [minutesFrom(from, made)] : []));
    const late = alerts.filter(
      ({ from, [step]: made }) => !made && minutesFrom(from, now) >= ringMinutes,
    ).length;
    const sorted = lengths.toSorted((a, b) => a - b);
    const middle = sorted.length / 2;
    const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
    return {
      of: lengths.length + late,
      within: lengths.filter((minutes) => minutes <= ringMinutes).length,
      medianMinutes: low === undefined || high === undefined ? null : (low + high) / 2,
    };
  };
  return { claimed: one('claimed'), contacted: one('contacted'), closed: one('closed') };
}

const minutesFrom = (from: Date, to: Date) => Math.max(0, (to.getTime() - from.getTime()) / 60_000);
