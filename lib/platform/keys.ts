import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { derive, mac, sha256 } from './crypto.ts';
import { keysFolder } from './env.ts';

type Keys = {
  root: Buffer;
  /** Wraps the monthly data keys. */
  wrap: Buffer;
  /** Signs receipts and anchors (Ed25519, RFC 8032). */
  signing: KeyObject;
  verifying: KeyObject;
  signingId: string;
};

const shared = globalThis as typeof globalThis & { nightlightKeys?: Keys };

function load(name: string, make: () => Buffer): Buffer {
  const file = path.join(keysFolder(), name);
  if (!existsSync(file)) {
    mkdirSync(keysFolder(), { recursive: true, mode: 0o700 });
    // Written whole under another name, then linked: of two processes that start together one link wins, and neither
    // ever reads half a key.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, make(), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      unlinkSync(draft);
    }
  }
  return readFileSync(file);
}

/** The installation's keys, read from its key folder and made there once. */
export function keys(): Keys {
  if (!shared.nightlightKeys) {
    const root = load('root', () => randomBytes(32));
    const pem = load('receipt-signing.pem', () =>
      Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })),
    );
    const signing = createPrivateKey(pem);
    const verifying = createPublicKey(signing);
    const signingId = sha256(verifying.export({ type: 'spki', format: 'der' }))
      .toString('hex')
      .slice(0, 8);
    shared.nightlightKeys = { root, wrap: derive(root, 'data-key-wrap'), signing, verifying, signingId };
  }
  return shared.nightlightKeys;
}

const derived = new Map<string, Buffer>();

/** A secret for one purpose, such as the session cookie or the form token. */
export function secretFor(purpose: string): Buffer {
  let key = derived.get(purpose);
  if (!key) {
    key = derive(keys().root, purpose);
    derived.set(purpose, key);
  }
  return key;
}

/**
 * The blind index of a value: HMAC-SHA-256 under a key of the county and field, cut to 128 bits (security.md 4.3).
 * A child is not linked across counties. `value` must be canonical already.
 */
export function blindIndex(county: string, field: string, value: string): Buffer {
  return mac(secretFor(`blind/${county}/${field}`), value).subarray(0, 16);
}

/** The phone's index of an account; accounts stand above counties (architecture.md, The pass and the reach). */
export function phoneIndex(phone: string): Buffer {
  return blindIndex('installation', 'account.phone', phone);
}
