/** Whether somebody is missed, or was found and nobody knows who it is. */
export const matters = ['missing', 'found'] as const;
export type Matter = (typeof matters)[number];

/** What a house answers; the last two are tips. */
export const answers = ['not_seen', 'seen', 'here'] as const;
export type AnswerCode = (typeof answers)[number];

/** How a person ends a search call; `expired` and `declined` are written by the clock and by the second person. */
export const callEndings = ['found', 'withdrawn'] as const;
export type CallEnding = (typeof callEndings)[number];
export type CallOutcome = CallEnding | 'expired' | 'declined';

export type CallState = 'waiting' | 'running' | 'over';

/** A call runs a week at most, then it is composed anew: its content lies open at every desk. */
export const longestCallDays = 7;
