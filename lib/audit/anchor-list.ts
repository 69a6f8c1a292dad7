import type { Pass } from '#lib/access/pass.ts';
import { readAnchorFile, storedAnchors } from './anchors.ts';

/** An anchor as the auditor reads it: instant (UTC), lines of the book it saw, its root in hex, and whether the file has it. */
export type ListedAnchor = { at: Date; events: number; root: string; inFile: boolean };

/** The newest anchors of the county, newest first. */
export async function anchorList(pass: Pass<'audit:read'>, limit = 12): Promise<ListedAnchor[]> {
  const stored = await storedAnchors(pass, { limit });
  const copied = new Set((readAnchorFile(pass.reach.county) ?? []).map((anchor) => anchor?.root));
  return stored.map(({ at, events, root }) => ({ at, events, root, inFile: copied.has(root) })).reverse();
}
