import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { keyHash, newSecret } from './keys.ts';
import { unitKey } from './vendor/schema.ts';
import { type KeySource, keySources } from './vendor/terms.ts';

type Maker = Pass<'account:manage'> | Pass<'registry:import'>;

/**
 * Makes a key with which a unit hands in disputes and clues and does nothing else; `label` is what the police are shown beside it.
 * Throws Refusal invalid M-196 for a unit that is no post of the county.
 */
export async function createUnitKey(
  pass: Maker,
  wanted: { unit: string; source: KeySource; label: string },
): Promise<{ id: string; key: string; prefix: string }> {
  const { county } = pass.reach;
  const [post] = await pass.sql<{ id: string }[]>`
    select id from unit where county = ${county} and id = ${wanted.unit}::uuid and kind = 'post'`;
  if (!post) throw new Refusal('invalid', [{ code: 'M-196', field: 'unit' }]);
  const id = uuidv7(pass.now);
  const { key, prefix } = newSecret('live');
  await pass.db.insert(unitKey).values({
    ...{ county, id, unitId: post.id, source: wanted.source, label: wanted.label, prefix },
    ...{ secretHash: keyHash(key), madeAt: pass.now },
    madeBy: pass.actor.kind === 'person' ? pass.actor.id : null,
  });
  pass.record({
    act: 'unit_key.create',
    subjectKind: 'unit_key',
    subjectId: id,
    detail: { prefix, unit: post.id, source: wanted.source },
  });
  return { id, key, prefix };
}

/** Ends a unit's key at once, by its prefix. Throws Refusal not_found M-161. */
export async function revokeUnitKey(pass: Maker, prefix: string): Promise<void> {
  const [row] = await pass.db
    .update(unitKey)
    .set({ revokedAt: pass.now })
    .where(and(eq(unitKey.county, pass.reach.county), eq(unitKey.prefix, prefix), isNull(unitKey.revokedAt)))
    .returning({ id: unitKey.id });
  if (!row) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'unit_key.revoke', subjectKind: 'unit_key', subjectId: row.id, detail: { prefix } });
}

/** A unit's key in the list of the administrator of accounts. Instants UTC. */
export type UnitKeyLine = {
  id: string;
  unit: string;
  source: KeySource;
  label: string;
  prefix: string;
  madeAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

/** The keys of the county's units, ended ones too, the newest first. */
export async function unitKeys(pass: Pass<'account:manage'>): Promise<UnitKeyLine[]> {
  const rows = await pass.db
    .select()
    .from(unitKey)
    .where(eq(unitKey.county, pass.reach.county))
    .orderBy(desc(unitKey.madeAt))
    .limit(200);
  return rows.map(({ id, unitId, source, label, prefix, madeAt, lastUsedAt, revokedAt }) => ({
    ...{ id, unit: unitId, label, prefix, madeAt, lastUsedAt, revokedAt },
    source: keySources.find((one) => one === source) ?? 'department',
  }));
}
