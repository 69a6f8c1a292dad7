import { Panel } from '#app/_ui/panel.tsx';
import { AskForm } from '#app/(shared)/account/ask-form.tsx';
import css from '#app/(shared)/account/form.module.css';
import type { AccountLine } from '#lib/identity/accounts.ts';
import { peopleWords } from '#lib/identity/words-people.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { closeAccount, endSessions, passwordLink, resetFactor } from '../actions.ts';

/** What a security administrator does with an account; never with the own one. */
export function AccountActs({ language, person }: { language: Language; person: AccountLine }) {
  const words = peopleWords(language);
  const hidden = { account: person.id };
  return (
    <Panel id="acts" title={words.acts}>
      <div className={css.side}>
        {!person.closed && (
          <AskForm
            id="link"
            language={language}
            action={passwordLink}
            look="plain"
            submit={words.link}
            hidden={hidden}
            asks={[]}
          >
            <p className="hint">{words.linkText}</p>
          </AskForm>
        )}
        {person.hasTotp && (
          <AskForm
            id="reset"
            language={language}
            action={resetFactor}
            look="plain"
            submit={words.reset}
            hidden={hidden}
            asks={[{ name: 'present', label: words.inPerson, kind: 'check' }]}
          >
            <p className="hint">{words.resetText}</p>
          </AskForm>
        )}
        <AskForm
          id="sessions"
          language={language}
          action={endSessions}
          look="plain"
          submit={words.endSessions}
          hidden={hidden}
          asks={[]}
        />
        <AskForm
          id="close"
          language={language}
          action={closeAccount}
          look={person.closed ? 'plain' : 'danger'}
          submit={person.closed ? words.reopen : words.close}
          hidden={{ ...hidden, closed: person.closed ? '0' : '1' }}
          asks={[]}
        >
          {!person.closed && <p className="hint">{words.closeText}</p>}
        </AskForm>
      </div>
    </Panel>
  );
}
