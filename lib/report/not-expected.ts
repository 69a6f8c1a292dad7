import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { type DayRules, dueAt } from '#lib/clock/due.ts';
import type { DeskNight } from './desk.ts';
import type { Kind } from './terms.ts';

type Filed = {
  kind: Kind;
  stays: number;
  version: number;
  first_at: string;
  number: string;
  code: string;
};

/**
 * A night no return is expected for, since the house was suspended, closed down or not onboarded when it began: it
 * stands as excused, with whatever was filed for it all the same. The desk always has the running night to show.
 */
export async function notExpected(
  pass: Pass<'desk:read'>,
  lodgingId: string,
  day: BusinessDay,
  rules: DayRules,
): Promise<DeskNight> {
  const [filed] = await pass.sql<Filed[]>`
    select r.kind, r.stays, r.n as version, r.first_accepted_at as first_at, v.receipt_number as number, v.short_code as code
    from report r join report_version v on v.county = r.county and v.report_id = r.id and v.n = r.n
    where r.county = ${pass.reach.county} and r.lodging_id = ${lodgingId} and r.business_day = ${day}`;
  return {
    day,
    state: 'excused',
    effectiveDue: dueAt(day, rules),
    moved: false,
    kind: filed?.kind ?? null,
    stays: filed?.stays ?? 0,
    version: filed?.version ?? 0,
    acceptedAt: filed ? new Date(filed.first_at) : null,
    minutesLate: 0,
    receiptNumber: filed?.number ?? null,
    shortCode: filed?.code ?? null,
    premature: false,
  };
}
