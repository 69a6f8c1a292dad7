import type { Pass } from '#lib/access/pass.ts';
import '#lib/anomaly/clearing.ts';
import '#lib/attachment/clearing.ts';
import { detectNightly } from '#lib/anomaly/detect.ts';
import { anchorBook, appendAnchors } from '#lib/audit/anchors.ts';
import { tellWeekly } from '#lib/brief/tell.ts';
import { remind } from '#lib/chase/cascade/jobs.ts';
import { tendChases } from '#lib/chase/tend.ts';
import { tellTasks } from '#lib/conversation/handing/pass-task.ts';
import { recallOver } from '#lib/conversation/handing/recall.ts';
import { tellThreads } from '#lib/conversation/handing/tell.ts';
import { tendThreads } from '#lib/conversation/tend.ts';
import '#lib/conversation/clearing.ts';
import { logLine, traceOf } from '#lib/gate/api/problem.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import '#lib/hall/clearing.ts';
import { tendHalls } from '#lib/hall/tend.ts';
import { moveClaims } from '#lib/handover/commands.ts';
import { tidyIdentity } from '#lib/identity/tidy.ts';
import { openIncidentTasks } from '#lib/incident/tasks.ts';
import '#lib/chase/cascade/clearing.ts';
import '#lib/delivery/clearing.ts';
import '#lib/incident/clearing.ts';
import '#lib/inspection/clearing.ts';
import { drawOnMonday } from '#lib/inspection/weekly.ts';
import { isDue, type Rhythm } from '#lib/jobs/rhythm.ts';
import '#lib/matter/clearing.ts';
import { tendCalls } from '#lib/matter/calls.ts';
import { tellMatters } from '#lib/matter/posts.ts';
import { tendMatters } from '#lib/matter/tend.ts';
import '#lib/missing/clearing.ts';
import '#lib/notice/pictures/clearing.ts';
import '#lib/notice/clearing.ts';
import { clearParentDrafts } from '#lib/lodging/parent-draft.ts';
import { indexSearch } from '#lib/lodging/search/index-keys.ts';
import { laySeasons } from '#lib/lodging/season.ts';
import { expireCalls } from '#lib/missing/jobs.ts';
import { openCalls } from '#lib/notice/calls.ts';
import { addLateJoiners } from '#lib/notice/late.ts';
import { sendDue } from '#lib/notice/send.ts';
import { tidyKeptFiles } from '#lib/registry/import/page-run.ts';
import { expireReleases } from '#lib/release/make.ts';
import { tidyBurden } from '#lib/report/burden/burden.ts';
import { makeObligationsAhead } from '#lib/report/obligations.ts';
import { certifyOutages } from '#lib/report/outage/certify.ts';
import '#lib/reconcile/clearing.ts';
import { matchRegister } from '#lib/reconcile/sought.ts';
import '#lib/report/clearing.ts';
import '#lib/report/shift/clearing.ts';
import { tallyNights } from '#lib/report/tally/build.ts';
import { tidyWebhooks } from '#lib/report/webhooks.ts';
import { clearDue } from '#lib/retention/clearing.ts';
import { climbTasks } from '#lib/task/climb.ts';
import { tendGlass } from '#lib/task/glass.ts';
import '#lib/watchlist/clearing.ts';
import { expireWatch } from '#lib/watchlist/commands.ts';
import { matchStays } from '#lib/watchlist/match.ts';
import { counties } from './counties.ts';
import { tellShut } from './downtime.ts';

type Clock = Pass<'clock:work'>;

/** A clock-driven job: when, what, and what of it may only happen once its transaction has committed. */
type Tick = { name: string; rhythm: Rhythm; run: (county: string) => Promise<void> };

function tick<T extends object>(
  name: string,
  rhythm: Rhythm,
  work: (pass: Clock) => Promise<T>,
  committed: (result: T) => void = () => {},
): Tick {
  const run = async (county: string) => {
    const done = await passAsJob('clock:work', name, county, async (pass) => {
      if (!(await begins(pass, name, rhythm))) return { ran: false as const };
      const result = await work(pass);
      await pass.sql`insert into tick_done (county, job, done_to) values (${county}, ${name}, ${pass.now.toISOString()})
        on conflict (county, job) do update set done_to = excluded.done_to`;
      return { ran: true as const, result };
    });
    if (!done.ran) return;
    committed(done.result);
    const counts = countsOf(done.result);
    if (counts.length > 0) logLine('info', 'tick', { name, county, ...Object.fromEntries(counts) });
  };
  return { name, rhythm, run };
}

/** What is worth a line in the log: how many of what, leaving out the nothings of most minutes. */
function countsOf(result: object): [string, number][] {
  return Object.entries(result)
    .map(([name, value]): [string, number] => [name, Array.isArray(value) ? value.length : Number(value)])
    .filter(([, count]) => count > 0);
}

