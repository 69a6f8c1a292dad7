import { Answer } from '#app/_ui/answer.tsx';
import type { Issued } from '#lib/brief/commands.ts';
import { briefWords } from '#lib/brief/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** Which number was given, and the way to it. */
export function issuedAnswer({ id, number }: Issued, language: Language) {
  const words = briefWords(language);
  return (
    <Answer title={words.done(number)}>
      <p>
        <a href={`/briefs/${id}`}>{words.open}</a>
      </p>
    </Answer>
  );
}
