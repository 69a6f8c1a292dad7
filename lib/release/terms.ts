/** What leaves the house on two persons' word: an evidence pack (证据材料包), or an export in full. */
export const releaseKinds = ['evidence', 'stays', 'contacts'] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

/** The lists that can be exported; masked to whoever may export at all, in full on a second person's word. */
export const exportLists = ['stays', 'contacts'] as const;
export type ExportList = (typeof exportLists)[number];

/** How long what was allowed can be fetched, in hours; then it is emptied (security.md 4.6: within 24 h). */
export const lastsHours: Record<ReleaseKind, number> = { evidence: 72, stays: 24, contacts: 24 };

/** The longest span of nights of a pack, and of an export of stays. */
export const nightsAtMost = { evidence: 366, export: 31 };
/** Stays that one release opens in full; more is asked for in parts. */
export const openedAtMost = 200;
/** Rows of an export (security.md 4.6). */
export const rowsAtMost = 5000;
