import type { Pass } from '#lib/access/pass.ts';

type Clock = Pass<'clock:work'>;

/** A notice that waits for somebody only because they had as many as one may get. */
export type Waiting = { notice: string; account: string; titleZh: string; titleEn: string | null };

/**
 * What else waits for these people for their cap alone: it goes along with the notice whose turn it is, named in one message
 * (a digest), so that three notices in a week do not become three days of waiting. Safety and corrections never wait so.
 */
export async function alsoWaiting(
  pass: Clock,
  notice: string,
  accounts: readonly string[],
): Promise<Waiting[]> {
  if (accounts.length === 0) return [];
  return await pass.sql<Waiting[]>`
    select n.id as notice, r.account_id as account, n.title_zh as "titleZh", n.title_en as "titleEn"
    from notice_recipient r join notice n on n.county = r.county and n.id = r.notice_id
    where r.county = ${pass.reach.county} and r.account_id = any (${[...accounts]}::uuid[]) and n.id <> ${notice}
      and r.message_id is null and r.dropped_at is null and r.deferred_for = 'cap' and r.added_at >= n.listed_at
      and n.signed_at is not null and n.withdrawn_at is null and n.safety is null and n.follows is null
    group by n.id, r.account_id, n.title_zh, n.title_en, n.signed_at order by n.signed_at, n.id`;
}

/** Brings what goes along forward to now. */
export async function bringForward(pass: Clock, also: readonly Waiting[]): Promise<void> {
  for (const [notice, people] of Map.groupBy(also, (one) => one.notice))
    await pass.sql`update notice_recipient set due_at = ${pass.now.toISOString()}
      where county = ${pass.reach.county} and notice_id = ${notice} and message_id is null
        and account_id = any (${people.map(({ account }) => account)}::uuid[])`;
}
