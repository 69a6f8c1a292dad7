import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { DropView, KeepView } from './inputs.ts';

/** A choice of the board under a name; `query` is the address without its question mark. */
export type SavedView = { id: string; name: string; query: string };

type Reader = Pass<'board:read'>;

const most = 12;

/** One's own views in this county, in the order they were made. */
export async function viewsOf({ sql, reach }: Reader): Promise<SavedView[]> {
  return await sql<
    SavedView[]
  >`select id, name, query from saved_view where county = ${reach.county} order by place, at`;
}

/** Keeps a view; one of the same name is replaced. Refuses M-447 the thirteenth. */
export async function keepView(pass: Reader, { name, query }: KeepView): Promise<{ id: string }> {
  const { sql, reach, actor, now } = pass;
  const own = await viewsOf(pass);
  const same = own.find((view) => view.name === name);
  if (!same && own.length >= most) throw new Refusal('invalid', [{ code: 'M-447', field: 'name' }]);
  if (same) await sql`delete from saved_view where county = ${reach.county} and id = ${same.id}`;
  const id = uuidv7(now);
  await sql`insert into saved_view (county, id, account_id, name, query, place, at)
    values (${reach.county}, ${id}, ${actor.id}::uuid, ${name}, ${query}, ${own.length}, ${now.toISOString()})`;
  pass.record({ act: 'view.keep', subjectKind: 'view', subjectId: id });
  return { id };
}

/** Forgets one of one's own views; another's is not found (M-161). */
export async function dropView(pass: Reader, { view }: DropView): Promise<{ id: string }> {
  const rows =
    await pass.sql`delete from saved_view where county = ${pass.reach.county} and id = ${view} returning id`;
  if (rows.length === 0) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'view.drop', subjectKind: 'view', subjectId: view });
  return { id: view };
}
