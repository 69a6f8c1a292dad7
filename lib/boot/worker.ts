import { PgBoss } from 'pg-boss';
import { systemNow } from '#lib/clock/now.ts';
import { logLine, traceOf } from '#lib/gate/api/problem.ts';
import { type WorkerBeat, writeWorkerBeat } from '#lib/jobs/worker-beat.ts';
import { closePool } from '#lib/platform/db.ts';
import { env } from '#lib/platform/env.ts';
import { handlers } from './handlers.ts';
import { tickAll } from './ticks.ts';

const beatMs = 10_000;
const tickSeconds = 60;
const graceMs = 9000;

// Its own pg pool, as the queue's role: on a postgres.js adapter pg-boss dies (architecture.md, One request).
const boss = new PgBoss({
  connectionString: env().databaseUrl,
  options: '-c role=nl_queue',
  application_name: 'nightlight worker',
  schema: 'pgboss',
  max: 4,
  migrate: false,
  createSchema: false,
  schedule: false,
  // Rebuilding indexes is the owner's; the queue's role may only read and write rows.
  reindex: false,
});

let beat: WorkerBeat = { at: systemNow(), tickedAt: null, failed: 0 };

function show(more: Partial<WorkerBeat> = {}): void {
  beat = { ...beat, ...more, at: systemNow() };
  try {
    writeWorkerBeat(beat);
  } catch (error) {
    logLine('error', 'worker.beat', traceOf(error));
  }
}

async function workQueues(): Promise<void> {
  for (const [queue, handler] of Object.entries(handlers)) {
    await boss.work<Record<string, unknown>>(
      queue,
      { batchSize: 20, pollingIntervalSeconds: 1 },
      async (jobs) => {
        for (const job of jobs) await handler(job.data);
      },
    );
  }
  await boss.work('tick', { batchSize: 1, pollingIntervalSeconds: 1 }, async () => {
    const failed = await tickAll();
    show({ tickedAt: systemNow(), failed });
  });
}

/** Asks for a tick; of several workers' wishes within a minute one is kept. */
async function askForTick(): Promise<void> {
  try {
    await boss.send('tick', {}, { singletonSeconds: tickSeconds });
  } catch (error) {
    logLine('error', 'worker.tick', traceOf(error));
  }
}

boss.on('error', (error) => logLine('error', 'worker.queue', traceOf(error)));
process.on('unhandledRejection', (error) => logLine('error', 'worker.unhandled', traceOf(error)));
process.on('uncaughtException', (error) => {
  // What state it left behind nobody knows: the launcher starts us again, and jobs under way are taken up anew.
  logLine('error', 'worker.uncaught', traceOf(error));
  process.exit(1);
});

await boss.start();
await workQueues();
await askForTick();
show();
const timers = [setInterval(show, beatMs), setInterval(askForTick, (tickSeconds * 1000) / 4)];

let stopping = false;
for (const name of ['SIGTERM', 'SIGINT'] as const) {
  process.on(name, async () => {
    if (stopping) return;
    stopping = true;
    for (const timer of timers) clearInterval(timer);
    const over = setTimeout(() => process.exit(0), graceMs);
    await boss.stop({ graceful: true, timeout: graceMs - 1000 }).catch(() => {});
    await closePool().catch(() => {});
    clearTimeout(over);
    process.exit(0);
  });
}
process.send?.({ ready: true });
