import { addDays, businessDay, civilDateAt, instantOf } from '#lib/clock/business-day.ts';

/** When a clock-driven job is due: at every full multiple of minutes, or once a civil day at a time of Shanghai. */
export type Rhythm = { everyMinutes: number } | { dailyAt: string };

/** The last instant at or before `now` at which the job was due (UTC `Date`). */
export function lastDue(rhythm: Rhythm, now: Date): Date {
  if ('everyMinutes' in rhythm) {
    const length = rhythm.everyMinutes * 60_000;
    return new Date(Math.floor(now.getTime() / length) * length);
  }
  const today = civilDateAt(now);
  const at = instantOf(today, rhythm.dailyAt);
  return at <= now ? at : instantOf(addDays(businessDay(today), -1), rhythm.dailyAt);
}

/** Whether it has not been done since it was last due; a job that never ran is due. Missed times count once. */
export function isDue(rhythm: Rhythm, doneTo: Date | null, now: Date): boolean {
  return doneTo === null || doneTo < lastDue(rhythm, now);
}
