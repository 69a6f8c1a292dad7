import type { Inspection } from '#lib/inspection/queries.ts';
import { inspectionWords } from '#lib/inspection/words.ts';
import { followWords } from '#lib/inspection/words-terms.ts';
import { commaOf, type Language } from '#lib/platform/i18n.ts';

/** What a visit found and what follows, in a few words. */
export function resultOf(
  { findings, follow }: Pick<Inspection, 'findings' | 'follow'>,
  language: Language,
): string {
  const breaches = findings.filter(({ answer }) => answer === 'breach').length;
  const said = followWords(language)[follow];
  if (breaches === 0) return said;
  return `${inspectionWords(language).found(breaches)}${commaOf(language)}${said}`;
}
