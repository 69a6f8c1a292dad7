import type { Problem } from '#lib/platform/errors.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { isCode } from '#lib/report/codes.ts';
import { cureOf, messageOf } from '#lib/report/codes-words.ts';

/** What happened and its cure, of a code of the report room's published list; null for any other. */
export function reportProblem(problem: Problem, language: Language): string | null {
  if (!isCode(problem.code)) return null;
  const [stop, gap] = language === 'en' ? ['.', '. '] : ['。', '，'];
  return `${messageOf(problem, language)}${gap}${cureOf(problem, language)}${stop}`;
}
