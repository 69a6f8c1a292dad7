import type { Pass } from '#lib/access/pass.ts';
import type { PersonStep } from './terms.ts';

/** What a person last did about a lodging; `at` when it happened (UTC). */
export type LastContact = { kind: PersonStep; outcome: string | null; at: Date; by: string };

/**
 * The last thing a person did about each of some lodgings, by lodging id, whether its chase runs still or has ended: what a row of
 * the board says before anybody calls again. A lodging nobody has been in touch with has none.
 */
export async function lastContactsOf(
  pass: Pass<'chase:work'> | Pass<'board:read'>,
  lodgings: readonly string[],
): Promise<Record<string, LastContact>> {
  if (lodgings.length === 0) return {};
  const rows = await pass.sql<(Omit<LastContact, 'at'> & { lodging: string; at: string })[]>`
    select x.lodging, s.kind, s.outcome, s.happened_at as at, coalesce(s.actor_name, '') as by
    from unnest(${[...lodgings]}::uuid[]) as x(lodging)
    cross join lateral (select s.kind, s.outcome, s.happened_at, s.actor_name from chase_step s
      where s.county = ${pass.reach.county} and s.lodging_id = x.lodging and s.account_id is not null
      order by s.at desc, s.n desc limit 1) s`;
  return Object.fromEntries(rows.map(({ lodging, at, ...row }) => [lodging, { ...row, at: new Date(at) }]));
}
