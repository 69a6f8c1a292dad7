/** What leaves the house on two persons' word: an evidence pack (证据材料包) of a lodging or of a case, or an export in full. */
export const releaseKinds = ['evidence', 'case', 'stays', 'contacts'] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

/** What a case is asked from: a rule's finding, or what was told at once. */
export const caseKinds = ['alert', 'incident'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** The lists that can be exported; masked to whoever may export at all, in full on a second person's word. */
export const exportLists = ['stays', 'contacts'] as const;
export type ExportList = (typeof exportLists)[number];

/** How long what was allowed can be fetched, in hours; then it is emptied (security.md 4.6: within 24 h). */
export const lastsHours: Record<ReleaseKind, number> = { evidence: 72, case: 72, stays: 24, contacts: 24 };

/** The longest span of nights of a pack, and of an export of stays. */
export const nightsAtMost = { evidence: 366, export: 31 };
/** Stays that one release opens in full; more is asked for in parts. */
export const openedAtMost = 200;
/** Photos a pack encloses; of further ones it has the hash. */
export const picturesAtMost = 40;
/** Rows of an export (security.md 4.6). */
export const rowsAtMost = 5000;
