import { Facts } from '#app/_ui/kv.tsx';
import type { CallContent } from '#lib/missing/sealed.ts';
import { callWords } from '#lib/missing/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { labels } from '#lib/report/words-terms.ts';

/** Whom a search call is about, as police and desks see it: never a number. */
export function CallFacts({ content, language }: { content: CallContent; language: Language }) {
  const words = callWords(language);
  const { name, sex, birthDate, seen, looks } = content;
  return (
    <Facts
      rows={[
        [words.name, name || words.unknown],
        [words.sex, sex ? labels(language).sex[sex] : words.unknown],
        [words.birth, birthDate || words.unknown],
        [words.seen, seen],
        [words.looks, looks],
      ]}
    />
  );
}
