import type { Pass } from '#lib/access/pass.ts';
import type { Role } from '#lib/access/permissions.ts';
import { type Match, matchesOf } from '#lib/lodging/search/queries.ts';
import { rankOf, readQuery } from '#lib/lodging/search/read-query.ts';
import { barred, spellingsOf } from '#lib/lodging/search/spell.ts';
import type { Category } from '#lib/lodging/terms.ts';
import { townshipsOf, type Unit, unitsOf } from '#lib/registry/queries.ts';

/** A lodging that answers, with the place it lies in. */
export type FoundLodging = { code: string; name: string; category: Category; township: string };
/** Somebody of a lodging: who is called (with the phone the registry shows), who owns or works there (without). */
export type FoundPerson = {
  key: string;
  kind: 'contact' | 'owner' | 'staff';
  name: string;
  phone: string | null;
  lodging: { code: string; name: string };
};
/** Somebody of the police within the reader's units. */
export type FoundPolice = { name: string; role: Role; unit: string };
export type FoundUnit = { id: string; kind: 'station' | 'beat'; name: string; above: string };

export type SearchAnswer = {
  /** too little was typed to look for */
  short: boolean;
  lodgings: FoundLodging[];
  people: FoundPerson[];
  units: FoundUnit[];
  police: FoundPolice[];
  /** more of a kind fit than are listed */
  more: boolean;
};

const listed = 20;

/**
 * Lodgings, their people, units and police within reach that answer a search as people type it. Guests are no part of it:
 * whoever stayed somewhere is searched for through the watch list, under a case.
 */
export async function searchAll(pass: Pass<'lodging:read'>, text: string): Promise<SearchAnswer> {
  const query = readQuery(text);
  if (!query) return { short: true, lodgings: [], people: [], units: [], police: [], more: false };
  const matches = await matchesOf(pass, query);
  const townships = await townshipsOf(pass);
  const houses = matches.filter(({ kind }) => kind === 'lodging');
  const persons = matches.filter(({ kind }) => kind !== 'lodging');
  const units = await unitsOf(pass);
  const fits = ({ name }: { name: string }, person: boolean) =>
    rankOf({ title: name, keys: barred(spellingsOf(name, person).keys), phone: null }, query) <= 3;
  const named = (id: string | null) => units.find((unit) => unit.id === id)?.name ?? '';
  return {
    short: false,
    lodgings: houses.slice(0, listed).map(({ lodging }) => ({
      code: lodging.code,
      name: lodging.name,
      category: lodging.category as Category,
      township: townships.find(({ code }) => code === lodging.townshipCode)?.name ?? '',
    })),
    people: persons.slice(0, listed).map(personOf),
    units: units
      .filter(
        (unit): unit is Unit & { kind: 'station' | 'beat' } =>
          unit.kind === 'station' || unit.kind === 'beat',
      )
      .filter((unit) => fits(unit, false))
      .slice(0, listed)
      .map(({ id, kind, name, parentId }) => ({ id, kind, name, above: named(parentId) })),
    police: (await policeWithin(pass, units))
      .filter((one) => fits(one, true))
      .slice(0, listed)
      .map(({ name, role, unit }) => ({ name, role, unit: named(unit) })),
    more: houses.length > listed || persons.length > listed,
  };
}

function personOf({ n, kind, title, phone, lodging }: Match): FoundPerson {
  return {
    key: `${lodging.code}/${n}`,
    kind: kind === 'lodging' ? 'contact' : kind,
    name: title,
    phone,
    lodging: { code: lodging.code, name: lodging.name },
  };
}

async function policeWithin(
  { sql, reach }: Pass<'lodging:read'>,
  units: readonly Unit[],
): Promise<FoundPolice[]> {
  const wanted = reach.units.length > 0 ? [...reach.units] : units.map(({ id }) => id);
  return await sql<FoundPolice[]>`
    select distinct name, role, unit_id as unit from nl.unit_police(${wanted}::uuid[]) order by name, role`;
}
