import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import type { Answer, Met } from './stage-provider.ts';
import type { PushAddress } from './web-push.ts';

/** A browser that asked to be told: its address, and what reads a message sealed for it (RFC 8291 as its receiver does it). */
export function fakeBrowser(endpoint: string, id: string) {
  const own = createECDH('prime256v1');
  own.generateKeys();
  const auth = randomBytes(16);
  const address: PushAddress = {
    ...{ id, endpoint },
    p256dh: own.getPublicKey().toString('base64url'),
    auth: auth.toString('base64url'),
  };
  const open = (sealed: Buffer): Record<string, string> => {
    const [salt, theirs] = [sealed.subarray(0, 16), sealed.subarray(21, 86)];
    const derive = (key: Buffer, from: Buffer, info: Buffer, length: number) =>
      Buffer.from(hkdfSync('sha256', key, from, info, length));
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), theirs]);
    const key = derive(own.computeSecret(theirs), auth, info, 32);
    const decipher = createDecipheriv(
      'aes-128-gcm',
      derive(key, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
      derive(key, salt, Buffer.from('Content-Encoding: nonce\0'), 12),
    );
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(86, -16)), decipher.final()]);
    if (plain.at(-1) !== 2) throw new Error('not the last record');
    return JSON.parse(plain.subarray(0, -1).toString('utf8'));
  };
  return { address, open };
}

/** True where a push service takes the caller for who it is: the token is signed by the key beside it, for this service, for a day at most. */
function isVouched(authorization: string, host: string, key: string, now: Date): boolean {
  const told = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(authorization);
  if (!told) return false;
  const [, head = '', claims = '', signature = '', k = ''] = told;
  const point = Buffer.from(k, 'base64url');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      ...{ kty: 'EC', crv: 'P-256' },
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
  const ahead = exp - now.getTime() / 1000;
  return (
    signed && k === key && aud === `https://${host}` && ahead > 0 && ahead <= 86_400 && /^mailto:/.test(sub)
  );
}

/** A push service as RFC 8030, 8291 and 8292 tell: a browser that left is 410, a foreign key 403, a topic replaces what waits. */
export function fakePush(key: string, clock: () => Date) {
  const ledger: { path: string; topic: string; urgency: string; sealed: Buffer }[] = [];
  const state: { gone: Set<string>; answer: Answer | null } = { gone: new Set(), answer: null };
  const answer = ({ path, host, headers, bytes = Buffer.alloc(0) }: Met): Answer => {
    if (state.answer) return state.answer;
    if (!isVouched(String(headers.authorization), host, key, clock())) return { status: 403 };
    if (headers['content-encoding'] !== 'aes128gcm' || !/^\d+$/.test(String(headers.ttl)))
      return { status: 400 };
    if (bytes.length > 4096) return { status: 413 };
    if (state.gone.has(path)) return { status: 410 };
    const [topic, urgency] = [String(headers.topic), String(headers.urgency)];
    if (!/^[\w-]{1,32}$/.test(topic)) return { status: 400 };
    ledger.push({ path, topic, urgency, sealed: bytes });
    return { status: 201 };
  };
  return { answer, state, ledger };
}
