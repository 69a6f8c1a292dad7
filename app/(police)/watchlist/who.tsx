import { commaOf, type Language } from '#lib/platform/i18n.ts';
import { labels } from '#lib/report/words-terms.ts';
import type { WatchLine } from '#lib/watchlist/queries.ts';
import { watchKindName, watchWords } from '#lib/watchlist/words.ts';

/** Somebody searched for in one line: kind, masked name, sex and year of birth. */
export function whoText({ kind, masked }: Pick<WatchLine, 'kind' | 'masked'>, language: Language): string {
  const parts = [
    masked?.name,
    masked?.sex && labels(language).sex[masked.sex],
    masked?.birthDate?.slice(0, 4),
  ].filter(Boolean);
  const comma = commaOf(language);
  const name = masked ? parts.join(comma) : watchWords(language).cleared;
  return `${watchKindName(kind, language)}${language === 'en' ? ': ' : '：'}${name}`;
}
