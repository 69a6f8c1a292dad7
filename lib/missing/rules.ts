import { addDays, businessDay } from '#lib/clock/business-day.ts';
import type { Problem } from '#lib/platform/errors.ts';
import type { Audience } from './schema.ts';
import { type AnswerCode, type CallState, longestCallDays } from './terms.ts';

type Instants = { launchedAt: Date | null; endedAt: Date | null; endsOn: string };

/** How a call stands on a civil day: it waits for its second person, runs at the desks, or is over. */
export function callState({ launchedAt, endedAt, endsOn }: Instants, today: string): CallState {
  if (endedAt || endsOn < today) return 'over';
  return launchedAt ? 'running' : 'waiting';
}

/** The audience a form's choice means. */
export function audienceOf(choice: string): Audience {
  const [what = '', which = ''] = choice.split(':');
  return { units: what === 'unit' ? [which] : [], townships: what === 'township' ? [which] : [] };
}

/**
 * What cannot be released as typed on the civil day `today`: M-345 a last day that is past or more than a week ahead, M-120 a
 * missing person without a name. The rest is judged by the watch list (judgeWatch) for somebody who is missed.
 */
export function judgeCall(
  typed: { matter: string; name: string; ends_on: string },
  today: string,
): Problem[] {
  const problems: Problem[] = [];
  const last = addDays(businessDay(today), longestCallDays);
  if (typed.ends_on < today || typed.ends_on > last) problems.push({ code: 'M-486', field: 'ends_on' });
  if (typed.matter === 'missing' && typed.name === '') problems.push({ code: 'M-120', field: 'name' });
  return problems;
}

/** True for an answer somebody must go after. */
export function isTip(answer: AnswerCode): boolean {
  return answer !== 'not_seen';
}
