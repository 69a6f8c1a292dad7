import { grants, type Permission, type Rank, type Role } from '#lib/access/permissions.ts';
import type { menuWords } from './words.ts';

export type MenuKey = keyof ReturnType<typeof menuWords>;
/** The parts of a person's day: today's work first, then what is looked into, the sector, papers, and the running of it all. */
export type MenuPart = 'today' | 'deeper' | 'sector' | 'papers' | 'running';

type Entry = { key: MenuKey; href: string; permission: Permission };

const parts: readonly { part: MenuPart; entries: readonly Entry[] }[] = [
  {
    part: 'today',
    entries: [
      { key: 'board', href: '/board', permission: 'board:read' },
      { key: 'morning', href: '/morning', permission: 'board:read' },
      { key: 'tasks', href: '/tasks', permission: 'task:work' },
      { key: 'chases', href: '/chases', permission: 'chase:work' },
      { key: 'alerts', href: '/alerts', permission: 'alert:read' },
      { key: 'duty', href: '/duty', permission: 'alert:read' },
      { key: 'questions', href: '/questions', permission: 'thread:work' },
    ],
  },
  {
    part: 'deeper',
    entries: [
      { key: 'search', href: '/search', permission: 'lodging:read' },
      { key: 'inspections', href: '/inspections', permission: 'inspection:read' },
      { key: 'watchlist', href: '/watchlist', permission: 'watch:read' },
      { key: 'missing', href: '/missing', permission: 'search:read' },
      { key: 'disputes', href: '/disputes', permission: 'matter:work' },
      { key: 'requests', href: '/requests', permission: 'part:work' },
      { key: 'handedIn', href: '/handed-in', permission: 'clue:hand' },
      { key: 'reconcile', href: '/reconcile', permission: 'register:reconcile' },
    ],
  },
  {
    part: 'sector',
    entries: [
      { key: 'lodgings', href: '/lodgings', permission: 'lodging:read' },
      { key: 'notices', href: '/notices', permission: 'notice:compose' },
      { key: 'halls', href: '/halls', permission: 'hall:work' },
      { key: 'knowledge', href: '/knowledge', permission: 'help:write' },
      { key: 'registry', href: '/registry', permission: 'registry:read' },
      { key: 'tags', href: '/registry/tags', permission: 'tag:write' },
      { key: 'outages', href: '/outages', permission: 'outage:declare' },
    ],
  },
  {
    part: 'papers',
    entries: [
      { key: 'briefs', href: '/briefs', permission: 'brief:read' },
      { key: 'evaluation', href: '/evaluation', permission: 'evaluation:read' },
      { key: 'evidence', href: '/evidence', permission: 'evidence:ask' },
      { key: 'exports', href: '/exports', permission: 'board:export' },
    ],
  },
  {
    part: 'running',
    entries: [
      { key: 'roster', href: '/roster', permission: 'roster:write' },
      { key: 'handover', href: '/handover', permission: 'handover:make' },
      { key: 'approvals', href: '/approvals', permission: 'reveal:approve' },
      { key: 'holds', href: '/holds', permission: 'hold:ask' },
    ],
  },
];

/**
 * The pages of the police side that somebody's roles open, by the part of the day they belong to, parts without a page left out.
 * Whoever has the duty post finds its page first. A menu draws; it guards nothing.
 */
export function menuFor(
  held: readonly { role: Role; rank: Rank | null }[],
): { part: MenuPart; entries: readonly Entry[] }[] {
  const may = (permission: Permission) => held.some(({ role, rank }) => grants(permission, role, rank));
  const opens = ({ permission, key }: Entry) => {
    // Whoever decides closures waits at the same door as whoever decides reveals.
    if (key === 'approvals')
      return (['closure:decide', 'evidence:approve', 'export:approve'] as const).some(may) || may(permission);
    // Tags are a part of the registry for whoever opens that.
    return may(permission) && (key !== 'tags' || !may('registry:read'));
  };
  const first: MenuKey | null = held.some(({ role }) => role === 'duty') ? 'duty' : null;
  return parts
    .map(({ part, entries }) => ({
      part,
      entries: entries
        .filter(opens)
        .toSorted((one, other) => Number(other.key === first) - Number(one.key === first)),
    }))
    .filter(({ entries }) => entries.length > 0);
}
