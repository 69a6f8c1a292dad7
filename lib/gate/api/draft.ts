import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { env } from '#lib/platform/env.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { secretFor } from '#lib/platform/keys.ts';
import type { Entries } from './body.ts';

/** What a refused form hands to its page: every field as typed, in order, and the numbered problems. */
export type Draft = { entries: Entries; problems: readonly Problem[]; version?: number };

export const DRAFT_COOKIE = 'nl-draft';
const pieceLength = 3500;
const mostPieces = 3;
const keptSeconds = 1800;
const largestText = 256 * 1024;

const place = (lodgingCode: string, night: string) => Buffer.from(`${lodgingCode}/${night}`, 'utf8');

/** Deflated, then AES-256-GCM bound to lodging and night; null when it does not fit into three cookies of 3.5 KB. */
function sealDraft(draft: Draft, lodgingCode: string, night: string): string | null {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secretFor('form-draft'), nonce);
  cipher.setAAD(place(lodgingCode, night));
  const packed = deflateRawSync(JSON.stringify(draft), { level: 9 });
  const sealed = Buffer.concat([nonce, cipher.update(packed), cipher.final(), cipher.getAuthTag()]);
  const text = sealed.toString('base64url');
  return text.length <= pieceLength * mostPieces ? text : null;
}

const attributes = () =>
  `Path=/; HttpOnly; SameSite=Lax${env().origin.startsWith('https:') ? '; Secure' : ''}`;

/**
 * Set-Cookie lines that keep what was typed for 30 minutes on the device that typed it, sealed: nothing of it stands in an
 * address, a log or the database. It opens only on a page of that lodging and night, which asks for its own permission.
 * null when it is too long for cookies; then the door repeats the form itself (form-page.ts).
 */
export function draftCookies(draft: Draft, lodgingCode: string, night: string): string[] | null {
  const sealed = sealDraft(draft, lodgingCode, night);
  if (sealed === null) return null;
  return Array.from({ length: mostPieces }, (_, n) => {
    const piece = sealed.slice(n * pieceLength, (n + 1) * pieceLength);
    return `${DRAFT_COOKIE}.${n}=${piece}; ${attributes()}; Max-Age=${piece ? keptSeconds : 0}`;
  });
}

/** Set-Cookie lines that forget the draft; sent once the return was accepted. */
export function noDraft(): string[] {
  return Array.from({ length: mostPieces }, (_, n) => `${DRAFT_COOKIE}.${n}=; ${attributes()}; Max-Age=0`);
}

/**
 * For the form's page: what was typed for this lodging and night, or null. `cookie` gives a cookie by name, as Next's
 * `cookies().get(name)?.value` does. An altered, foreign or over-long draft is none.
 */
export function readDraft(
  cookie: (name: string) => string | undefined,
  lodgingCode: string,
  night: string,
): Draft | null {
  const text = Array.from({ length: mostPieces }, (_, n) => cookie(`${DRAFT_COOKIE}.${n}`) ?? '').join('');
  const sealed = Buffer.from(text, 'base64url');
  if (sealed.length < 29) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', secretFor('form-draft'), sealed.subarray(0, 12));
    decipher.setAAD(place(lodgingCode, night));
    decipher.setAuthTag(sealed.subarray(-16));
    const packed = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    return JSON.parse(inflateRawSync(packed, { maxOutputLength: largestText }).toString('utf8')) as Draft;
  } catch {
    return null;
  }
}
