import { lodgingProblem } from '#lib/lodging/words.ts';
import type { Problem, Refusal } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { reconcileProblem } from '#lib/reconcile/words.ts';
import { importProblem } from '#lib/registry/import/words.ts';
import { registryProblem } from '#lib/registry/words.ts';
import { settingProblem } from '#lib/settings/words.ts';
import { reportProblem } from './report-problem.ts';

/** The sentence of a numbered problem, whichever room it is of. */
export function problemText(problem: Problem, language: Language): string {
  const said = [
    importProblem,
    registryProblem,
    lodgingProblem,
    settingProblem,
    reconcileProblem,
    reportProblem,
  ];
  for (const say of said) {
    const sentence = say(problem, language);
    if (sentence) return sentence;
  }
  return problem.code;
}

/** A refusal as lines: code, field, sentence. */
export function refusalText(refusal: Refusal, language: Language): string {
  return refusal.problems
    .map(
      (problem) =>
        `${problem.code} ${problem.field ? `${problem.field}: ` : ''}${problemText(problem, language)}`,
    )
    .join('\n');
}
