import type { Problem } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { HistoryLine } from '#lib/reconcile/queries.ts';
import { reconcileProblem } from '#lib/reconcile/words.ts';
import { reconcilePageWords } from '#lib/reconcile/words-pages.ts';
import { importProblem } from '#lib/registry/import/words.ts';
import { cureOf, messageOf } from '#lib/report/codes-words.ts';

/** A numbered problem of comparing or reading as a sentence, with its cure where it is told apart. */
export function told(problem: Problem, language: Language): { message: string; cure?: string } {
  const own = reconcileProblem(problem, language) ?? importProblem(problem, language);
  return own ? { message: own } : { message: messageOf(problem, language), cure: cureOf(problem, language) };
}

/** How a comparison stands, in a few words. */
export function outcomeOf(line: HistoryLine, language: Language): string {
  const words = reconcilePageWords(language);
  if (!line.ended) return line.read > 0 ? words.reading(line.read) : words.waiting;
  if (line.code) return `${words.failed}${language === 'en' ? ' ' : ''}（${line.code}）`;
  if (!line.changed) return words.same;
  return line.run
    ? words.rowsOf(line.run.rows, line.run.notFiled + line.run.dayDiffers + line.run.twins)
    : '';
}
