import { existsSync, statSync } from 'node:fs';
import { stopwatch } from '#lib/clock/now.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { fileNames } from '#lib/registry/import/columns.ts';
import { changesOf, type ImportResult, type Progress } from '#lib/registry/import/result.ts';
import { runImport } from '#lib/registry/import/run.ts';
import { folderSource } from '#lib/registry/import/source.ts';
import { fileWord } from '#lib/registry/import/words.ts';
import { renewStatistics } from './admin.ts';
import { needed, readArgs } from './args.ts';
import { type Call, type Command, exit, Told } from './command.ts';
import { asImport, importHands } from './hands.ts';
import { problemText } from './refusal.ts';
import { importWords } from './words-import.ts';

/** `import DIR`: exit code 3 when a row was refused. */
export const command: Command = {
  run: async (call) => {
    const { values, rest } = readArgs(
      call,
      { 'dry-run': 'flag', 'skip-refused': 'flag', accept: 'text', 'county-name': 'text' },
      1,
    );
    const words = importWords(call.language);
    const folder = needed(rest[0], 'DIR', call.language);
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Told(words.noFolder(folder));
    const elapsed = stopwatch();
    const result = await runImport(folderSource(folder), importHands, asImport, {
      dryRun: values['dry-run'],
      skipRefused: values['skip-refused'],
      accept: values.accept,
      county: values.county,
      countyName: values['county-name'] ?? null,
      renewStatistics: () => renewStatistics(call.language),
      onProgress: values.json ? undefined : sayer(call),
    });
    if (values.json)
      call.out(
        JSON.stringify({ ...result, changes: changesOf(result), seconds: seconds(elapsed()) }, null, 2),
      );
    else for (const line of linesOf(result, seconds(elapsed()), call.language)) call.out(line);
    return result.errors > 0 ? exit.incomplete : exit.done;
  },
};

const seconds = (ms: number) => Math.round(ms / 100) / 10;

/** At most one line a second, and the last of each file. */
function sayer(call: Call): (progress: Progress) => void {
  const words = importWords(call.language);
  let since = stopwatch();
  return ({ phase, file, done, total }) => {
    if (
      since() < 1000 &&
      done !== total &&
      !(phase === 'reading' && total === null && done > 0 && done % 5000 !== 0)
    )
      return;
    since = stopwatch();
    const name = fileWord(file, call.language);
    call.say(phase === 'reading' ? words.reading(name, done) : words.writing(name, done, total ?? done));
  };
}

function linesOf(result: ImportResult, took: number, language: Language): string[] {
  const words = importWords(language);
  const changes = changesOf(result);
  return [
    words.head(result.county, result.dryRun),
    ...fileNames.map((file) => words.file(fileWord(file, language), result.files[file])),
    words.made(result.made.units, result.made.townships, result.made.accounts, result.made.obligations),
    ...(result.firstNight ? [words.nights(result.firstNight, result.lastNight ?? result.firstNight)] : []),
    ...result.differences
      .slice(0, 50)
      .map(({ code, field, before, after }) => `  ${code} ${field}: ${before ?? '–'} → ${after ?? '–'}`),
    ...result.results.slice(0, 100).map((row) => {
      const place = `${row.file}.csv:${row.row}${row.field ? ` ${row.field}` : ''}`;
      return `  ${place} ${row.code} ${problemText(row, language)}`;
    }),
    ...(result.errors + result.warnings > 0 ? [words.problems(result.errors, result.warnings)] : []),
    ...result.left.map(words.left),
    ...(result.dryRun ? [words.accept(result.mark)] : []),
    words[result.state](changes, took),
  ];
}
