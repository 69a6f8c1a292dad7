import { Answer } from '#app/_ui/answer.tsx';
import { giveWords } from '#lib/handover/words-give.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** Says in place to whom a matter went. */
export const givenAnswer = (to: string, language: Language) => (
  <Answer title={giveWords(language).given(to)} />
);
