import * as z from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { systemNow } from '#lib/clock/now.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { FileName } from './columns.ts';
import { dropFiles, keepFile, keptBefore } from './kept-files.ts';
import { importRunById, openRun } from './run-record.ts';

/** Files of a run that nobody accepted are gone after so long. */
const keptFor = 24 * 3_600_000;

/** Most bytes of one run's files together; a county's year of returns and guests is about 20 MB. */
export const largestImport = 40 * 1024 * 1024;

export type SentFile = { name: FileName; bytes: Uint8Array };

/**
 * A person asks for a dry run of files: they are sealed into the data folder, the record is opened and the worker is
 * told, all or nothing. Refuses M-257 no file at all.
 */
export async function askDryRun(
  pass: Pass<'registry:import'>,
  files: readonly SentFile[],
): Promise<{ run: string }> {
  if (files.length === 0) throw new Refusal('invalid', 'M-257');
  const run = uuidv7(pass.now);
  const { county } = pass.reach;
  for (const { name, bytes } of files) await keepFile(county, run, name, bytes);
  await openRun(pass, {
    id: run,
    dryRun: true,
    startedBy: pass.actor.id,
    source: files.map(({ name }) => `${name}.csv`).join(', '),
    kept: run,
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.byteLength })),
  });
  tell(pass, run, 'import.start', { files: files.map(({ name }) => name) });
  return { run };
}

export const acceptInput = z.strictObject({
  run: z.uuid({ error: 'M-161' }),
  mark: z.string().max(40),
  /** writes the good rows although others are refused */
  skip_refused: z.literal('1').optional(),
});

/**
 * The same person or another accepts what a dry run showed: a second run writes it, from the same files. Refuses M-254
 * when the files are gone or what was accepted is not what the dry run said, M-255 rows with errors that were not to be
 * left out, M-256 a dry run that was accepted before.
 */
export async function acceptRun(
  pass: Pass<'registry:import'>,
  input: z.infer<typeof acceptInput>,
): Promise<{ run: string }> {
  const before = await importRunById(pass, input.run);
  const { result, kept, files } = before;
  if (!before.dryRun || !result || !kept || result.mark !== input.mark)
    throw new Refusal('conflict', 'M-254');
  if (result.errors > 0 && !input.skip_refused)
    throw new Refusal('invalid', [{ code: 'M-255', field: 'skip_refused' }]);
  const run = uuidv7(pass.now);
  // Of two who accept at once one waits here and then finds the files handed on.
  const handed = await pass.sql`update import_run set progress = progress - 'kept'
    where id = ${before.id} and progress ? 'kept' returning id`;
  if (handed.length === 0) throw new Refusal('conflict', 'M-256');
  await openRun(pass, {
    id: run,
    dryRun: false,
    startedBy: pass.actor.id,
    source: before.source,
    kept,
    files,
    accept: input.mark,
    skipRefused: input.skip_refused === '1',
  });
  tell(pass, run, 'import.accept', { dry_run: before.id });
  return { run };
}

export const againInput = z.strictObject({ run: z.uuid({ error: 'M-161' }) });

/** A new dry run of the files of one that has ended, for when things have changed since. Refuses M-254 files that are gone. */
export async function runAgain(
  pass: Pass<'registry:import'>,
  input: z.infer<typeof againInput>,
): Promise<{ run: string }> {
  const before = await importRunById(pass, input.run);
  const { kept } = before;
  if (!kept || !before.endedAt) throw new Refusal('conflict', 'M-254');
  const run = uuidv7(pass.now);
  await pass.sql`update import_run set progress = progress - 'kept' where id = ${before.id}`;
  const { source, files } = before;
  await openRun(pass, { id: run, dryRun: true, startedBy: pass.actor.id, source, kept, files });
  tell(pass, run, 'import.start', { again: before.id });
  return { run };
}

function tell(
  pass: Pass<'registry:import'>,
  run: string,
  act: 'import.start' | 'import.accept',
  detail: Record<string, unknown>,
): void {
  pass.record({ act, subjectKind: 'import_run', subjectId: run, detail });
  pass.enqueue({ queue: 'import.asked', data: { county: pass.reach.county, run } });
}

/** The files a run still has: nothing is kept once it wrote everything. Call after its record was closed. */
export async function letGo(pass: Pass<'registry:import'>, run: string, kept: string): Promise<void> {
  await pass.sql`update import_run set progress = progress - 'kept' where id = ${run}`;
  await dropFiles(pass.reach.county, kept);
}

/** Removes files nobody accepted within a day, and those of an upload that was never recorded. Returns how many runs'. */
export async function tidyKeptFiles(pass: Pass<'clock:work'>): Promise<{ dropped: number }> {
  const { county } = pass.reach;
  const old = await keptBefore(county, new Date(systemNow().getTime() - keptFor));
  for (const kept of old) {
    await pass.sql`update import_run set progress = progress - 'kept' where progress->>'kept' = ${kept}`;
    await dropFiles(county, kept);
  }
  return { dropped: old.length };
}
