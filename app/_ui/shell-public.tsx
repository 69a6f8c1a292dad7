import type { ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import { Icon } from './icons.tsx';
import { PreferenceSwitches, type Preferences } from './preferences.tsx';
import { uiWords } from './words.ts';

/** Pages before sign-in: sign-in, invitation, verification, help. `wide` gives long reading more room. */
export function PublicShell(props: {
  language: Language;
  preferences?: Preferences;
  /** Report now works without an account and is one tap away wherever it is offered. */
  reportNowHref?: string;
  title?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const words = uiWords(props.language);
  const page = props.wide ? 'page page--wide' : 'page';
  return (
    <div className="side-lodging">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="night">
        <div className={page}>
          <div className="bar">
            <a className="brand" href="/">
              <Icon name="lamp" />
              {words.brand}
            </a>
            {props.preferences && <PreferenceSwitches {...props.preferences} language={props.language} />}
            {props.reportNowHref && (
              <a className="btn btn--quiet" href={props.reportNowHref}>
                <Icon name="siren" />
                {words.menuReportNow}
              </a>
            )}
          </div>
          {props.title && (
            <div className="taskhead">
              <h1>{props.title}</h1>
            </div>
          )}
        </div>
      </header>
      <main className={`${page} main`} id="main">
        {props.children}
      </main>
    </div>
  );
}
