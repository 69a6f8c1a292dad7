import { randomBytes } from 'node:crypto';
import { mac, same, sha256 } from '#lib/platform/crypto.ts';
import { secretFor } from '#lib/platform/keys.ts';

/** What a device shows: which it is, and the hash of its key. */
export type DeviceKey = { device: string; hash: Buffer };

const sealOf = (device: string, secret: string) =>
  mac(secretFor('own-device'), `${device}/${secret}`).subarray(0, 16).toString('base64url');

/** A new key (256 random bits) of a device, sealed for that device alone; the server keeps only its hash. */
export function newDeviceKey(device: string): { cookie: string; hash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { cookie: `${device}.${secret}.${sealOf(device, secret)}`, hash: sha256(secret) };
}

/**
 * What a device's cookie says, or null when it was not made here. So a key that fits no more was a device's own once, and
 * whoever only guesses ends nobody's device.
 */
export function readDeviceKey(cookie: string | undefined): DeviceKey | null {
  const parts = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})\.([\w-]{22})$/.exec(
    cookie ?? '',
  );
  const [, device = '', secret = '', seal = ''] = parts ?? [];
  if (!parts || !same(Buffer.from(seal), Buffer.from(sealOf(device, secret)))) return null;
  return { device, hash: sha256(secret) };
}

/** A code for one phone, shown once in a QR; what is stored is its hash. */
export const newPairingCode = (): string => randomBytes(32).toString('base64url');

/** What is stored of a pairing code. */
export const pairingHash = (code: string): Buffer => sha256(`pairing/${code.slice(0, 100)}`);
