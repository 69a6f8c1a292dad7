import type { OwnMatter } from '#lib/matter/own.ts';
import { outcomeName, ownWords } from '#lib/matter/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** How one stands, for its house: of a clue never what became of it. */
export function standText(
  { kind, takenUp, closedAt, outcome }: Pick<OwnMatter, 'kind' | 'takenUp' | 'closedAt' | 'outcome'>,
  language: Language,
): string {
  const words = ownWords(language);
  if (!closedAt) return takenUp ? words.works : words.waits;
  if (kind === 'clue' || !outcome) return words.thanks;
  return words.result(outcomeName(outcome, language));
}
