import type { Language } from '#lib/platform/i18n.ts';
import { Count } from './chip.tsx';
import { Icon } from './icons.tsx';
import { uiWords } from './words.ts';

export type MenuItem = { href: string; label: string; count?: number; current?: boolean };
export type MenuPart = { label: string; items: readonly MenuItem[] };

/** So many pages stand side by side; more are put into parts. */
const flat = 7;
/** So many of the first part fit a phone. */
const onPhone = 4;

/**
 * The main menu: the pages of the first part on one line, all of them in parts behind one tap that needs no script. Who has few
 * pages sees them all at once. A page outside the first part stands at the line's end while it is open.
 */
export function Menu({ language, parts }: { language: Language; parts: readonly MenuPart[] }) {
  const words = uiWords(language);
  const all = parts.flatMap(({ items }) => items);
  const [first] = parts;
  if (!first || all.length <= flat) return <Short language={language} items={all} label={words.mainMenu} />;
  const here = first.items.findIndex(({ current }) => current);
  const away = here === -1 ? all.find(({ current }) => current) : undefined;
  const far = away || here >= onPhone ? ' menu--far' : '';
  return (
    <nav className="menu menu--parts" aria-label={words.mainMenu}>
      <ul>
        {first.items.map((item) => (
          <Entry key={item.href} item={item} language={language} />
        ))}
        {away && <Entry item={away} language={language} />}
      </ul>
      <details className={`menu__all${far}`}>
        <summary>
          {words.allPages}
          <Icon name="down" />
        </summary>
        <div className="menu__sheet">
          {parts.map(({ label, items }) => (
            <div key={label}>
              <p id={`menu-${items[0]?.href.slice(1)}`}>{label}</p>
              <ul aria-labelledby={`menu-${items[0]?.href.slice(1)}`}>
                {items.map((item) => (
                  <Entry key={item.href} item={item} language={language} />
                ))}
              </ul>
            </div>
          ))}
        </div>
      </details>
    </nav>
  );
}

function Short(props: { language: Language; items: readonly MenuItem[]; label: string }) {
  return (
    <nav className="menu" aria-label={props.label}>
      <ul>
        {props.items.map((item) => (
          <Entry key={item.href} item={item} language={props.language} />
        ))}
      </ul>
    </nav>
  );
}

function Entry({ item, language }: { item: MenuItem; language: Language }) {
  return (
    <li>
      <a href={item.href} aria-current={item.current ? 'page' : undefined}>
        {item.label}
        <Count count={item.count ?? 0} of={uiWords(language).fresh} />
      </a>
    </li>
  );
}
