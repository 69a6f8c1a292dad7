import { sign, verify } from 'node:crypto';
import * as z from 'zod';
import { type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { keys, verifyingKey } from '#lib/platform/keys.ts';
import type { KnownBy } from '#lib/registry/outages.ts';
import { isInstant } from '../instants.ts';
import type { KeyFinder } from '../receipt.ts';

const format = 'nightlight-outage-1';

/** A night whose due an outage moved, and of how many lodgings; instants UTC. */
export type TouchedNight = { night: BusinessDay; due: Date; movedTo: Date; lodgings: number };

/** What a certificate says and its signature covers. `place` is 'portal' or a township's code. */
export type CertificateFacts = {
  number: string;
  place: string;
  placeName: string;
  from: Date;
  to: Date;
  known: KnownBy;
  recordedAt: Date;
  nights: readonly TouchedNight[];
  issuedAt: Date;
};

/** The certificate's own place for an outage of the portal itself. */
export const portal = 'portal';

type Signed = CertificateFacts & { keyId: string; signature: Buffer };

function statement(facts: CertificateFacts): Buffer {
  const nights = facts.nights.map(({ night, due, movedTo, lodgings }) => [
    night,
    due.toISOString(),
    movedTo.toISOString(),
    lodgings,
  ]);
  const said = [
    format,
    facts.number,
    facts.place,
    facts.placeName,
    facts.from.toISOString(),
    facts.to.toISOString(),
    facts.known,
    facts.recordedAt.toISOString(),
    nights,
    facts.issuedAt.toISOString(),
  ];
  return Buffer.from(JSON.stringify(said), 'utf8');
}

/**
 * Signs a certificate (Ed25519, RFC 8032, with the key that signs receipts) and gives its file: one line of JSON in one fixed
 * form, its end included, so that each byte of it counts.
 */
export function certificateFile(facts: CertificateFacts): string {
  const { signing, signingId } = keys();
  return fileOf({ ...facts, keyId: signingId, signature: sign(null, statement(facts), signing) });
}

function fileOf(signed: Signed): string {
  return `${JSON.stringify({
    format,
    number: signed.number,
    place: signed.place,
    place_name: signed.placeName,
    from: signed.from.toISOString(),
    to: signed.to.toISOString(),
    known: signed.known,
    recorded_at: signed.recordedAt.toISOString(),
    nights: signed.nights.map(({ night, due, movedTo, lodgings }) => ({
      night,
      due: due.toISOString(),
      moved_to: movedTo.toISOString(),
      lodgings,
    })),
    issued_at: signed.issuedAt.toISOString(),
    key_id: signed.keyId,
    signature: signed.signature.toString('base64url'),
  })}\n`;
}

const instant = z.string().max(40).refine(isInstant);
const fileShape = z.strictObject({
  format: z.literal(format),
  number: z.string().max(60),
  place: z.string().max(20),
  place_name: z.string().max(100),
  from: instant,
  to: instant,
  known: z.enum(['declared', 'beat']),
  recorded_at: instant,
  nights: z
    .array(
      z.strictObject({
        night: z.string().max(10),
        due: instant,
        moved_to: instant,
        lodgings: z.int().min(0),
      }),
    )
    .max(400),
  issued_at: instant,
  key_id: z.string().regex(/^[0-9a-f]{8}$/),
  signature: z.string().regex(/^[\w-]{86}$/),
});

/** `changed`: it looks like a certificate, but it is not as it was signed; `none`: it is none. */
export type ReadCertificate =
  | { state: 'genuine'; facts: CertificateFacts }
  | { state: 'changed' }
  | { state: 'none' };

/** Longest certificate file, in characters: two weeks of nights in each of thirty townships have less. */
const longestCertificate = 64_000;

/** True when a file says it is a certificate; what it is worth is `readCertificate`'s to say. */
export const saysCertificate = (text: string): boolean => text.startsWith(`{"format":"${format}"`);

/** Reads one certificate file, exactly as it was written, and checks its signature with the key it names. */
export function readCertificate(text: string, find: KeyFinder = verifyingKey): ReadCertificate {
  if (text.length > longestCertificate || !saysCertificate(text)) return { state: 'none' };
  const signed = signedIn(text);
  const key = signed && fileOf(signed) === text ? find(signed.keyId) : null;
  return signed && key && verify(null, statement(signed), key, signed.signature)
    ? { state: 'genuine', facts: signed }
    : { state: 'changed' };
}

function signedIn(text: string): Signed | null {
  try {
    const parsed = fileShape.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const { data } = parsed;
    return {
      number: data.number,
      place: data.place,
      placeName: data.place_name,
      from: new Date(data.from),
      to: new Date(data.to),
      known: data.known,
      recordedAt: new Date(data.recorded_at),
      nights: data.nights.map(({ night, due, moved_to, lodgings }) => ({
        night: businessDay(night),
        due: new Date(due),
        movedTo: new Date(moved_to),
        lodgings,
      })),
      issuedAt: new Date(data.issued_at),
      keyId: data.key_id,
      signature: Buffer.from(data.signature, 'base64url'),
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Refusal) return null;
    throw error;
  }
}
