import type { Played } from './book.ts';
import { beforeOf, dutyLater } from './nights.ts';
import type { Owed } from './owed.ts';

/** A climb that is owed; `done` when it was seen to, null while it stands. */
export type Climb = { to: 'chief' | 'county'; at: number; done: number | null };

/** So long a chief may leave it lying: a day of duty. */
const patience = 600;

/**
 * The climbs of a chase's task (product.md, issue 4): overdue to the chief at its due, a day of duty later to the county, once for
 * each demand; what stands there ends when the demand was met, given another due, or the chase is over. Adds to `late` what was owed
 * before the clock came.
 */
export function climbsOf(played: Played, chase: Owed, late: string[]): Climb[] {
  const climbs: Climb[] = [];
  const before = beforeOf(played);
  let demand: Owed['dues'][number] | undefined;
  for (const { at: time } of played.runs.filter(({ job }) => job === 'climb')) {
    const at = time.getTime();
    const now = chase.dues.findLast((one) => one.at <= at);
    const over = chase.ended !== null && chase.ended.at <= at;
    const due = over ? null : (now?.due ?? null);
    for (const climb of climbs) if (climb.done === null && (due === null || due > at)) climb.done = at;
    if (now !== demand) demand = now;
    if (due === null || !demand) continue;
    for (const [to, owed] of [
      ['chief', due],
      ['county', dutyLater(due, patience)],
    ] as const) {
      const since = demand.at;
      if (at < owed || climbs.some((climb) => climb.to === to && climb.at >= since)) continue;
      if (Math.max(owed, since) <= before(at)) late.push(`climb to ${to} ${time.toISOString()}: owed before`);
      climbs.push({ to, at, done: null });
    }
  }
  return climbs;
}
