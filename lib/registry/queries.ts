import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';

/** Units, townships and tags hold no person's data: whoever has a pass reads those of its county. */
type Reader = Pick<Pass<Permission>, 'sql'>;

export type UnitKind = 'county' | 'station' | 'beat' | 'post';
export type Unit = {
  id: string;
  code: string;
  kind: UnitKind;
  name: string;
  parentId: string | null;
  phone: string | null;
};
export type Township = { code: string; name: string; column: number | null; row: number | null };
export type Tag = { id: string; name: string; parentId: string | null };

/** Every unit of the county by code: the county first, then stations with their beats. */
export async function unitsOf({ sql }: Reader): Promise<Unit[]> {
  return await sql<Unit[]>`select id, code, kind, name, parent_id as "parentId", phone from unit
    order by kind <> 'county', code`;
}

/** The townships of the county by code, with their place on the tile map where known. */
export async function townshipsOf({ sql }: Reader): Promise<Township[]> {
  return await sql<
    Township[]
  >`select code, name, tile_column as column, tile_row as row from township order by code`;
}

/** Every tag of the county by name; nest them by parentId. */
export async function tagsOfCounty({ sql }: Reader): Promise<Tag[]> {
  return await sql<Tag[]>`select id, name, parent_id as "parentId" from tag order by name`;
}
