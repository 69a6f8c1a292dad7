/** Whom a search is for. */
export const watchKinds = ['child', 'adult'] as const;
export type WatchKind = (typeof watchKinds)[number];

/** How a person ends an entry; `expired` is the clock's. */
export const endings = ['found', 'withdrawn'] as const;
export type Ending = (typeof endings)[number];
export type WatchOutcome = Ending | 'expired';

/** What a hit was recognised by. */
export type MatchedBy = 'number' | 'person' | 'companion' | 'companion_name' | 'register';

/** Nights before its entry that somebody is looked for in (product.md: stays and register rows of the last 30 days). */
export const looksBackNights = 30;
/** The longest a search stands without being entered anew, in days from today. */
export const longestDays = 180;
/** What the form suggests. */
export const usualDays = 30;
