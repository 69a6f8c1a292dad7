/** The rooms in looking order (architecture.md, The tree): each may use itself and what stands before it, never what follows. */
export const rooms = [
  'platform',
  'clock',
  'access',
  'settings',
  'audit',
  'jobs',
  'approval',
  'retention',
  'delivery',
  'identity',
  'registry',
  'roster',
  'lodging',
  'attachment',
  'task',
  'report',
  'incident',
  'watchlist',
  'reconcile',
  'anomaly',
  'chase',
  'missing',
  'inspection',
  'conversation',
  'hall',
  'knowledge',
  'matter',
  'notice',
  'handover',
  'overview',
  'release',
  'brief',
  'gate',
  'cli',
  'boot',
] as const;
export type Room = (typeof rooms)[number];

/** The room a path such as `lib/report/rules.ts` lies in; null outside lib/ and for a folder that is no room. */
export function roomOf(path: string): Room | null {
  const name = /^lib\/([^/]+)\//.exec(path)?.[1];
  return rooms.find((room) => room === name) ?? null;
}

/** Whether one room may import from another. */
export function mayLookAt(from: Room, to: Room): boolean {
  return rooms.indexOf(to) <= rooms.indexOf(from);
}
