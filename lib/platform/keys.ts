import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
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

const signingFile = 'receipt-signing.pem';
const retiredFile = (id: string) => `receipt-verifying-${id}.pem`;

const newSigningKey = () =>
  Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));

function idOf(verifying: KeyObject): string {
  return sha256(verifying.export({ type: 'spki', format: 'der' }))
    .toString('hex')
    .slice(0, 8);
}

/** The installation's keys, read from its key folder and made there once. */
export function keys(): Keys {
  if (!shared.nightlightKeys) {
    const root = load('root', () => randomBytes(32));
    const signing = createPrivateKey(load(signingFile, newSigningKey));
    const verifying = createPublicKey(signing);
    const signingId = idOf(verifying);
    shared.nightlightKeys = { root, wrap: derive(root, 'data-key-wrap'), signing, verifying, signingId };
  }
  return shared.nightlightKeys;
}

export type PublishedKey = { id: string; pem: string; current: boolean };

/**
 * Every key with which a receipt or anchor of this installation verifies, the one that signs now first. Read anew each
 * time: another process may have rotated.
 */
export function publishedKeys(): PublishedKey[] {
  keys(); // makes the first one
  const now = createPublicKey(readFileSync(path.join(keysFolder(), signingFile)));
  const pem = now.export({ type: 'spki', format: 'pem' }).toString();
  const retired = readdirSync(keysFolder()).flatMap((name) => {
    const id = /^receipt-verifying-([0-9a-f]{8})\.pem$/.exec(name)?.[1];
    return id ? [{ id, pem: readFileSync(path.join(keysFolder(), name), 'utf8'), current: false }] : [];
  });
  return [{ id: idOf(now), pem, current: true }, ...retired.filter(({ id }) => id !== idOf(now))];
}

const byId = new Map<string, KeyObject>();

/** The key of an id that a receipt or anchor names; null for one this installation never had. */
export function verifyingKey(id: string): KeyObject | null {
  const known = id === keys().signingId ? keys().verifying : byId.get(id);
  if (known) return known;
  const published = publishedKeys().find((key) => key.id === id);
  if (!published) return null;
  const key = createPublicKey(published.pem);
  byId.set(id, key);
  return key;
}

/**
 * Makes a new signing key; the former one stays as a public key, so that everything it signed still verifies, and its
 * private half is gone. Running processes sign with the former until they are started again. Returns the new key's id.
 */
export function rotateSigningKey(): string {
  const [now] = publishedKeys();
  if (!now) throw new Error('an installation has a signing key');
  const folder = keysFolder();
  const kept = path.join(folder, retiredFile(now.id));
  if (!existsSync(kept)) writeFileSync(kept, now.pem, { mode: 0o600 });
  const draft = path.join(folder, `${signingFile}.${process.pid}`);
  const pem = newSigningKey();
  writeFileSync(draft, pem, { mode: 0o600 });
  renameSync(draft, path.join(folder, signingFile));
  delete shared.nightlightKeys;
  return idOf(createPublicKey(pem));
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
