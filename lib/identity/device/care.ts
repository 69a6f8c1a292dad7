import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { newDeviceKey, newPairingCode, pairingHash } from './key.ts';
import { CODE_MINUTES, PAIRED_DAYS } from './rules.ts';
import { ownDevice } from './schema.ts';

/** A pairing code, shown this once; the address is the origin, `/pair/` and the code. */
export type MadePairing = { code: string; expiresAt: Date };

/**
 * Makes a code that makes the phone that scans it a person's own. An owner makes it for the people of the own houses; the
 * station for a person who stands before it, with the paper they were known by. Throws Refusal not_found M-161 out of
 * reach, conflict M-188 where an owner asks for somebody who also serves elsewhere.
 */
export async function makePairing(
  pass: Pass<'people:manage'> | Pass<'person:vouch'>,
  account: string,
  paper: string | null,
): Promise<MadePairing> {
  const [id, code] = [uuidv7(pass.now), newPairingCode()];
  const [row] = await made(pass.sql<{ via: string | null }[]>`
    select nl.pairing_make(${pairingHash(code)}, ${id}, ${account}, ${paper}, ${CODE_MINUTES}) as via`);
  if (!row?.via) throw new Refusal('not_found', 'M-161');
  pass.record({
    act: 'device.code',
    subjectKind: 'account',
    subjectId: account,
    detail: { pairing: id, via: row.via, ...(paper ? { inPerson: true, paper } : {}) },
  });
  return { code, expiresAt: new Date(pass.now.getTime() + CODE_MINUTES * 60_000) };
}

async function made<T>(statement: PromiseLike<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'NL188')
      throw new Refusal('conflict', 'M-188');
    throw error;
  }
}

/** Makes the computer an owner sits at the shared desk of an own house. Returns its key. Throws not_found M-161. */
export async function makeDesk(
  pass: Pass<'people:manage'>,
  lodging: string,
  browser: string,
): Promise<{ cookie: string }> {
  const device = uuidv7(pass.now);
  const { cookie, hash } = newDeviceKey(device);
  const [row] = await pass.sql<{ done: boolean }[]>`
    select nl.desk_make(${device}, ${lodging}, ${hash}, ${browser}, ${PAIRED_DAYS}) as done`;
  if (!row?.done) throw new Refusal('not_found', 'M-161');
  pass.record({ act: 'desk.make', subjectKind: 'device', subjectId: device, lodgingId: lodging });
  return { cookie };
}

/** An own phone or a shared desk as its keepers see it; instants ISO, UTC. */
export type DeviceLine = {
  id: string;
  kind: 'phone' | 'desk';
  account: string;
  lodging: string | null;
  label: string;
  via: string;
  madeBy: string;
  pairedAt: string;
  seenAt: string;
  expiresAt: string;
  endedAt: string | null;
  endedWhy: string | null;
};

const iso = (at: string | null) => (at ? new Date(at).toISOString() : null);

/** The devices of the people of these houses and the houses' desks, the live ones first; ended ones for 30 days. */
export async function devicesAt(
  pass: Pass<'people:manage'> | Pass<'device:end'>,
  lodgings: readonly string[],
): Promise<DeviceLine[]> {
  const rows = await pass.sql<DeviceLine[]>`
    select id, kind, account, lodging, label, via, made_by as "madeBy", paired_at as "pairedAt", seen_at as "seenAt",
      expires_at as "expiresAt", ended_at as "endedAt", ended_why as "endedWhy" from nl.devices_at(${[...lodgings]}::uuid[])`;
  return rows.map((row) => ({
    ...row,
    pairedAt: iso(row.pairedAt) ?? '',
    seenAt: iso(row.seenAt) ?? '',
    expiresAt: iso(row.expiresAt) ?? '',
    endedAt: iso(row.endedAt),
  }));
}

/** Ends a device and everything it has open, at once. Throws Refusal not_found M-161 out of reach or ended already. */
export async function endDevice(
  pass: Pass<'people:manage'> | Pass<'device:end'> | Pass<'account:own'>,
  id: string,
): Promise<void> {
  const [row] = await pass.sql<{ account: string; lodging: string | null; kind: string }[]>`
    select account, lodging, kind from nl.device_end(${id})`;
  if (!row) throw new Refusal('not_found', 'M-161');
  pass.record({
    act: 'device.end',
    subjectKind: 'device',
    subjectId: id,
    lodgingId: row.lodging,
    detail: { account: row.account, kind: row.kind },
  });
}

/** Ends one's own phones but the one in the hand; part of ending every other session. */
export async function endOwnDevices(pass: Pass<'account:own'>): Promise<void> {
  await pass.sql`select nl.devices_end(${pass.actor.id}, ${pass.own?.device ?? null}, 'self')`;
}

/** One's own phones that still count, the latest first. */
export async function ownPhones(
  pass: Pass<'account:own'>,
): Promise<{ id: string; label: string; via: string; pairedAt: Date; seenAt: Date; expiresAt: Date }[]> {
  if (pass.role !== 'nl_house' || !pass.actor.id) return [];
  return pass.db
    .select({
      id: ownDevice.id,
      label: ownDevice.label,
      via: ownDevice.via,
      pairedAt: ownDevice.pairedAt,
      seenAt: ownDevice.seenAt,
      expiresAt: ownDevice.expiresAt,
    })
    .from(ownDevice)
    .where(
      and(
        eq(ownDevice.accountId, pass.actor.id),
        eq(ownDevice.kind, 'phone'),
        isNull(ownDevice.endedAt),
        gt(ownDevice.expiresAt, pass.now),
      ),
    )
    .orderBy(desc(ownDevice.pairedAt));
}
