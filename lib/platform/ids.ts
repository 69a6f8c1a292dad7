import { randomBytes } from 'node:crypto';

/**
 * A UUIDv7 (RFC 9562 5.7) of the given instant, made here because an outside server may be older than
 * PostgreSQL 18. An identifier, never a secret.
 */
export function uuidv7(at: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an identifier: what has not is nobody's and is never asked of the database. */
export const isId = (text: string): boolean => form.test(text);
