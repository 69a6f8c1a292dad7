import type { Pass } from '#lib/access/pass.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { ImportResult, Progress } from './result.ts';

type Recorder = Pass<'registry:import'> | Pass<'report:history'>;

/** Opens the record of a run; a dry run is kept too. */
export async function openRun(
  pass: Pass<'registry:import'>,
  run: { dryRun: boolean; startedBy: string | null; source: string },
): Promise<string> {
  const id = uuidv7(pass.now);
  await pass.sql`insert into import_run (county, id, started_at, started_by, dry_run, progress)
    values (${pass.reach.county}, ${id}, ${pass.now.toISOString()}, ${run.startedBy}::uuid, ${run.dryRun ? 1 : 0},
      ${JSON.stringify({ source: run.source })}::text::jsonb)`;
  return id;
}

/** Notes how far a run is, in the transaction of the rows it counts. */
export async function noteProgress(pass: Recorder, runId: string, progress: Progress): Promise<void> {
  await pass.sql`update import_run set progress = progress || ${JSON.stringify({ now: progress })}::text::jsonb
    where id = ${runId}`;
}

/** Closes the record with the whole result, numbered rows included; they name fields and rows, never a value of a child. */
export async function closeRun(pass: Pass<'registry:import'>, result: ImportResult): Promise<void> {
  await pass.sql`update import_run set ended_at = ${pass.now.toISOString()}, progress = ${JSON.stringify({ result })}::text::jsonb
    where id = ${result.runId}`;
}

/** A run as the registry page shows it. */
export type ImportRun = {
  id: string;
  startedAt: Date;
  endedAt: Date | null;
  startedBy: string | null;
  dryRun: boolean;
  now: Progress | null;
  result: ImportResult | null;
};

type Row = Omit<ImportRun, 'startedAt' | 'endedAt' | 'dryRun' | 'now' | 'result'> & {
  startedAt: string;
  endedAt: string | null;
  dryRun: number;
  progress: { now?: Progress; result?: ImportResult };
};

/** The last runs of the county, newest first. */
export async function importRuns(pass: Pass<'registry:read'>, limit = 20): Promise<ImportRun[]> {
  const rows = await pass.sql<
    Row[]
  >`select id, started_at as "startedAt", ended_at as "endedAt", started_by as "startedBy",
    dry_run as "dryRun", progress from import_run order by started_at desc limit ${limit}`;
  return rows.map(({ progress, dryRun, startedAt, endedAt, ...row }) => ({
    ...row,
    startedAt: new Date(startedAt),
    endedAt: endedAt ? new Date(endedAt) : null,
    dryRun: dryRun === 1,
    now: progress.now ?? null,
    result: progress.result ?? null,
  }));
}
