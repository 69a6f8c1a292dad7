import { Facts } from '#app/_ui/kv.tsx';
import { shownSeconds } from '#lib/approval/terms.ts';
import { stayRevealWords } from '#lib/overview/words-approvals.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Searched } from '#lib/watchlist/rules.ts';
import { watchWords } from '#lib/watchlist/words.ts';
import { ForAWhile } from '../lodgings/[code]/stays/[stay]/for-a-while.tsx';

/** What was typed of somebody searched for, for as long as an opened stay stands on the screen. */
export function shownAnswer(language: Language, { name, number, birthDate, features }: Searched['secret']) {
  const words = watchWords(language);
  return (
    <ForAWhile seconds={shownSeconds} after={<p className="soft">{stayRevealWords(language).hidden}</p>}>
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
    </ForAWhile>
  );
}
