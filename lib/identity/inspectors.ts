import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';

/** A police person who may be named at a lodging; `reaches` when the lodging is within their own reach. */
export type Inspector = { id: string; name: string; rank: 'police' | 'auxiliary'; reaches: boolean };

/** The police who may be named at a lodging within reach, 民警 first. */
export async function inspectorsOf(
  { sql }: Pick<Pass<Permission>, 'sql'>,
  lodging: string,
): Promise<Inspector[]> {
  return await sql<Inspector[]>`select account_id as id, name, rank, reaches from nl.inspectors_of(${lodging})
    order by rank desc, reaches desc, name, account_id`;
}
