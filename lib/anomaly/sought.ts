import type { Pass } from '#lib/access/pass.ts';
import type { Disposition } from './dispositions.ts';

/** An alert about somebody on the watch list, as the entry's own page lists it. */
export type SoughtAlert = {
  id: string;
  lodgingName: string;
  from: string;
  day: string;
  claimed: boolean;
  disposition: Disposition | null;
};

/** The alerts of one entry within reach, newest night first. */
export function alertsOfEntry(pass: Pass<'alert:read'>, entry: string): Promise<SoughtAlert[]> {
  return pass.sql<SoughtAlert[]>`
    select a.id, l.name as "lodgingName", a.from_day::text as "from", a.business_day::text as day,
      a.claimed_at is not null as claimed, a.disposition
    from alert a join lodging l on l.county = a.county and l.id = a.lodging_id
    where a.county = ${pass.reach.county} and a.rule = 'watchlist_match' and not a.rehearsal and a.evidence->>'entry' = ${entry}
    order by a.business_day desc, a.id desc`;
}
