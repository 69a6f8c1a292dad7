import type { ReactNode } from 'react';
import type { Language } from '#lib/platform/i18n.ts';
import { Count } from './chip.tsx';
import type { IconName } from './icon-shapes.tsx';
import { Icon } from './icons.tsx';
import { uiWords } from './words.ts';

export type DockItem = {
  href: string;
  label: string;
  icon: IconName;
  current?: boolean;
  count?: number;
  /** Stands in place of a count that has yet to be asked for. */
  badge?: ReactNode;
  /** Report now stands in the danger colour and is always there. */
  now?: boolean;
};

/** The lower menu of a phone, five items at most. */
export function Dock({ language, items }: { language: Language; items: readonly DockItem[] }) {
  const words = uiWords(language);
  return (
    <nav className="dock" aria-label={words.mainMenu}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a
              href={item.href}
              className={item.now ? 'dock--now' : undefined}
              aria-current={item.current ? 'page' : undefined}
            >
              <Icon name={item.icon} />
              {item.label}
              {item.badge ?? <Count count={item.count ?? 0} of={words.unread} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export type LodgingPlace = 'desk' | 'reports' | 'report-now' | 'inbox' | 'my-lodging';

/** The five items of the lodging side. `lodging` is carried along where a person has several. */
export function lodgingDock(options: {
  language: Language;
  current?: LodgingPlace;
  lodging?: string;
}): DockItem[] {
  const words = uiWords(options.language);
  const query = options.lodging ? `?lodging=${encodeURIComponent(options.lodging)}` : '';
  const item = (
    place: LodgingPlace,
    label: string,
    icon: IconName,
    more: Partial<DockItem> = {},
  ): DockItem => ({
    href: `/${place}${query}`,
    label,
    icon,
    current: options.current === place,
    ...more,
  });
  return [
    item('desk', words.menuDesk, 'home'),
    item('reports', words.menuReports, 'cal'),
    item('report-now', words.menuReportNow, 'siren', { now: true }),
    item('inbox', words.menuInbox, 'inbox'),
    item('my-lodging', words.menuLodging, 'user'),
  ];
}
