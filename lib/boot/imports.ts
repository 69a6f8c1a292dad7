import { asImport, importHands } from '#lib/cli/hands.ts';
import { logLine, traceOf } from '#lib/gate/api/problem.ts';
import { passAsJob } from '#lib/gate/entry.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { keptSource } from '#lib/registry/import/kept-files.ts';
import { letGo } from '#lib/registry/import/page-run.ts';
import type { ImportResult, Progress } from '#lib/registry/import/result.ts';
import { runImport } from '#lib/registry/import/run.ts';
import { failRun, type ImportRun, importRunById, noteProgress } from '#lib/registry/import/run-record.ts';

const job = 'import';
const tellEvery = 1000;

/**
 * Does a run that a page asked for: a dry run, or the one that writes what a dry run showed. A worker that died takes it
 * up again and goes on where it stopped. Whatever keeps it from being done is written into its record, with its number.
 */
export async function workImport(county: string, id: string): Promise<void> {
  const asked = await passAsJob('registry:import', job, county, (pass) => importRunById(pass, id));
  const { kept } = asked;
  if (asked.endedAt || !kept) return;
  try {
    const result = await work(county, asked, kept);
    if (!asked.dryRun && result.state !== 'refused')
      await passAsJob('registry:import', job, county, async (pass) => {
        await letGo(pass, id, kept);
        pass.record({
          act: 'import.done',
          subjectKind: 'import_run',
          subjectId: id,
          detail: { state: result.state, errors: result.errors },
        });
        return null;
      });
  } catch (error) {
    const code = error instanceof Refusal ? (error.problems[0]?.code ?? 'M-199') : 'M-199';
    if (code === 'M-199') logLine('error', 'import.failed', { county, run: id, ...traceOf(error) });
    await passAsJob('registry:import', job, county, async (pass) => {
      await failRun(pass, id, code);
      return null;
    });
  }
}

async function work(county: string, asked: ImportRun, kept: string): Promise<ImportResult> {
  const names = (asked.files ?? []).map(({ name }) => name);
  const teller = tellingOf(county, asked.id);
  try {
    return await runImport(keptSource(county, kept, asked.source, names), importHands, asImport, {
      runId: asked.id,
      county,
      dryRun: asked.dryRun,
      accept: asked.begun ? undefined : asked.accept,
      skipRefused: asked.skipRefused ?? false,
      startedBy: asked.startedBy,
      onProgress: teller.say,
    });
  } finally {
    await teller.end();
  }
}

/** Writes how far a run is at most once a second: what is read writes nothing else, so its record would stand still. */
function tellingOf(
  county: string,
  id: string,
): { say: (progress: Progress) => void; end: () => Promise<void> } {
  let latest: Progress | null = null;
  let telling: Promise<unknown> = Promise.resolve();
  const tell = () => {
    const progress = latest;
    latest = null;
    if (!progress) return;
    telling = passAsJob('registry:import', job, county, async (pass) => {
      await noteProgress(pass, id, progress);
      return null;
    }).catch((error: unknown) => logLine('error', 'import.progress', { run: id, ...traceOf(error) }));
  };
  const timer = setInterval(tell, tellEvery);
  return {
    say: (progress) => {
      latest = progress;
    },
    end: async () => {
      clearInterval(timer);
      await telling;
    },
  };
}
