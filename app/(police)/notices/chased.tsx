import { Answer } from '#app/_ui/answer.tsx';
import type { Chased } from '#lib/notice/chase.ts';
import { resultWords } from '#lib/notice/words-result.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** What reminding everybody did. */
export function chasedAnswer(language: Language, { sent, again, capped }: Chased) {
  return <Answer title={resultWords(language).chased(sent, again, capped)} />;
}
