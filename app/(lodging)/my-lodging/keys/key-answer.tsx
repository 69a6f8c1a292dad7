import { Answer } from '#app/_ui/answer.tsx';
import css from '#app/(shared)/account/form.module.css';
import { houseWords } from '#lib/identity/words-people.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** A key that was just made; it is shown this once. */
export function keyAnswer(language: Language, key: string) {
  const words = houseWords(language);
  return (
    <Answer title={words.keyMade}>
      <p>{words.keyMadeText}</p>
      <p className={`${css.secret} mono`}>{key}</p>
    </Answer>
  );
}
