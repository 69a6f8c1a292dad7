import type { Timeliness } from '#lib/clock/due.ts';

/** How an obligation stands, told apart by shape first and colour second (screens.md, Ground). `filed` is on time. */
export const states = ['filed', 'late', 'silent', 'due', 'excused'] as const;
export type State = (typeof states)[number];

export type Severity = 'instant' | 'same_day' | 'watch';

/** Timeliness as the clock tells it to the state that is drawn: a late request is drawn as late. */
export function stateOf(timeliness: Timeliness): State {
  if (timeliness === 'on_time') return 'filed';
  return timeliness === 'late_request' ? 'late' : timeliness;
}
