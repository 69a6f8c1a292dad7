import type { MenuItem } from '#app/_ui/shell-police.tsx';
import { grants, type Permission } from '#lib/access/permissions.ts';
import type { EnteredSession } from '#lib/gate/entered.ts';
import { menuWords } from '#lib/identity/words-menu.ts';
import type { Language } from '#lib/platform/i18n.ts';

/** A page of the menu and the permission that opens it. The menu guards nothing: each page asks the gate. */
const entries = [
  ['board', 'board:read'],
  ['tasks', 'task:work'],
  ['lodgings', 'lodging:read'],
  ['registry', 'registry:read'],
  ['people', 'account:manage'],
  ['system', 'system:read'],
  ['audit', 'audit:read'],
] as const satisfies readonly (readonly [string, Permission])[];

export type OfficePage = (typeof entries)[number][0];

/** The menu of the police and office side, of what this person's roles open. */
export function officeMenu(session: EnteredSession, language: Language, current?: OfficePage): MenuItem[] {
  const words = menuWords(language);
  return entries
    .filter(([, permission]) => session.holdings.some(({ role, rank }) => grants(permission, role, rank)))
    .map(([page]) => ({ href: `/${page}`, label: words[page], current: page === current }));
}

/** The unit a person is named by beside the menu: that of the first role of the police or the office. */
export function unitOf(session: EnteredSession): string {
  return session.holdings.find(({ unitName }) => unitName)?.unitName ?? '';
}
