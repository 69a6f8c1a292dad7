import { grants, type Permission } from '#lib/access/permissions.ts';
import { visitor } from '#lib/gate/enter.ts';

/** Which of some permissions the visitor's roles give, so that a page asks the gate only for what it may draw; it guards nothing. */
export async function heldOf<P extends Permission>(wanted: readonly P[]): Promise<Set<P>> {
  const { session } = await visitor();
  const held = session?.holdings.filter(({ county }) => county === session.county) ?? [];
  return new Set(wanted.filter((one) => held.some(({ role, rank }) => grants(one, role, rank))));
}

/** The units the visitor holds themselves, a shift's post among them; those below a station are not its chief's own. */
export async function ownPosts(): Promise<ReadonlySet<string>> {
  const { session } = await visitor();
  const held = session?.holdings.filter(({ county }) => county === session.county) ?? [];
  return new Set(held.flatMap(({ unit }) => unit ?? []));
}
