import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** A data key: 32 bytes and the number it is known by in every ciphertext made with it. */
export type DataKey = { id: number; key: Buffer };

/** Where a ciphertext lives; it opens nowhere else (security.md 4.2: swapping two cells must fail). */
export type Cell = { county: string; table: string; column: string; row: string };

const AES_256_GCM = 1;
const HEADER = 6; // version, algorithm, key id (4 bytes, big endian)

const associated = (cell: Cell) =>
  Buffer.from(`${cell.county}/${cell.table}/${cell.column}/${cell.row}`, 'utf8');

/** Seals text or bytes for one cell: version 1, AES-256-GCM, key id, 12-byte random nonce, ciphertext, 16-byte tag. */
export function seal(key: DataKey, cell: Cell, plain: string | Buffer): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUInt8(1, 0);
  header.writeUInt8(AES_256_GCM, 1);
  header.writeUInt32BE(key.id, 2);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.key, nonce);
  cipher.setAAD(Buffer.concat([header, associated(cell)]));
  const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([header, nonce, sealed, cipher.getAuthTag()]);
}

/** The number of the data key a ciphertext was made with. */
export function keyIdOf(sealed: Buffer): number {
  return sealed.readUInt32BE(2);
}

/** Opens the text `seal` was given for the same cell; throws when moved, cut or altered. */
export function open(key: DataKey, cell: Cell, sealed: Buffer): string {
  return openBytes(key, cell, sealed).toString('utf8');
}

/** The same for bytes. */
export function openBytes(key: DataKey, cell: Cell, sealed: Buffer): Buffer {
  if (sealed.readUInt8(0) !== 1 || sealed.readUInt8(1) !== AES_256_GCM) throw new Error('unknown ciphertext');
  const header = sealed.subarray(0, HEADER);
  const decipher = createDecipheriv('aes-256-gcm', key.key, sealed.subarray(HEADER, HEADER + 12));
  decipher.setAAD(Buffer.concat([header, associated(cell)]));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(HEADER + 12, -16)), decipher.final()]);
}

/** A key for one purpose from the installation's root key (HKDF-SHA-256, RFC 5869). */
export function derive(root: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, 'nightlight', purpose, 32));
}

/** HMAC-SHA-256; blind indexes, request bodies, form tokens. */
export function mac(key: Buffer, text: string | Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** SHA-256. */
export function sha256(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Equality in constant time; false for different lengths. */
export function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
