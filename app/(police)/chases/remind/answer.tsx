import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import type { Reminded } from '#lib/chase/remind.ts';
import { remindFateName, remindWords } from '#lib/chase/words-remind.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** What a bulk reminder has done, and whom to call now. */
export function remindedAnswer({ sent, people, left }: Reminded, language: Language) {
  const words = remindWords(language);
  return (
    <Answer title={words.sent(sent, people)}>
      {left.length > 0 && (
        <>
          <p>
            <b>{words.left(left.length)}</b>
          </p>
          <ul>
            {left.map((one) => (
              <li key={one.lodging.id}>
                <a href={`/chases/${one.chase}`}>{one.lodging.name}</a>{' '}
                <span className="small soft">{remindFateName(one, language)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="rowacts">
        <LinkButton look="act" icon="phone" href="/chases?list=call">
          {words.callList}
        </LinkButton>
        <LinkButton href="/board">{words.back}</LinkButton>
      </p>
    </Answer>
  );
}
