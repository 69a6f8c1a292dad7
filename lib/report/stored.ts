import { mac } from '#lib/platform/crypto.ts';
import { blindIndex, secretFor } from '#lib/platform/keys.ts';
import { fieldKeys, maskStay } from './fields.ts';
import { plainKeys, type StayKeys } from './matching.ts';
import type { Companion, FieldKey, StayValues } from './stay.ts';

/** The fields that are sealed: whatever names or reaches a person (product.md, Keeping and showing). */
const secretKeys = [
  'name',
  'describedAs',
  'number',
  'birthDate',
  'companions',
  'guardianName',
  'guardianPhone',
  'note',
] as const satisfies readonly FieldKey[];

type Stored = Record<string, unknown>;

/** What is sealed of a change: the secret fields among `changed`, as texts; an emptied field is an empty text. */
export function secretsOf(values: StayValues, changed: readonly FieldKey[]): Record<string, string> {
  return Object.fromEntries(
    secretKeys
      .filter((key) => changed.includes(key))
      .map((key) => [key, key === 'companions' ? JSON.stringify(values.companions) : (values[key] ?? '')]),
  );
}

/** All fields as lists show them, made at write; opening nothing is needed to show them. */
export function maskedOf(values: StayValues): Stored {
  return { ...maskStay(values) };
}

/** A stay as stored: masked fields, with what was opened put in their place. */
export function valuesOf(masked: Stored, opened: Record<string, string> | null): StayValues {
  const told = (key: FieldKey): unknown => {
    const secret = opened?.[key];
    if (secret === undefined) return masked[key] ?? null;
    return secret === '' ? null : secret;
  };
  const at = (key: FieldKey) => (typeof masked[key] === 'string' ? new Date(masked[key]) : null);
  const plain = Object.fromEntries(fieldKeys.map((key) => [key, told(key)]));
  const companions = opened?.companions;
  return {
    ...(plain as StayValues),
    checkIn: at('checkIn') ?? new Date(0),
    plannedCheckOut: at('plannedCheckOut'),
    calledAt: at('calledAt'),
    asPrinted: masked.asPrinted === true,
    companions: companions
      ? (JSON.parse(companions) as Companion[])
      : ((masked.companions ?? []) as Companion[]),
  };
}

/** The blind indexes a child is recognised by within a county; hex, null where the paper or name says nothing. */
export function blindKeys(county: string, values: StayValues): StayKeys {
  const { number, person } = plainKeys(values);
  return {
    number: number && blindIndex(county, 'child.number', number).toString('hex'),
    person: person && blindIndex(county, 'child.person', person).toString('hex'),
  };
}

/** The indexes of adults: the guardian's phone, the companions' numbers and names, for the rules that link (product.md). */
export function companyIndexes(
  county: string,
  values: StayValues,
): { phone: Buffer | null; companions: string[]; names: string[] } {
  return {
    names: values.companions.flatMap(({ name }) =>
      name ? [blindIndex(county, 'companion.name', name).toString('hex')] : [],
    ),
    phone: values.guardianPhone ? blindIndex(county, 'guardian.phone', values.guardianPhone) : null,
    companions: values.companions.flatMap(({ number }) =>
      number ? [blindIndex(county, 'companion.number', number).toString('hex')] : [],
    ),
  };
}

/**
 * The keyed digest of a stay after a change: it binds the digest before and the changed fields. A version's content
 * hash is made of these, so it can be told again after the fields themselves were cleared.
 */
export function digestOf(before: Buffer | null, values: StayValues, changed: readonly FieldKey[]): Buffer {
  const content = JSON.stringify([...changed].sort().map((key) => [key, values[key]]));
  return mac(
    secretFor('stay-digest'),
    Buffer.concat([before ?? Buffer.alloc(0), Buffer.from(content, 'utf8')]),
  );
}
