import { addDays, type BusinessDay } from '../clock/business-day.ts';
import { type DutyHours, dutyFrom } from '../clock/duty-hours.ts';
import type { IncidentKind } from './terms.ts';

const minute = 60_000;

/** Minutes an incident waits unclaimed before county duty is rung, and before its chief has a task (product.md, What is odd). */
const climbAfter = { county: 3, chief: 5 } as const;

/** Whose bell it is: the duty post of the station, of the county's command room, or the chief. */
export type Post = 'station' | 'county' | 'chief';

/** What of an incident decides who is rung; `county` is true where no station is known. */
export type Ringing = { kind: IncidentKind; told: Date; claimed: boolean; county: boolean };

/**
 * Whether a duty page sounds for an incident now: the station's at once, the county's after 3 minutes, the chief's after
 * 5, the county's at once where the house is not known; never once somebody has claimed it. A child who came and got no
 * room is the officer's in duty hours and the duty post's outside them (product.md, What is odd).
 */
export function ringsFor(post: Post, one: Ringing, now: Date, hours: DutyHours): boolean {
  if (one.claimed) return false;
  if (one.kind === 'left_unroomed') return post === 'station' && dutyFrom(one.told, hours) > one.told;
  const waited = now.getTime() - one.told.getTime();
  if (one.county) return post === 'county';
  if (post === 'station') return true;
  return waited >= (post === 'county' ? climbAfter.county : climbAfter.chief) * minute;
}

/** What has truly happened to what was told; nothing is said that has not (product.md, Report now). */
export type Told = { rung: Date | null; claimed: { at: Date } | null };

/** True when nobody has claimed it for 3 minutes: the sender is told to call 110. */
export function callsFor110(told: Date, { claimed }: Told, now: Date): boolean {
  return !claimed && now.getTime() - told.getTime() >= climbAfter.county * minute;
}

/** The first date on which the text of what was told is emptied: `days` full days after the night it was told in. */
export function clearOnOf(night: BusinessDay, days: number): BusinessDay {
  return addDays(night, days + 1);
}
