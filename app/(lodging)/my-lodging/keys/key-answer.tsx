import { Answer } from '#app/_ui/answer.tsx';
import css from '#app/(shared)/account/form.module.css';
import { instantToMinute } from '#lib/clock/words.ts';
import { houseWords } from '#lib/identity/words-people.ts';
import { vendorWords } from '#lib/identity/words-vendor.ts';
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

/** A lodging that was given to a vendor. */
export function linkAnswer(language: Language, name: string) {
  const words = vendorWords(language);
  return (
    <Answer title={words.linked(name)}>
      <p>{words.linkedText}</p>
    </Answer>
  );
}

/** A sandbox lodging and its key, shown this once. */
export function sandboxAnswer(language: Language, made: { lodging: string; key: string; endsAt: Date }) {
  const words = vendorWords(language);
  return (
    <Answer title={words.sandboxMade(made.lodging)}>
      <p>{words.sandboxMadeText(instantToMinute(made.endsAt, language))}</p>
      <p className={`${css.secret} mono`}>{made.key}</p>
    </Answer>
  );
}
