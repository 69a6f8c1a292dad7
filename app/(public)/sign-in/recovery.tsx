import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import css from '#app/(shared)/account/form.module.css';
import { signInWords } from '#lib/identity/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** Ten recovery codes, this once, and the way on. */
export function recoveryAnswer(language: Language, codes: readonly string[], next?: string) {
  const words = signInWords(language);
  return (
    <div className={css.form}>
      {next && <Answer title={words.enrolled} />}
      <section className="block" aria-labelledby="recovery">
        <h2 id="recovery">{words.recovery}</h2>
        <p className="soft">{words.recoveryText}</p>
        <ol className={`${css.codes} mono`}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </section>
      {next && (
        <LinkButton look="lamp" href={next}>
          {words.recoveryDone}
        </LinkButton>
      )}
    </div>
  );
}
