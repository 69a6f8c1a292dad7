import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { UnitChange, UnitInput } from './inputs.ts';
import type { UnitKind } from './queries.ts';

const hangsOn: Record<UnitKind, UnitKind | null> = {
  county: null,
  station: 'county',
  beat: 'station',
  post: 'county',
};

/** Makes a unit. Refuses M-211 a parent its kind does not hang on, M-212 a code that is taken. */
export async function createUnit(pass: Pass<'registry:write'>, input: UnitInput): Promise<{ id: string }> {
  const { sql } = pass;
  const parentId = input.parent_id ?? null;
  const wanted = hangsOn[input.kind];
  const [parent] = await sql<{ kind: UnitKind }[]>`select kind from unit where id = ${parentId}::uuid`;
  if ((parent?.kind ?? null) !== wanted)
    throw new Refusal('invalid', [{ code: 'M-211', field: 'parent_id' }]);
  const id = uuidv7(pass.now);
  const made = await sql`insert into unit (county, id, code, kind, name, parent_id, phone)
    values (${pass.reach.county}, ${id}, ${input.code}, ${input.kind}, ${input.name}, ${parentId}::uuid, ${input.phone || null})
    on conflict (county, code) do nothing returning id`;
  if (made.length === 0) throw new Refusal('conflict', [{ code: 'M-212', field: 'code' }]);
  pass.record({
    act: 'unit.create',
    subjectKind: 'unit',
    subjectId: id,
    detail: { code: input.code, kind: input.kind },
  });
  return { id };
}

/** Renames a unit or changes its telephone. */
export async function changeUnit(pass: Pass<'registry:write'>, input: UnitChange): Promise<{ id: string }> {
  const changed = await pass.sql`update unit set name = ${input.name}, phone = ${input.phone || null}
    where id = ${input.unit_id} returning id`;
  if (changed.length === 0) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'unit.change', subjectKind: 'unit', subjectId: input.unit_id });
  return { id: input.unit_id };
}
