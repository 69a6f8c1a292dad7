import { dateName, instantNameWithYear } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Evaluation } from './evaluation.ts';
import type { Period } from './periods.ts';
import { evaluationWords } from './words.ts';

/** A period by its name: '2026年10月', '11月16日至11月22日'. */
export function periodName({ kind, key, from, to }: Period, language: Language): string {
  const words = evaluationWords(language);
  if (kind === 'week') return words.weekName(dateName(from, language), dateName(to, language));
  const [year = 0, month = 0] = key.split('-').map(Number);
  return words.monthName(year, month);
}

/** The title of a period's report. */
export function reportTitle({ period, unit }: Evaluation, language: Language): string {
  const words = evaluationWords(language);
  const name = periodName(period, language);
  return period.kind === 'month' ? words.reportOf(unit.name, name) : words.weekOf(unit.name, name);
}

/** As of when, to the second: 'made as of' decides every digit. */
export function asOfName({ asOf }: Evaluation, language: Language): string {
  return evaluationWords(language).asOf(instantNameWithYear(asOf, language));
}
