/** Who speaks in a thread: the house, its police, a department something was passed to, or the house's own clock. */
export const sides = ['house', 'police', 'post', 'clock'] as const;
export type Side = (typeof sides)[number];

/** What a line of a thread is: words, or an act that both sides see. */
export const lineKinds = ['said', 'passed', 'claimed', 'recalled', 'returned', 'closed', 'reopened'] as const;
export type LineKind = (typeof lineKinds)[number];

/** What a house may hang a question on; a return is named by its night. */
export const aboutKinds = ['return', 'closure', 'notice'] as const;
export type AboutKind = (typeof aboutKinds)[number];

/** What the police hang a thread on; the lodging side never reads it. */
export const linkKinds = ['alert', 'chase'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** How a thread came to its end: the house said so, the police did, or nobody wrote for three days after the answer. */
export const endings = ['house', 'police', 'quiet'] as const;
export type Ending = (typeof endings)[number];

/** How content the asker was; asked once. */
export const ratings = ['good', 'fair', 'poor'] as const;
export type Rating = (typeof ratings)[number];

/** What is done with a personal number in free text: kept apart under lock, or left where it was typed. */
export const numberWays = ['moved', 'left'] as const;
export type NumberWay = (typeof numberWays)[number];

/** How a hand-off ended: answered, returned, taken back by whoever passed it, or passed further by the county's command room. */
export const handOutcomes = ['answered', 'returned', 'recalled', 'sorted'] as const;
export type HandOutcome = (typeof handOutcomes)[number];

/** Longest texts, in code points. */
export const longest = { text: 1000, place: 80 } as const;

/** An answered thread nobody writes in for so many days is ended by the clock. */
export const quietDays = 3;
