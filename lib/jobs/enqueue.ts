import { PgBoss } from 'pg-boss';
import type { JobRequest } from '../access/pass.ts';
import { beforeClose, connect, type Sql, type Transaction } from '../platform/db.ts';
import { env } from '../platform/env.ts';
import { isQueue } from './queues.ts';

type Executor = {
  executeSql: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;
};

const shared = globalThis as typeof globalThis & {
  nightlightSender?: Promise<PgBoss>;
  nightlightQueue?: Sql;
};

// pg-boss only sends here: its own pool would be a second driver in the web process, and it dies on a
// postgres.js adapter when it works queues (architecture.md, One request). What it asks for itself, at its start and to
// renew what it knows of the queues, goes over one connection of its own: asked of the pool inside a transaction it would
// wait for connections that wait for that very transaction.
function queueConnection(): Sql {
  shared.nightlightQueue ??= connect(env().databaseUrl, 1);
  return shared.nightlightQueue;
}

const asQueue: Executor = {
  executeSql: async (text, values = []) => {
    const rows = await queueConnection().begin(async (sql) => {
      await sql`select set_config('role', 'nl_queue', true)`;
      return await sql.unsafe<Record<string, unknown>[]>(text, values as never[]);
    });
    return { rows: Array.isArray(rows) ? [...rows] : [] };
  },
};

async function sender(): Promise<PgBoss> {
  shared.nightlightSender ??= (async () => {
    const boss = new PgBoss({
      db: asQueue,
      schema: 'pgboss',
      migrate: false,
      supervise: false,
      schedule: false,
    });
    boss.on('error', (error) =>
      console.error(JSON.stringify({ level: 'error', what: 'queue', message: error.message })),
    );
    await boss.start();
    beforeClose(async () => {
      await boss.stop({ graceful: false });
      await shared.nightlightQueue?.end({ timeout: 5 });
      delete shared.nightlightQueue;
      delete shared.nightlightSender;
    });
    return boss;
  })();
  return shared.nightlightSender;
}

/**
 * Sends jobs inside the caller's transaction: they exist if and only if it commits. Leaves the transaction as
 * nl_queue, so the gate calls it after the room's work and before the house book is written as `backTo`.
 */
export async function enqueueAll(
  tx: Transaction,
  jobs: readonly JobRequest[],
  backTo: string,
): Promise<void> {
  if (jobs.length === 0) return;
  const boss = await sender();
  await tx.sql`select set_config('role', 'nl_queue', true)`;
  const db: Executor = {
    executeSql: async (text, values = []) => ({
      rows: [...(await tx.sql.unsafe<Record<string, unknown>[]>(text, values as never[]))],
    }),
  };
  for (const job of jobs) {
    if (!isQueue(job.queue)) throw new Error(`unknown queue ${job.queue}`);
    await boss.send(job.queue, job.data, {
      db,
      ...(job.startAfter ? { startAfter: job.startAfter } : {}),
      ...(job.key ? { singletonKey: job.key } : {}),
    });
  }
  await tx.sql`select set_config('role', ${backTo}, true)`;
}
