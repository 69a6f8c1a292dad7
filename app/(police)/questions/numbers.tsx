import { questionWords } from '#lib/conversation/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** Numbers a house gave. */
export function numbersShown(language: Language, numbers: readonly string[]) {
  return (
    <>
      <p>{questionWords(language).numbers}</p>
      <ol>
        {numbers.map((number) => (
          <li key={number} className="num">
            {number}
          </li>
        ))}
      </ol>
    </>
  );
}
