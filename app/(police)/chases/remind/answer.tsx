import { Answer } from '#app/_ui/answer.tsx';
import { LinkButton } from '#app/_ui/button.tsx';
import type { Reminded } from '#lib/chase/remind.ts';
import { remindFateName, remindWords } from '#lib/chase/words-remind.ts';
import type { Taker } from '#lib/handover/takers.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { GiveForm } from '../../tasks/give-form.tsx';

/** What a bulk reminder has done, and whom to call now. */
export function remindedAnswer(
  { sent, people, left }: Reminded,
  takers: Record<string, Taker[]> | null,
  language: Language,
) {
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
                {one.chase ? <a href={`/chases/${one.chase}`}>{one.lodging.name}</a> : one.lodging.name}{' '}
                <span className="small soft">{remindFateName(one, language)}</span>
                {takers && one.chase && (
                  <GiveForm
                    {...{ matter: 'chase', id: one.chase, back: 'remind', holder: null, language }}
                    takers={takers[one.lodging.id] ?? []}
                    whose={one.lodging.name}
                  />
                )}
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
