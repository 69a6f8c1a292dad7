import { randomInt } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Pass } from '#lib/access/pass.ts';
import { sha256 } from '#lib/platform/crypto.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { apiKey } from './schema.ts';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const some = (length: number) => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** What is stored of a key: SHA-256 of the whole of it; 190 random bits need no slow hash. */
export function keyHash(key: string): Buffer {
  return sha256(key);
}

/** A key's text, shown once: `nl_live_` or `nl_test_` and 8 letters that stay readable, `_` and 32 that do not. */
export function newSecret(kind: 'live' | 'test'): { key: string; prefix: string } {
  const prefix = `nl_${kind}_${some(8)}`;
  return { key: `${prefix}_${some(32)}`, prefix };
}

/**
 * Makes a machine's key for one lodging; a test key ends by itself. Throws Refusal not_found M-161 for a lodging out of reach.
 */
export async function createKey(
  pass: Pass<'key:manage'> | Pass<'registry:import'>,
  wanted: { lodging: string; label: string; test?: { endsAt: Date; madeBy: string | null } },
): Promise<{ id: string; key: string; prefix: string }> {
  const { lodgings, county } = pass.reach;
  if (lodgings !== 'all' && !lodgings.includes(wanted.lodging)) throw new Refusal('not_found', 'M-161');
  const id = uuidv7(pass.now);
  const { key, prefix } = newSecret(wanted.test ? 'test' : 'live');
  await pass.db.insert(apiKey).values({
    county,
    id,
    lodgingId: wanted.lodging,
    label: wanted.label,
    prefix,
    secretHash: keyHash(key),
    madeBy: wanted.test ? wanted.test.madeBy : pass.actor.kind === 'person' ? pass.actor.id : null,
    madeAt: pass.now,
    endsAt: wanted.test?.endsAt ?? null,
  });
  pass.record({
    act: 'key.create',
    subjectKind: 'api_key',
    subjectId: id,
    lodgingId: wanted.lodging,
    detail: { prefix },
  });
  return { id, key, prefix };
}

export type KeyLine = {
  id: string;
  lodging: string;
  label: string;
  prefix: string;
  madeAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

/** The keys of the owner's lodgings, revoked ones too, the newest first. */
export async function keysOf(pass: Pass<'key:manage'>): Promise<KeyLine[]> {
  const rows = await pass.db
    .select()
    .from(apiKey)
    .where(eq(apiKey.county, pass.reach.county))
    .orderBy(desc(apiKey.madeAt))
    .limit(200);
  return rows.map((row) => ({
    id: row.id,
    lodging: row.lodgingId,
    label: row.label,
    prefix: row.prefix,
    madeAt: row.madeAt,
    lastUsedAt: row.lastUsedAt,
    revokedAt: row.revokedAt,
  }));
}

/** Ends a key at once. Throws Refusal not_found M-161 when there is none within reach. */
export async function revokeKey(pass: Pass<'key:manage'>, id: string): Promise<void> {
  const [row] = await pass.db
    .update(apiKey)
    .set({ revokedAt: pass.now })
    .where(and(eq(apiKey.county, pass.reach.county), eq(apiKey.id, id), isNull(apiKey.revokedAt)))
    .returning({ lodging: apiKey.lodgingId, prefix: apiKey.prefix });
  if (!row) throw new Refusal('not_found', 'M-161');
  pass.record({
    act: 'key.revoke',
    subjectKind: 'api_key',
    subjectId: id,
    lodgingId: row.lodging,
    detail: { prefix: row.prefix },
  });
}
