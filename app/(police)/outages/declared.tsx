import { Answer } from '#app/_ui/answer.tsx';
import type { Language } from '#lib/platform/i18n.ts';
import { outageWords } from '#lib/registry/words-outages.ts';

/** What declaring an outage has done. */
export function declaredAnswer(language: Language, townships: number) {
  return <Answer title={outageWords(language).declared(townships)} />;
}
