import { createHash, randomBytes } from 'node:crypto';
import { fieldOf, maskStay } from './fields.ts';
import { changedKeys } from './matching.ts';
import type { FieldKey, StayValues } from './stay.ts';
import type { Kind } from './terms.ts';

/** A stay within a version: its lasting id with its text, or with the digest of its text where the text was cleared. */
export type VersionContent = {
  county: string;
  lodging: string;
  night: string;
  version: number;
  kind: Kind;
  acceptedAt: Date;
  /** lasting id and digest (hexadecimal) of each stay; their order does not matter */
  stays: readonly { id: string; digest: string }[];
};

const contentFormat = 'nightlight-return-1';

/** The canonical content of a version: the same for the same facts, whatever the order in which the stays were read. */
export function canonicalContent(content: VersionContent): string {
  const stays = content.stays
    .map(({ id, digest }) => [id, digest])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const { county, lodging, night, version, kind } = content;
  return JSON.stringify([
    contentFormat,
    county,
    lodging,
    night,
    version,
    kind,
    content.acceptedAt.toISOString(),
    stays,
  ]);
}

/** A fresh 16-byte salt, kept beside the hash, so that nobody finds a child by hashing guesses (architecture.md, Receipt). */
export function newSalt(): Buffer {
  return randomBytes(16);
}

/** SHA-256 over salt and canonical content; 32 bytes. Throws RangeError when the salt is not 16 bytes. */
export function contentHash(salt: Uint8Array, content: string): Buffer {
  if (salt.length !== 16) throw new RangeError('a salt has 16 bytes');
  return createHash('sha256').update(salt).update(content, 'utf8').digest();
}

export type FieldChange = { key: FieldKey; before: StayValues[FieldKey]; after: StayValues[FieldKey] };

export type StayChange =
  | { change: 'added'; id: string; after: StayValues }
  | { change: 'removed'; id: string; before: StayValues }
  | { change: 'changed'; id: string; fields: FieldChange[] };

type VersionStays = readonly { id: string; values: StayValues }[];

/**
 * What differs between two versions, by stay and field, removed first. `mask`: 'before' hides the old values, as the lodging
 * sees them after 72 hours; 'both' hides all. A changed value is told as changed even where its mask looks the same.
 */
export function difference(
  before: VersionStays,
  after: VersionStays,
  mask: 'none' | 'before' | 'both' = 'none',
): StayChange[] {
  const old = (values: StayValues) => (mask === 'none' ? values : maskStay(values));
  const fresh = (values: StayValues) => (mask === 'both' ? maskStay(values) : values);
  const removed = before
    .filter(({ id }) => !after.some((other) => other.id === id))
    .map(({ id, values }): StayChange => ({ change: 'removed', id, before: old(values) }));
  const rest = after.flatMap(({ id, values }): StayChange[] => {
    const former = before.find((other) => other.id === id)?.values;
    if (!former) return [{ change: 'added', id, after: fresh(values) }];
    const fields = changedKeys(former, values).map((key) => ({
      key: fieldOf(key).key,
      before: old(former)[key],
      after: fresh(values)[key],
    }));
    return fields.length > 0 ? [{ change: 'changed', id, fields }] : [];
  });
  return [...removed, ...rest];
}
