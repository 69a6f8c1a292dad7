import type { Pass } from '#lib/access/pass.ts';

/** How many jobs of a queue wait, wait for a later time, are being done and have failed for good within a week. */
export type QueueState = {
  queue: string;
  waiting: number;
  later: number;
  active: number;
  failed: number;
  /** since when the oldest of the waiting could have been done (UTC) */
  oldest: Date | null;
  lastFailed: Date | null;
};

/** How far a clock-driven job of the county has worked (UTC). */
export type TickState = { job: string; doneTo: Date };

/** What was written once into the database about this installation; `shiftMs` is not 0 in a simulated one only. */
export type InstallationFacts = { kind: string; createdAt: Date; simulated: boolean; shiftMs: number };

export type SystemState = {
  now: Date;
  queues: QueueState[];
  ticks: TickState[];
  installation: InstallationFacts;
};

/** What the system administrator watches: queues, clock-driven jobs, the kind of installation. No job's data is read. */
export async function systemState(pass: Pass<'system:read'>): Promise<SystemState> {
  const { sql } = pass;
  const queues = await sql<
    (Omit<QueueState, 'oldest' | 'lastFailed'> & { oldest: string | null; lastFailed: string | null })[]
  >`
    select queue, waiting, later, active, failed, oldest, last_failed as "lastFailed"
    from nl.queue_states() order by queue`;
  const ticks = await sql<{ job: string; doneTo: string }[]>`
    select job, done_to as "doneTo" from tick_done where county = ${pass.reach.county} order by job`;
  const [facts] = await sql<{ kind: string; createdAt: string; simulated: number; shiftMs: number }[]>`
    select kind, created_at as "createdAt", simulated, extract(epoch from clock_shift)::float8 * 1000 as "shiftMs"
    from installation`;
  if (!facts) throw new Error('the installation has no kind');
  const at = (text: string | null) => (text === null ? null : new Date(text));
  return {
    now: pass.now,
    queues: queues.map((row) => ({ ...row, oldest: at(row.oldest), lastFailed: at(row.lastFailed) })),
    ticks: ticks.map(({ job, doneTo }) => ({ job, doneTo: new Date(doneTo) })),
    installation: {
      ...facts,
      createdAt: new Date(facts.createdAt),
      simulated: facts.simulated === 1,
    },
  };
}
