import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { countHits } from '#lib/watchlist/match.ts';

/**
 * Notes where children searched for stand in the register although no return of that lodging and night names them; of one entry, or
 * of all. Again changes nothing. Returns how many are new.
 */
export async function matchRegister(
  pass: Pass<'clock:work'> | Pass<'register:reconcile'>,
  entry: string | null = null,
): Promise<{ hits: number }> {
  const { sql } = pass;
  const found = await sql<{ entry: string }[]>`
    insert into watch_hit (county, entry_id, lodging_id, business_day, subject, matched_by, first, found_at)
    select e.county, e.id, g.lodging_id, g.business_day, 'register', 'register', ${entry !== null}::boolean,
      ${pass.now.toISOString()}::timestamptz
    from watch_entry e join register_guest g on g.county = e.county and g.number = e.number_index
    where e.county = ${pass.reach.county} and e.ended_at is null and e.ends_on >= ${civilDateAt(pass.now)}::date
      and g.business_day >= e.looks_from ${entry ? sql`and e.id = ${entry}` : sql``}
      and not exists (select from watch_hit h where h.county = e.county and h.entry_id = e.id and h.lodging_id = g.lodging_id
        and h.business_day = g.business_day)
    on conflict do nothing returning entry_id as entry`;
  await countHits(
    pass,
    found.map((one) => one.entry),
  );
  return { hits: found.length };
}
