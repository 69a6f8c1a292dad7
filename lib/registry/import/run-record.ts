import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { ImportResult, Progress } from './result.ts';

type Recorder = Pass<'registry:import'> | Pass<'report:history'>;

/** What a page's run keeps beside its progress until it has ended: where its sealed files lie and what was asked. */
export type Asking = {
  source: string;
  /** the run whose files these are; absent once they are gone, and for a run of the command line */
  kept?: string;
  files?: { name: string; bytes: number }[];
  /** the mark of the dry run that was accepted */
  accept?: string;
  skipRefused?: boolean;
  /** the register's part is written: a run that was cut then goes on, although the plan it accepted no longer stands */
  begun?: boolean;
};

/** Opens the record of a run; a dry run is kept too. */
export async function openRun(
  pass: Pass<'registry:import'>,
  run: { id?: string; dryRun: boolean; startedBy: string | null } & Asking,
): Promise<string> {
  const { id = uuidv7(pass.now), dryRun, startedBy, ...asking } = run;
  await pass.sql`insert into import_run (county, id, started_at, started_by, dry_run, progress)
    values (${pass.reach.county}, ${id}, ${pass.now.toISOString()}, ${startedBy}::uuid, ${dryRun ? 1 : 0},
      ${JSON.stringify(asking)}::text::jsonb)`;
  return id;
}

/** Notes how far a run is, in the transaction of the rows it counts. */
export async function noteProgress(pass: Recorder, runId: string, progress: Progress): Promise<void> {
  await pass.sql`update import_run set progress = progress || ${JSON.stringify({ now: progress })}::text::jsonb
    where id = ${runId} and ended_at is null`;
}

/** Notes that the register's part is written, in the transaction that wrote it. */
export async function noteBegun(pass: Pass<'registry:import'>, runId: string): Promise<void> {
  await pass.sql`update import_run set progress = progress || '{"begun": true}' where id = ${runId}`;
}

/** Closes the record with the whole result, numbered rows included; they name fields and rows, never a value of a child. */
export async function closeRun(pass: Pass<'registry:import'>, result: ImportResult): Promise<void> {
  await pass.sql`update import_run set ended_at = ${pass.now.toISOString()},
      progress = (progress - 'now') || ${JSON.stringify({ result })}::text::jsonb
    where id = ${result.runId}`;
}

/** Closes the record of a run that could not be done at all, with the number of what stopped it. */
export async function failRun(pass: Pass<'registry:import'>, runId: string, code: string): Promise<void> {
  await pass.sql`update import_run set ended_at = ${pass.now.toISOString()},
      progress = (progress - 'now') || ${JSON.stringify({ stopped: code })}::text::jsonb
    where id = ${runId} and ended_at is null`;
}

/** A run as the registry page shows it; instants UTC. `stopped` is the number of what kept it from being done. */
export type ImportRun = Asking & {
  id: string;
  startedAt: Date;
  endedAt: Date | null;
  startedBy: string | null;
  dryRun: boolean;
  now: Progress | null;
  result: ImportResult | null;
  stopped: string | null;
};

type Row = {
  id: string;
  startedAt: string;
  endedAt: string | null;
  startedBy: string | null;
  dryRun: number;
  progress: Asking & { now?: Progress; result?: ImportResult; stopped?: string };
};

const columns = (sql: Recorder['sql']) => sql`id, started_at as "startedAt", ended_at as "endedAt",
  started_by as "startedBy", dry_run as "dryRun"`;

function runOf({ progress, dryRun, startedAt, endedAt, ...row }: Row): ImportRun {
  return {
    ...row,
    ...progress,
    startedAt: new Date(startedAt),
    endedAt: endedAt ? new Date(endedAt) : null,
    dryRun: dryRun === 1,
    now: progress.now ?? null,
    result: progress.result ?? null,
    stopped: progress.stopped ?? null,
  };
}

/** The last runs of the county, newest first, without their numbered rows and differences. */
export async function importRuns(pass: Pass<'registry:read'>, limit = 20): Promise<ImportRun[]> {
  const rows = await pass.sql<Row[]>`select ${columns(pass.sql)},
      progress #- '{result,results}' #- '{result,differences}' as progress
    from import_run order by started_at desc, id desc limit ${limit}`;
  return rows.map(runOf);
}

/** One run with everything it said. Refuses M-161 one that is not there. */
export async function importRunById(
  pass: Pass<'registry:read'> | Pass<'registry:import'>,
  id: string,
): Promise<ImportRun> {
  const [row] = await pass.sql<Row[]>`select ${columns(pass.sql)}, progress from import_run where id = ${id}`;
  if (!row) throw new Refusal('not_found', 'M-161');
  return runOf(row);
}
