import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import type { Contact } from '#lib/lodging/queries.ts';
import { groupedBy } from './grouped.ts';

type Reader = Pick<Pass<Permission>, 'sql'>;

/** Who is called for each of some lodgings, in order. */
export async function contactsByLodging(
  pass: Reader,
  ids: readonly string[],
): Promise<Map<string, Contact[]>> {
  const rows = await pass.sql<(Contact & { lodgingId: string })[]>`
    select lodging_id as "lodgingId", place, name, phone, account_id as "accountId" from lodging_contact
    where lodging_id = any (${[...ids]}::uuid[]) order by lodging_id, place`;
  return new Map(
    [...groupedBy(rows, ({ lodgingId }) => lodgingId)].map(([id, found]) => [
      id,
      found.map(({ lodgingId: _, ...contact }) => contact),
    ]),
  );
}

/** The names of the officers of each beat, asked through one lodging of it: a beat's post is no secret to its station. */
export async function officersByBeat(
  { sql }: Reader,
  lodgings: readonly { id: string; beat: string }[],
): Promise<Record<string, string[]>> {
  const beatOf = new Map(lodgings.map(({ id, beat }) => [id, beat]));
  const one = [...new Map(lodgings.map(({ id, beat }) => [beat, id])).values()];
  if (one.length === 0) return {};
  const rows = await sql<{ lodging_id: string; officers: { name: string }[] }[]>`
    select lodging_id, officers from nl.posts_of(${one}::uuid[])`;
  return Object.fromEntries(
    rows.map(({ lodging_id, officers }) => [beatOf.get(lodging_id), officers.map(({ name }) => name)]),
  );
}
