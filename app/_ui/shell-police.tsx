import type { ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import { Count } from './chip.tsx';
import { Icon } from './icons.tsx';
import { Menu, type MenuPart } from './menu.tsx';
import { PreferenceSwitches, type Preferences } from './preferences.tsx';
import { uiWords } from './words.ts';

/** The police and office side: the menu on top, then a wide page. The menu is given, since it follows the rights. */
export function PoliceShell(props: {
  language: Language;
  menu: readonly MenuPart[];
  account: { unit: string; name: string; href: string };
  /** Where one's own messages are, and how many wait unread. */
  messages?: { href: string; label: string; unread: number };
  preferences?: Preferences;
  /** A form that ends the session. */
  signOut?: ReactNode;
  home?: string;
  /** What stands under the page: the keys of the keyboard. */
  foot?: ReactNode;
  children: ReactNode;
}) {
  const words = uiWords(props.language);
  return (
    <div className="side-police">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="top">
        <div className="top__in">
          <a className="brand" href={props.home ?? '/board'}>
            <Icon name="lamp" />
            {words.brand}
          </a>
          <Menu language={props.language} parts={props.menu} />
          <div className="top__me">
            <span className="wide">{props.account.unit}</span>
            {props.messages && (
              <a className="top__messages" href={props.messages.href}>
                <Icon name="inbox" />
                <span className="sr">{props.messages.label}</span>
                <Count count={props.messages.unread} of={words.unread} />
              </a>
            )}
            <a href={props.account.href}>{props.account.name}</a>
            {props.preferences && <PreferenceSwitches {...props.preferences} language={props.language} />}
            {props.signOut}
          </div>
        </div>
      </header>
      <main className="wrap" id="main">
        {props.children}
      </main>
      {props.foot}
    </div>
  );
}

/** The head of a police page: where one is, the title, what stands beside it and at its end. */
export function PageHead(props: {
  title: ReactNode;
  crumbs?: readonly { href?: string; label: string }[];
  beside?: ReactNode;
  end?: ReactNode;
}) {
  return (
    <div className="head">
      <div>
        {props.crumbs && (
          <p className="crumbs">
            {props.crumbs.map((crumb, index) => (
              <span key={crumb.label}>
                {index > 0 && ' › '}
                {crumb.href ? <a href={crumb.href}>{crumb.label}</a> : crumb.label}
              </span>
            ))}
          </p>
        )}
        <h1>{props.title}</h1>
      </div>
      {props.beside}
      {props.end && <div className="head__right">{props.end}</div>}
    </div>
  );
}
