import { Facts } from '#app/_ui/kv.tsx';
import type { Language } from '#lib/platform/i18n.ts';
import type { Searched } from '#lib/watchlist/rules.ts';
import { watchWords } from '#lib/watchlist/words.ts';

/** What was typed of somebody searched for. */
export function shownAnswer(language: Language, { name, number, birthDate, features }: Searched['secret']) {
  const words = watchWords(language);
  return (
    <Facts
      rows={[
        [words.name, name],
        [
          words.number,
          <span key="number" className="num">
            {number || '—'}
          </span>,
        ],
        [words.birthDate, birthDate],
        [words.features, features],
      ]}
    />
  );
}
