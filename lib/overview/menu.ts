import { grants, type Permission, type Rank, type Role } from '#lib/access/permissions.ts';
import type { menuWords } from './words.ts';

export type MenuKey = keyof ReturnType<typeof menuWords>;

const entries: readonly { key: MenuKey; href: string; permission: Permission }[] = [
  { key: 'board', href: '/board', permission: 'board:read' },
  { key: 'morning', href: '/morning', permission: 'board:read' },
  { key: 'tasks', href: '/tasks', permission: 'task:work' },
  { key: 'chases', href: '/chases', permission: 'chase:work' },
  { key: 'alerts', href: '/alerts', permission: 'alert:read' },
  { key: 'inspections', href: '/inspections', permission: 'inspection:read' },
  { key: 'watchlist', href: '/watchlist', permission: 'watch:read' },
  { key: 'missing', href: '/missing', permission: 'search:read' },
  { key: 'duty', href: '/duty', permission: 'alert:read' },
  { key: 'roster', href: '/roster', permission: 'roster:write' },
  { key: 'questions', href: '/questions', permission: 'thread:work' },
  { key: 'halls', href: '/halls', permission: 'hall:work' },
  { key: 'knowledge', href: '/knowledge', permission: 'help:write' },
  { key: 'disputes', href: '/disputes', permission: 'matter:work' },
  { key: 'requests', href: '/requests', permission: 'part:work' },
  { key: 'search', href: '/search', permission: 'lodging:read' },
  { key: 'evaluation', href: '/evaluation', permission: 'evaluation:read' },
  { key: 'briefs', href: '/briefs', permission: 'brief:read' },
  { key: 'lodgings', href: '/lodgings', permission: 'lodging:read' },
  { key: 'notices', href: '/notices', permission: 'notice:compose' },
  { key: 'approvals', href: '/approvals', permission: 'reveal:approve' },
  { key: 'registry', href: '/registry', permission: 'registry:read' },
  { key: 'tags', href: '/registry/tags', permission: 'tag:write' },
  { key: 'reconcile', href: '/reconcile', permission: 'register:reconcile' },
  { key: 'handover', href: '/handover', permission: 'handover:make' },
  { key: 'outages', href: '/outages', permission: 'outage:declare' },
  { key: 'evidence', href: '/evidence', permission: 'evidence:ask' },
  { key: 'exports', href: '/exports', permission: 'export:full' },
  { key: 'holds', href: '/holds', permission: 'hold:ask' },
];

/** The pages of the police side that somebody's roles open, in order. A menu draws; it guards nothing. */
export function menuFor(
  held: readonly { role: Role; rank: Rank | null }[],
): { key: MenuKey; href: string; permission: Permission }[] {
  const may = (permission: Permission) => held.some(({ role, rank }) => grants(permission, role, rank));
  return entries.filter(({ permission, key }) => {
    // Whoever decides closures waits at the same door as whoever decides reveals.
    if (key === 'approvals')
      return (['closure:decide', 'evidence:approve', 'export:approve'] as const).some(may) || may(permission);
    // Tags are a part of the registry for whoever opens that.
    return may(permission) && (key !== 'tags' || !may('registry:read'));
  });
}
