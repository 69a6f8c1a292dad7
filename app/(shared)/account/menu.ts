import type { MenuItem } from '#app/_ui/shell-police.tsx';
import { grants, type Permission } from '#lib/access/permissions.ts';
import type { EnteredSession } from '#lib/gate/entered.ts';
import { adminMenuWords } from '#lib/identity/words-menu.ts';
import { menuFor } from '#lib/overview/menu.ts';
import { menuWords } from '#lib/overview/words.ts';
import type { Language } from '#lib/platform/i18n.ts';

const administrators = [
  ['people', 'account:manage'],
  ['system', 'system:read'],
  ['channels', 'channel:manage'],
  ['audit', 'audit:read'],
] as const satisfies readonly (readonly [string, Permission])[];

/** The menu of the police and office side, of what this person's roles open. It guards nothing. */
export function officeMenu(session: EnteredSession, language: Language, path: string): MenuItem[] {
  const held = session.holdings.filter(({ county }) => county === session.county);
  const police = menuFor(held).map(({ key, href }) => ({ href, label: menuWords(language)[key] }));
  const admin = administrators
    .filter(([, permission]) => held.some(({ role, rank }) => grants(permission, role, rank)))
    .map(([page]) => ({ href: `/${page}`, label: adminMenuWords(language)[page] }));
  return [...police, ...admin].map((item) => ({
    ...item,
    current: path === item.href || path.startsWith(`${item.href}/`),
  }));
}

/** The unit a person is named by beside the menu: that of the first role of the police or the office. */
export function unitOf(session: EnteredSession): string {
  return session.holdings.find(({ unitName }) => unitName)?.unitName ?? '';
}
