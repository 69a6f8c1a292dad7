/** Longest texts, in code points. */
export const longest = { question: 120, answer: 1200 } as const;

/** How an entry stands. */
export const entryStates = ['draft', 'published', 'withdrawn'] as const;
export type EntryState = (typeof entryStates)[number];

/** What an entry may be written from. */
export type SourceKind = 'thread' | 'hall';

/** Entries shown while somebody types. */
export const mostSuggested = 3;
