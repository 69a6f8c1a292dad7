import type { Ask, Asked } from '#app/(shared)/account/asked.ts';
import { threadWords } from '#lib/conversation/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** What becomes of personal numbers, asked in the form where the text turned out to hold some. */
export function withNumbers(asked: Asked, language: Language): Asked {
  if (!asked.problems.some(({ code }) => code === 'M-602')) return asked;
  const words = threadWords(language);
  const ask: Ask = {
    ...{ name: 'numbers', label: words.numbersWhat, kind: 'select', value: 'moved' },
    options: [
      { value: 'moved', label: words.numbersMoved },
      { value: 'left', label: words.numbersLeft },
    ],
  };
  return { ...asked, more: [ask] };
}
