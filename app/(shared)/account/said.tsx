import { Answer } from '#app/_ui/answer.tsx';
import { accountWords } from '#lib/identity/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** What an act on one's own account says when it is done. */
export function said(language: Language, what: 'saved' | 'changed') {
  return <Answer title={accountWords(language)[what]} />;
}
