import type { Pass } from '#lib/access/pass.ts';

/**
 * Of messages by id, those nobody needs any more: of a notice that was withdrawn, and reminders of one that its reader has
 * read meanwhile.
 */
export async function unwantedNotices(
  pass: Pass<'clock:work'>,
  messages: readonly string[],
): Promise<Set<string>> {
  const rows = await pass.sql<{ id: string }[]>`
    select m.id from message m join notice n on n.county = m.county and n.id::text = split_part(m.key, '/', 2)
    where m.county = ${pass.reach.county} and m.id = any (${[...messages]}::uuid[])
      and (m.key like 'notice/%' or m.key like 'notice-chase/%') and (n.withdrawn_at is not null
        or (m.key like 'notice-chase/%' and exists (select from message o where o.county = m.county
          and o.key = 'notice/' || n.id || '/' || m.account_id
          and coalesce(o.read_at, o.acknowledged_at, o.answered_at) is not null)))`;
  return new Set(rows.map(({ id }) => id));
}
