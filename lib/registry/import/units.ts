import type { Pass } from '#lib/access/pass.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { type Township, townshipsOf, type Unit, unitsOf } from '../queries.ts';
import type { LodgingRow } from './check-registry.ts';
import { beatName, countyUnitName, shortTownship, stationName } from './names.ts';

export type NewUnit = Omit<Unit, 'phone'>;
export type UnitPlan = {
  units: NewUnit[];
  townships: { code: string; name: string }[];
  /** the beat new lodgings of a township lie in */
  beatOf: Map<string, string>;
};

/**
 * What is missing of units and townships: the county, one station and one beat per township (architecture.md, registry).
 * Codes are the township's for its station and `…-1` for the beat, so that a second import finds them again.
 */
export function planUnits(
  county: string,
  countyName: string | null,
  lodgings: readonly LodgingRow[],
  known: { units: readonly Unit[]; townships: readonly Township[] },
  at: Date,
): UnitPlan {
  const byCode = new Map<string, NewUnit>(known.units.map((unit) => [unit.code, unit]));
  const made: NewUnit[] = [];
  const make = (unit: Omit<NewUnit, 'id'>): NewUnit => {
    const found = byCode.get(unit.code);
    if (found) return found;
    const added = { ...unit, id: uuidv7(at) };
    byCode.set(unit.code, added);
    made.push(added);
    return added;
  };
  const names = new Map(lodgings.map(({ townshipCode, townshipName }) => [townshipCode, townshipName]));
  const top =
    known.units.find(({ kind }) => kind === 'county') ??
    make({ code: county, kind: 'county', name: countyUnitName(county, countyName), parentId: null });
  const shorts = [...names.values()].map(shortTownship);
  const beatOf = new Map<string, string>();
  for (const [code, name] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const short = shortTownship(name);
    const alone = shorts.filter((one) => one === short).length === 1;
    const station = make({
      code,
      kind: 'station',
      name: stationName(alone ? short : name),
      parentId: top.id,
    });
    const beat = make({
      code: `${code}-1`,
      kind: 'beat',
      name: beatName(station.name, 1),
      parentId: station.id,
    });
    beatOf.set(code, beat.id);
  }
  const listed = new Set(known.townships.map(({ code }) => code));
  const townships = [...names].filter(([code]) => !listed.has(code)).map(([code, name]) => ({ code, name }));
  return { units: made, townships, beatOf };
}

/** What stands in the county before the import. */
export async function knownUnits(
  pass: Pass<'registry:import'>,
): Promise<{ units: Unit[]; townships: Township[] }> {
  return { units: await unitsOf(pass), townships: await townshipsOf(pass) };
}

/** Writes the missing units, parents first, and townships. */
export async function writeUnits(pass: Pass<'registry:import'>, plan: UnitPlan): Promise<void> {
  const { sql, reach } = pass;
  for (const kind of ['county', 'station', 'beat'] as const) {
    const rows = plan.units.filter((unit) => unit.kind === kind);
    if (rows.length === 0) continue;
    await sql`insert into unit (county, id, code, kind, name, parent_id)
      select ${reach.county}, u.id, u.code, u.kind, u.name, u."parentId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as u(id uuid, code text, kind text, name text, "parentId" uuid)`;
  }
  if (plan.townships.length > 0)
    await sql`insert into township (county, code, name)
      select ${reach.county}, t.code, t.name
      from jsonb_to_recordset(${JSON.stringify(plan.townships)}::text::jsonb) as t(code text, name text)`;
}
