import type { Pass } from '#lib/access/pass.ts';
import type { Role } from '#lib/access/permissions.ts';
import { namesOf } from '#lib/identity/names.ts';

/** Somebody work at a lodging can be given to. */
export type Taker = { account: string; name: string; rank: string; role: Role; unit: string };

const first: readonly Role[] = ['officer', 'chief', 'duty', 'supervisor'];

/**
 * Per lodging within reach who can be given its work: who holds its beat first, then its station, for a supervisor the county;
 * nobody who is away.
 */
export async function takersOf(
  { sql }: Pick<Pass<'task:give'>, 'sql'>,
  lodgings: readonly string[],
): Promise<Map<string, Taker[]>> {
  if (lodgings.length === 0) return new Map();
  const rows = await sql<(Taker & { lodging: string })[]>`
    select lodging_id as lodging, account, name, rank, role, unit_name as unit
    from nl.can_be_given(${[...new Set(lodgings)]}::uuid[]) order by name, account`;
  const found = new Map<string, Taker[]>();
  for (const { lodging, ...taker } of rows.toSorted((a, b) => first.indexOf(a.role) - first.indexOf(b.role)))
    found.set(lodging, [...(found.get(lodging) ?? []), taker]);
  return found;
}

/** Who has the open chase in hand, by name, and who can be given it. */
export async function givingOf(
  pass: Pick<Pass<'task:give'>, 'sql' | 'reach'>,
  chase: string,
  lodging: string,
): Promise<{ holder: string | null; holderName: string; takers: Taker[] }> {
  const takers = (await takersOf(pass, [lodging])).get(lodging) ?? [];
  const [task] = await pass.sql<{ by: string | null }[]>`select claimed_by as by from task
    where county = ${pass.reach.county} and kind = 'chase' and subject_id = ${chase} and done_at is null`;
  const holder = task?.by ?? null;
  return { holder, holderName: holder ? ((await namesOf(pass, [holder]))[holder] ?? '') : '', takers };
}
