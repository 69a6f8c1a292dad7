import { type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { keys, verifyingKey } from '#lib/platform/keys.ts';
import { contentHash, newSalt } from './content.ts';
import type { Kind } from './terms.ts';

/** Crockford's base 32: no letter that reads like a digit (I, L, O, U). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a receipt says and its signature covers; it verifies after the children's fields were cleared. */
export type ReceiptFacts = {
  number: string;
  lodging: string;
  night: BusinessDay;
  version: number;
  kind: Kind;
  stays: number;
  acceptedAt: Date;
  contentHash: Buffer;
};

export type Receipt = ReceiptFacts & { shortCode: string; salt: Buffer; keyId: string; signature: Buffer };

/** A receipt's number: county, night, lodging and version; whoever reads it aloud needs no look-up. */
export function receiptNumber(
  county: string,
  night: BusinessDay,
  lodgingCode: string,
  version: number,
): string {
  return `${county}-${night.replaceAll('-', '')}-${lodgingCode}-${version}`;
}

/** Eight random Crockford characters, 40 bits; asked together with the number, tries limited. */
function newShortCode(): string {
  return Array.from(randomBytes(8), (byte) => ALPHABET[byte % 32]).join('');
}

/** 'K4MQ2XH7' as people type it: lower case, spaces, hyphens, O for 0, I and L for 1. Null when it cannot be one. */
export function readShortCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? code : null;
}

/** 'K4MQ-2XH7', as it is shown. */
export function showShortCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

function statement(facts: ReceiptFacts): Buffer {
  return Buffer.from(
    JSON.stringify([
      'nightlight-receipt-1',
      facts.number,
      facts.lodging,
      facts.night,
      facts.version,
      facts.kind,
      facts.stays,
      facts.acceptedAt.toISOString(),
      facts.contentHash.toString('hex'),
    ]),
    'utf8',
  );
}

/** Signs a version's receipt (Ed25519, RFC 8032). `content` is the version's canonical content. */
export function makeReceipt(facts: Omit<ReceiptFacts, 'contentHash'>, content: string): Receipt {
  const { signing, signingId } = keys();
  const salt = newSalt();
  const whole = { ...facts, contentHash: contentHash(salt, content) };
  return {
    ...whole,
    salt,
    shortCode: newShortCode(),
    keyId: signingId,
    signature: sign(null, statement(whole), signing),
  };
}

/** Which key a receipt names, looked up; null for one the installation never had. */
export type KeyFinder = (id: string) => KeyObject | null;

/** True when the signature is that of the key the receipt names and nothing it covers was changed. */
export function isGenuine(
  facts: ReceiptFacts,
  signed: { keyId: string; signature: Buffer },
  find: KeyFinder = verifyingKey,
): boolean {
  const key = find(signed.keyId);
  return key !== null && verify(null, statement(facts), key, signed.signature);
}
