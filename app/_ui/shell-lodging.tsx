import type { ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import { Dock, type DockItem } from './dock.tsx';
import { Icon } from './icons.tsx';
import { PreferenceSwitches, type Preferences } from './preferences.tsx';
import { uiWords } from './words.ts';

export type LodgingShellProps = {
  language: Language;
  /** The switches; left out on a page that has another end of its bar. */
  preferences?: Preferences;
  /** The lodging one is in, and where to choose another; `count` lodgings are the person's. */
  lodging?: { name: string; count?: number; switchHref?: string };
  /** Replaces the lamp by a way back. */
  back?: { href: string; label: string };
  /** The end of the bar, beside the switches. */
  barEnd?: ReactNode;
  /** What stands on the night blue under the bar: the night block, a title. */
  head?: ReactNode;
  /** Sticks below the head: the five musts, tabs. */
  below?: ReactNode;
  dock?: readonly DockItem[];
  /** Stands fixed at the bottom instead of a dock: the foot of a form, a sheet. */
  after?: ReactNode;
  children: ReactNode;
};

/** The lodging side: night blue head, one column, the dock under the thumb. */
export function LodgingShell(props: LodgingShellProps) {
  const words = uiWords(props.language);
  return (
    <div className="side-lodging">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="night">
        <div className="page">
          <div className="bar">
            {props.back ? (
              <a className="brand" href={props.back.href}>
                <Icon name="left" />
                {props.back.label}
              </a>
            ) : (
              <a className="brand" href="/desk">
                <Icon name="lamp" />
                {words.brand}
              </a>
            )}
            {props.preferences && <PreferenceSwitches {...props.preferences} language={props.language} />}
            {props.barEnd}
          </div>
          {props.lodging && <House {...props.lodging} language={props.language} />}
          {props.head}
        </div>
      </header>
      {props.below}
      <main className="page main" id="main">
        {props.children}
      </main>
      {props.after}
      {props.dock && <Dock language={props.language} items={props.dock} />}
    </div>
  );
}

function House(props: { language: Language; name: string; count?: number; switchHref?: string }) {
  const words = uiWords(props.language);
  const several = (props.count ?? 1) > 1;
  const inside = (
    <>
      <strong>{props.name}</strong>
      {several && <span className="chip">{words.lodgings(props.count ?? 1)}</span>}
    </>
  );
  if (!several || !props.switchHref) return <p className="house">{inside}</p>;
  return (
    <a className="house" href={props.switchHref}>
      <span className="sr">{words.switchLodging}</span>
      {inside}
      <Icon name="down" />
    </a>
  );
}
