import { logLine } from '#lib/gate/api/problem.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import type { WorkerBeat } from '#lib/jobs/worker-beat.ts';
import { recordPlatformOutage } from '#lib/registry/outages.ts';
import { outageWords } from '#lib/registry/words-outages.ts';
import { counties } from './ticks.ts';

/** A restart takes seconds; only a gap people can have met is an outage. */
const NOTICED = 2 * 60_000;
/** What an outage may last at most (lib/registry/outages.ts); of a longer gap the end counts, for it moves the due. */
const LONGEST = 14 * 24 * 3_600_000;

/** How long the house was silent before it came up, in milliseconds; 0 when nobody can have noticed. */
export function silentFor(last: WorkerBeat | null, now: Date): number {
  const gap = last ? now.getTime() - last.at.getTime() : 0;
  return gap < NOTICED ? 0 : Math.min(gap, LONGEST - 60_000);
}

/**
 * Records the time the portal was down, from its last beat to now, so that no due stands less than 60 minutes after it
 * (product.md, The day). A demonstration is topped up as if it had run, and records none.
 */
export async function recordDowntime(last: WorkerBeat | null, now: Date): Promise<void> {
  const gap = silentFor(last, now);
  if (gap === 0) return;
  for (const county of await counties()) {
    await passAsJob('clock:work', 'downtime', county, async (pass) => {
      const [row] = await pass.sql<{ kind: string }[]>`select kind from installation`;
      if (row?.kind !== 'real') return null;
      const span = { from: new Date(pass.now.getTime() - gap), to: pass.now };
      await recordPlatformOutage(pass, span, outageWords('zh-CN').portalDown);
      return null;
    });
    logLine('info', 'downtime', { county, minutes: Math.round(gap / 60_000) });
  }
}
