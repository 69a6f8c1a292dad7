import { shownSeconds } from '#lib/approval/terms.ts';
import { questionWords } from '#lib/conversation/words.ts';
import { stayRevealWords } from '#lib/overview/words-approvals.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { ForAWhile } from '../lodgings/[code]/stays/[stay]/for-a-while.tsx';

/** Numbers a house gave, for as long as an opened stay stands on the screen. */
export function numbersShown(language: Language, numbers: readonly string[]) {
  return (
    <ForAWhile seconds={shownSeconds} after={<p className="soft">{stayRevealWords(language).hidden}</p>}>
      <p>{questionWords(language).numbers}</p>
      <ol>
        {numbers.map((number) => (
          <li key={number} className="num">
            {number}
          </li>
        ))}
      </ol>
    </ForAWhile>
  );
}
