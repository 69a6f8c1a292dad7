import type { Language } from '#lib/platform/i18n.ts';
import { changesOf } from '#lib/registry/import/result.ts';
import type { ImportRun } from '#lib/registry/import/run-record.ts';
import { fileWord } from '#lib/registry/import/words.ts';
import { importPageWords } from '#lib/registry/words-import-page.ts';

/** How a run stands, in a few words. */
export function stateOf(run: ImportRun, language: Language): string {
  const words = importPageWords(language);
  const { result } = run;
  if (run.stopped) return words.stopped;
  if (!run.endedAt || !result) return progressOf(run, language);
  if (run.dryRun) return result.errors > 0 ? words.dryRefused : words.dryDone;
  return words[result.state];
}

/** How far a run is that has not ended. */
export function progressOf({ now }: ImportRun, language: Language): string {
  const words = importPageWords(language);
  if (!now) return words.waiting;
  if (now.phase === 'reading') return words.reading(fileWord(now.file, language), now.done);
  return words.writing(now.done, now.total ?? now.done);
}

/** How much a run changed or would change. */
export function changesName(run: ImportRun, language: Language): string {
  const words = importPageWords(language);
  if (!run.result) return '';
  const changes = changesOf(run.result);
  if (changes === 0) return words.noChange;
  return run.dryRun ? words.wouldChange(changes) : words.changes(changes);
}
