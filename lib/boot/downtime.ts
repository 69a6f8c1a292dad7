import type { Pass } from '#lib/access/pass.ts';
import { systemNow } from '#lib/clock/now.ts';
import { logLine, traceOf } from '#lib/gate/api/problem.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { readDoorBeat, writeDoorBeat } from '#lib/jobs/door-beat.ts';
import { transaction } from '#lib/platform/db.ts';
import { recordPlatformOutage } from '#lib/registry/outages.ts';
import { outageWords } from '#lib/registry/words-outages.ts';
import { counties } from './counties.ts';

const beatMs = 5000;
/** Three beats that did not come. What a process that lived on was slower by, a caller waited for an answer. */
const noticedMs = 15_000;
/** What an outage may last at most (lib/registry/outages.ts); of a longer gap the end counts, for it moves the due. */
const longestMs = 14 * 24 * 3_600_000;

/**
 * How long the door was shut before now, in milliseconds; 0 when nobody was turned away. A process that starts has
 * answered nobody since the last beat, however short that is; one that lived on only after three beats that did not come.
 */
export function shutFor(last: Date | null, now: Date, starts: boolean): number {
  const gap = last ? now.getTime() - last.getTime() : 0;
  if (gap <= 0 || (!starts && gap < noticedMs)) return 0;
  return Math.min(gap, longestMs - 60_000);
}

/**
 * Records in one county that the portal was shut for so long before now, so that no due stands less than 60 minutes after it
 * (product.md, The day). A demonstration is topped up as if it had run, and records none.
 */
async function recordShut(pass: Pass<'clock:work'>, gapMs: number): Promise<{ recorded: number }> {
  const [row] = await pass.sql<{ kind: string }[]>`select kind from installation`;
  if (gapMs === 0 || row?.kind !== 'real') return { recorded: 0 };
  const span = { from: new Date(pass.now.getTime() - gapMs), to: pass.now };
  await recordPlatformOutage(pass, span, outageWords('zh-CN').portalDown);
  return { recorded: 1 };
}

async function recordEverywhere(gapMs: number): Promise<void> {
  for (const county of await counties())
    await passAsJob('clock:work', 'downtime', county, (pass) => recordShut(pass, gapMs));
  logLine('info', 'downtime', { seconds: Math.round(gapMs / 1000) });
}

/** The clock's job in the worker: an outage that goes on is told while it lasts, so that nobody is reminded of a due it moves. */
export async function tellShut(pass: Pass<'clock:work'>): Promise<{ recorded: number }> {
  return recordShut(pass, shutFor(readDoorBeat(), systemNow(), false));
}

/** One beat: when the database answers, what was shut before is recorded, and only then the door is noted as open. */
async function beatOnce(starts: boolean): Promise<void> {
  await transaction(async ({ sql }) => {
    await sql`select nl.now()`;
  });
  const now = systemNow();
  const gap = shutFor(readDoorBeat(), now, starts);
  if (gap > 0) await recordEverywhere(gap);
  writeDoorBeat(now);
}

/**
 * Keeps the door's beat in the server's own process: the first before it listens, then one each five seconds, never two at
 * once. A beat that fails is none: the next that comes tells of the gap. Returns what ends it.
 */
export async function keepDoorBeat(): Promise<() => void> {
  let starts = true;
  let beating = false;
  const beat = async () => {
    if (beating) return;
    beating = true;
    try {
      await beatOnce(starts);
      starts = false;
    } catch (error) {
      logLine('error', 'door.beat', traceOf(error));
    }
    beating = false;
  };
  await beat();
  const timer = setInterval(() => void beat(), beatMs);
  return () => clearInterval(timer);
}