/** True when the job is due and no other worker is at it; its row then belongs to this transaction. */
async function begins(pass: Clock, name: string, rhythm: Rhythm): Promise<boolean> {
  const [row] = await pass.sql<{ free: boolean; done_to: string | null }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`tick/${pass.reach.county}/${name}`}, 430524)) as free,
      (select done_to from tick_done where county = ${pass.reach.county} and job = ${name}) as done_to`;
  return row?.free === true && isDue(rhythm, row.done_to ? new Date(row.done_to) : null, pass.now);
}

/** What leaves the house is a job of its own: no transaction of a tick waits for a provider. */
async function askForOutbox(pass: Clock): Promise<object> {
  pass.enqueue({ queue: 'message.out', data: { county: pass.reach.county } });
  return {};
}

/** Everything the clock drives, in the order it is looked at each minute; a new one is one line. */
export const ticks: readonly Tick[] = [
  tick('door', { everyMinutes: 1 }, tellShut),
  tick('certificates', { everyMinutes: 1 }, certifyOutages),
  tick('obligations', { everyMinutes: 15 }, async (pass) => ({ made: await makeObligationsAhead(pass) })),
  tick('tallies', { everyMinutes: 1 }, tallyNights),
  tick('glass', { everyMinutes: 1 }, tendGlass),
  tick('hand-overs', { everyMinutes: 1 }, moveClaims),
  tick('weekly lists', { dailyAt: '08:00' }, tellWeekly),
  tick('visits of the week', { dailyAt: '08:00' }, drawOnMonday),
  tick('chases', { everyMinutes: 1 }, (pass) => tendChases(pass)),
  tick('incidents', { everyMinutes: 1 }, openIncidentTasks),
  tick('passed on', { everyMinutes: 1 }, tellThreads),
  tick('passed tasks', { everyMinutes: 1 }, tellTasks),
  tick('passed back', { everyMinutes: 1 }, async (pass) => ({ recalled: await recallOver(pass) })),
  tick('passed disputes', { everyMinutes: 1 }, tellMatters),
  tick('disputes', { everyMinutes: 1 }, (pass) => tendMatters(pass)),
  tick('clue calls', { everyMinutes: 10 }, tendCalls),
  tick('questions', { everyMinutes: 1 }, (pass) => tendThreads(pass)),
  tick('halls', { everyMinutes: 1 }, tendHalls),
  tick('climb', { everyMinutes: 1 }, climbTasks),
  tick(
    'anchors',
    { everyMinutes: 10 },
    async (pass) => ({ anchors: await anchorBook(pass) }),
    ({ anchors }) => appendAnchors(anchors),
  ),
  tick('reminders', { everyMinutes: 1 }, remind),
  tick('late joiners', { everyMinutes: 10 }, addLateJoiners),
  tick('notices', { everyMinutes: 1 }, (pass) => sendDue(pass)),
  tick('notice-calls', { everyMinutes: 10 }, openCalls),
  tick('outbox', { everyMinutes: 1 }, askForOutbox),
  tick('webhooks', { everyMinutes: 1 }, tidyWebhooks),
  tick('seasons', { dailyAt: '00:20' }, async (pass) => ({ made: await laySeasons(pass) })),
  tick('search calls', { dailyAt: '00:12' }, expireCalls),
  tick('watch list', { dailyAt: '00:10' }, expireWatch),
  tick('detect', { dailyAt: '06:20' }, async (pass) => {
    // Whatever came in by another way than a filing (an import, a register) is compared with the watch list here.
    await matchStays(pass);
    await matchRegister(pass);
    return detectNightly(pass);
  }),
  tick('clearing', { dailyAt: '03:30' }, (pass) => clearDue(pass, { dryRun: false })),
  tick('search keys', { everyMinutes: 1 }, indexSearch),
  tick('parent drafts', { everyMinutes: 10 }, clearParentDrafts),
  tick('import files', { everyMinutes: 60 }, tidyKeptFiles),
  tick('tidy', { dailyAt: '04:15' }, async (pass) => ({
    gone: (await tidyIdentity(pass)) + (await tidyBurden(pass)),
  })),
  tick('releases', { everyMinutes: 10 }, expireReleases),
];

/** Goes through all counties and jobs once; one that fails is logged and keeps no other waiting. Returns how many failed. */
export async function tickAll(): Promise<number> {
  let failed = 0;
  for (const county of await counties()) {
    for (const { name, run } of ticks) {
      try {
        await run(county);
      } catch (error) {
        failed += 1;
        logLine('error', 'tick.failed', { name, county, ...traceOf(error) });
      }
    }
  }
  return failed;
}
