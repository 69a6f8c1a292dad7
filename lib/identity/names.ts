import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';

/** The names of some accounts, by id; who holds or held nothing in the county of the pass is left out. */
export async function namesOf(
  { sql }: Pick<Pass<Permission>, 'sql'>,
  ids: readonly string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from nl.names(${[...new Set(ids)]}::uuid[])`;
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
