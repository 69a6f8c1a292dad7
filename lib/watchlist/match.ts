import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';

type Worker = Pass<'clock:work'>;

/** What is looked through: one entry against every stay, one return against every entry, or all against all. */
export type Among = { entry?: string; report?: string };

/**
 * Notes where those searched for were filed: in the nights each entry looks at and whoever is in house since before, as the stays
 * stand last. Indexes are compared where they stand; none leaves the database. Again changes nothing. Returns how many are new.
 */
export async function matchStays(pass: Worker, among: Among = {}): Promise<{ hits: number }> {
  const { sql } = pass;
  const { county } = pass.reach;
  const found = await sql<{ entry: string }[]>`
    insert into watch_hit (county, entry_id, lodging_id, business_day, subject, stay_id, matched_by, first, found_at)
    select distinct on (e.id, s.id) e.county, e.id, s.lodging_id, s.business_day, s.id::text, s.id, m.matched_by,
      ${among.entry !== undefined}::boolean, ${pass.now.toISOString()}::timestamptz
    from watch_entry e
    cross join lateral (
      select t.stay_id, t.n, 'number' as matched_by, 1 as rank from stay_text t
        where t.county = e.county and t.child_index = e.number_index
      union all select t.stay_id, t.n, 'person', 2 from stay_text t
        where t.county = e.county and t.person_index = e.person_index
      union all select t.stay_id, null, 'companion', 1 from stay_text t
        where t.county = e.county and e.companion_key is not null and t.companion_keys @> array[e.companion_key]
      union all select t.stay_id, null, 'companion_name', 2 from stay_text t
        where t.county = e.county and e.companion_name_key is not null
          and t.companion_name_keys @> array[e.companion_name_key]) m
    join stay s on s.county = e.county and s.id = m.stay_id
    where e.county = ${county} and e.ended_at is null and e.ends_on >= ${civilDateAt(pass.now)}::date
      ${among.entry ? sql`and e.id = ${among.entry}` : sql``} ${among.report ? sql`and s.report_id = ${among.report}` : sql``}
      and s.removed_in is null
      and (s.business_day >= e.looks_from or (s.checked_out_at is null
        and (s.planned_check_out_at is null or s.planned_check_out_at > e.entered_at)))
      and (m.n is null or m.n = (select max(x.n) from stay_text x where x.county = s.county and x.stay_id = s.id))
    order by e.id, s.id, m.rank
    on conflict do nothing returning entry_id as entry`;
  await countHits(
    pass,
    found.map(({ entry }) => entry),
  );
  return { hits: found.length };
}

/** Brings the count of hits that an entry shows up to what stands. */
export async function countHits(
  pass: Pass<'clock:work'> | Pass<'register:reconcile'>,
  entries: readonly string[],
): Promise<void> {
  if (entries.length === 0) return;
  await pass.sql`update watch_entry e set hits = (select count(*)::int from watch_hit h where h.county = e.county and h.entry_id = e.id)
    where e.county = ${pass.reach.county} and e.id = any (${[...new Set(entries)]}::uuid[])`;
}
