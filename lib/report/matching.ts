import { tellsBirth } from './documents.ts';
import { fieldKeys } from './fields.ts';
import { type FieldKey, isMissing, type StayValues } from './stay.ts';

/** What two stays of one lodging and night are recognised by. Opaque: plain text in tests, blind indexes in the store. */
export type StayKeys = { number: string | null; person: string | null };

/** The keys in plain text: the number of the paper; name with birth date. */
export function plainKeys({
  number,
  name,
  birthDate,
}: Pick<StayValues, 'number' | 'name' | 'birthDate'>): StayKeys {
  return { number, person: name && birthDate ? `${name}|${birthDate}` : null };
}

/** The same child: equal numbers where both have one, else equal name and birth date. Nobody unknown is ever the same. */
export function sameChild(a: StayKeys, b: StayKeys): boolean {
  if (a.number && b.number) return a.number === b.number;
  return a.person !== null && a.person === b.person;
}

/** Keys whose values differ between two stays; instants by their time, companions by their content. */
export function changedKeys(before: StayValues, after: StayValues): FieldKey[] {
  return fieldKeys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

export type Merge = { stay: StayValues; gained: FieldKey[]; differs: FieldKey[] };

/**
 * What a stay gains from another source: only fields it has no value for (product.md, Filing). `differs` names the fields
 * in which the other source says something else; they are not touched.
 */
export function mergeMissing(existing: StayValues, incoming: StayValues): Merge {
  const gained = fieldKeys.filter((key) => isGain(key, existing, incoming));
  const pick = Object.fromEntries(gained.map((key) => [key, incoming[key]]));
  const stay: StayValues = { ...existing, ...pick };
  const differs = changedKeys(stay, incoming).filter(
    (key) => !isMissing(incoming[key]) && key !== 'serial' && !isMasked(stay[key]),
  );
  return { stay, gained, differs };
}

/** A value the lodging may no longer read says nothing about whether another differs from it. */
function isMasked(value: StayValues[FieldKey]): boolean {
  return JSON.stringify(value).includes('*');
}

const never: readonly FieldKey[] = ['documentType', 'checkIn', 'asPrinted'];

function isGain(key: FieldKey, existing: StayValues, incoming: StayValues): boolean {
  if (key === 'alone') return existing.alone === null && incoming.alone !== null;
  if (never.includes(key) || isMissing(incoming[key]) || !isMissing(existing[key])) return false;
  // A child first filed without a paper gains the number the hotel system read; its pending identity stays pending.
  if (key === 'number' && existing.documentType !== incoming.documentType)
    return existing.documentType === 'none' && tellsBirth(incoming.documentType);
  if (key === 'companions') return existing.alone !== true;
  return true;
}
