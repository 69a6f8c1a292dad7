import { randomInt } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Pass } from '#lib/access/pass.ts';
import { mac } from '#lib/platform/crypto.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { secretFor } from '#lib/platform/keys.ts';
import { keyHash, newSecret } from './keys.ts';
import { vendorCode, vendorKey, vendorLink } from './vendor/schema.ts';

const codeMinutes = 15;

const codeMac = (county: string, code: string) => mac(secretFor('vendor-code'), `${county}/${code}`);

/** Makes a vendor's key, which reaches nobody until an owner links a lodging to it. `name` is what owners are shown. */
export async function createVendorKey(
  pass: Pass<'registry:import'>,
  name: string,
): Promise<{ id: string; key: string; prefix: string }> {
  const id = uuidv7(pass.now);
  const { key, prefix } = newSecret('live');
  await pass.db.insert(vendorKey).values({
    county: pass.reach.county,
    id,
    name,
    prefix,
    secretHash: keyHash(key),
    madeAt: pass.now,
  });
  pass.record({ act: 'vendor.create', subjectKind: 'vendor_key', subjectId: id, detail: { prefix } });
  return { id, key, prefix };
}

/** Ends a vendor's key for all lodgings at once, by its prefix. Throws Refusal not_found M-161. */
export async function revokeVendorKey(pass: Pass<'registry:import'>, prefix: string): Promise<void> {
  const [row] = await pass.db
    .update(vendorKey)
    .set({ revokedAt: pass.now })
    .where(
      and(eq(vendorKey.county, pass.reach.county), eq(vendorKey.prefix, prefix), isNull(vendorKey.revokedAt)),
    )
    .returning({ id: vendorKey.id });
  if (!row) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'vendor.revoke', subjectKind: 'vendor_key', subjectId: row.id, detail: { prefix } });
}

/** Eight digits for an owner to type, good for a quarter of an hour and once. Throws M-165 for a key that is no vendor's. */
export async function makePairingCode(pass: Pass<'key:own'>): Promise<{ code: string; expiresAt: Date }> {
  const id = pass.actor.id ?? '';
  const [own] = await pass.db.select({ id: vendorKey.id }).from(vendorKey).where(eq(vendorKey.id, id));
  if (!own) throw new Refusal('forbidden', 'M-165');
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  const expiresAt = new Date(pass.now.getTime() + codeMinutes * 60_000);
  await pass.db.insert(vendorCode).values({
    county: pass.reach.county,
    codeMac: codeMac(pass.reach.county, code),
    keyId: id,
    madeAt: pass.now,
    expiresAt,
  });
  return { code, expiresAt };
}

/**
 * Takes one of the owner's lodgings into the vendor's key whose code was typed. The caller counts tries: eight digits are
 * guessable otherwise. Throws M-460 for a code that is unknown, spent or too old, M-161 for a lodging out of reach.
 */
export async function linkVendor(
  pass: Pass<'key:manage'>,
  { lodging, code }: { lodging: string; code: string },
): Promise<{ name: string }> {
  const { lodgings, county } = pass.reach;
  if (lodgings !== 'all' && !lodgings.includes(lodging)) throw new Refusal('not_found', 'M-161');
  const [row] = await pass.sql<{ told: { id: string; name: string } | null }[]>`
    select nl.vendor_code_take(${codeMac(county, code)}) as told`;
  const vendor = row?.told;
  if (!vendor) throw new Refusal('invalid', [{ code: 'M-460', field: 'code' }]);
  const id = uuidv7(pass.now);
  await pass.db
    .insert(vendorLink)
    .values({
      county,
      id,
      keyId: vendor.id,
      lodgingId: lodging,
      givenBy: pass.actor.id ?? '',
      givenAt: pass.now,
    })
    .onConflictDoNothing();
  pass.record({
    act: 'vendor.link',
    subjectKind: 'vendor_key',
    subjectId: vendor.id,
    lodgingId: lodging,
    detail: {},
  });
  return { name: vendor.name };
}

/** Takes a lodging out of a vendor's key at once. Throws Refusal not_found M-161 when there is no such link in reach. */
export async function endVendorLink(pass: Pass<'key:manage'>, id: string): Promise<void> {
  const [row] = await pass.db
    .update(vendorLink)
    .set({ endedAt: pass.now, endedBy: pass.actor.id })
    .where(and(eq(vendorLink.county, pass.reach.county), eq(vendorLink.id, id), isNull(vendorLink.endedAt)))
    .returning({ key: vendorLink.keyId, lodging: vendorLink.lodgingId });
  if (!row) throw new Refusal('not_found', 'M-161');
  pass.record({
    act: 'vendor.unlink',
    subjectKind: 'vendor_key',
    subjectId: row.key,
    lodgingId: row.lodging,
    detail: {},
  });
}

export type VendorLine = {
  id: string;
  lodging: string;
  name: string;
  givenAt: Date;
  lastUsedAt: Date | null;
  webhookHost: string | null;
};

type VendorRow = Omit<VendorLine, 'givenAt' | 'lastUsedAt'> & { givenAt: string; lastUsedAt: string | null };

/** The vendors that reach the owner's lodgings now, a line for each lodging, the newest first. */
export async function vendorsOf(pass: Pass<'key:manage'>): Promise<VendorLine[]> {
  const rows = await pass.sql<VendorRow[]>`
    with link as (select * from vendor_link where county = ${pass.reach.county} and ended_at is null)
    select l.id, l.lodging_id as lodging, f.name, l.given_at as "givenAt", f.last_used_at as "lastUsedAt",
      f.webhook_host as "webhookHost"
    from link l join nl.key_facts(array(select key_id from link)) f on f.id = l.key_id and f.revoked_at is null
    order by l.given_at desc limit 200`;
  return rows.map((row) => ({
    ...row,
    givenAt: new Date(row.givenAt),
    lastUsedAt: row.lastUsedAt ? new Date(row.lastUsedAt) : null,
  }));
}
