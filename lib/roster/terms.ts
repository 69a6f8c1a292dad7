/** The shifts of a duty post; their hours follow the settings duty_from and duty_to. */
export const shiftKinds = ['day', 'night', 'whole'] as const;
export type ShiftKind = (typeof shiftKinds)[number];

/** A gap in the roster is shown so many days ahead. */
export const gapDays = 7;
/** The page shows so many days. */
export const shownDays = 14;
/** Lines of one import. */
export const mostLines = 400;
