import type { MenuPart } from '#app/_ui/menu.tsx';
import { grants, type Permission } from '#lib/access/permissions.ts';
import type { EnteredSession } from '#lib/gate/entered.ts';
import { adminMenuWords } from '#lib/identity/words-menu.ts';
import { menuFor } from '#lib/overview/menu.ts';
import { menuPartWords, menuWords } from '#lib/overview/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

const administrators = [
  ['people', 'account:manage'],
  ['system', 'system:read'],
  ['channels', 'channel:manage'],
  ['audit', 'audit:read'],
] as const satisfies readonly (readonly [string, Permission])[];

/** The menu of the police and office side in parts, of what this person's roles open. It guards nothing. */
export function officeMenu(session: EnteredSession, language: Language, path: string): MenuPart[] {
  const held = session.holdings.filter(({ county }) => county === session.county);
  const [names, parts] = [menuWords(language), menuPartWords(language)];
  const own = menuFor(held).map(({ part, entries }) => ({
    key: part,
    items: entries.map(({ key, href }) => ({ href, label: names[key] })),
  }));
  const admin = administrators
    .filter(([, permission]) => held.some(({ role, rank }) => grants(permission, role, rank)))
    .map(([page]) => ({ href: `/${page}`, label: adminMenuWords(language)[page] }));
  const running = { key: 'running' as const, items: admin };
  const all = admin.length === 0 || own.some(({ key }) => key === 'running') ? own : [...own, running];
  return all.map(({ key, items }) => ({
    label: parts[key],
    items: (key === 'running' && items !== admin ? [...items, ...admin] : items).map((item) => ({
      ...item,
      current: path === item.href || path.startsWith(`${item.href}/`),
    })),
  }));
}

/** The unit a person is named by beside the menu: that of the first role of the police or the office. */
export function unitOf(session: EnteredSession): string {
  return session.holdings.find(({ unitName }) => unitName)?.unitName ?? '';
}
