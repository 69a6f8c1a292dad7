import { createCipheriv, createECDH, createPrivateKey, hkdfSync, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { secretFor } from '#lib/platform/keys.ts';

const curve = 'prime256v1';

/** A browser's keys for messages to it, base64url: a point of P-256 and 16 bytes (Push API, PushSubscription.getKey). */
export type PushKeys = { p256dh: string; auth: string };

const hkdf = (key: Buffer, salt: Buffer, info: Buffer, length: number) =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));

/**
 * Seals a text for one browser (RFC 8291, content encoding aes128gcm of RFC 8188, one record). `made` fixes salt and key
 * for the published example. Throws where the browser's key is no point of the curve.
 */
export function sealPush(text: string, browser: PushKeys, made?: { salt: Buffer; key: Buffer }): Buffer {
  const own = createECDH(curve);
  if (made) own.setPrivateKey(made.key);
  else own.generateKeys();
  const salt = made?.salt ?? randomBytes(16);
  const theirs = Buffer.from(browser.p256dh, 'base64url');
  const shared = own.computeSecret(theirs);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, own.getPublicKey()]);
  const key = hkdf(shared, Buffer.from(browser.auth, 'base64url'), info, 32);
  const cipher = createCipheriv(
    'aes-128-gcm',
    hkdf(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
    hkdf(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12),
  );
  const size = Buffer.alloc(4);
  size.writeUInt32BE(4096);
  const head = Buffer.concat([salt, size, Buffer.from([65]), own.getPublicKey()]);
  // The delimiter of the last record is 2.
  const sealed = Buffer.concat([cipher.update(text), cipher.update(Buffer.from([2])), cipher.final()]);
  return Buffer.concat([head, sealed, cipher.getAuthTag()]);
}

function ownKey() {
  const key = createECDH(curve);
  key.setPrivateKey(secretFor('web-push'));
  return key;
}

/** The key browsers take subscriptions for, base64url; the same as long as the installation's keys are. */
export const pushKey = (): string => ownKey().getPublicKey().toString('base64url');

/** Who calls a push service (RFC 8292): signed for its origin, for twelve hours. `contact` is a mailto: or https: address. */
export async function vapid(origin: string, contact: string, now: Date): Promise<string> {
  const own = ownKey();
  const point = own.getPublicKey();
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      ...{ kty: 'EC', crv: 'P-256', d: own.getPrivateKey().toString('base64url') },
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const token = await new SignJWT({ aud: origin, sub: contact })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
    .setExpirationTime(Math.floor(now.getTime() / 1000) + 12 * 3600)
    .sign(key);
  return `vapid t=${token}, k=${point.toString('base64url')}`;
}
