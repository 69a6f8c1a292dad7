import { hash } from 'node:crypto';
import { secretFor } from '#lib/platform/keys.ts';
import { neighboursOf } from './neighbours.ts';

/** The key under which a county's returns index children's numbers; a register is blinded with the same. */
export function numberKey(county: string): Buffer {
  return secretFor(`blind/${county}/child.number`);
}

/** A number as returns index it: HMAC-SHA-256 cut to 128 bits, hex (lib/platform/keys.ts, blindIndex). */
export function keyOfNumber(key: Buffer, number: string): string {
  return macUnder(key)(number).slice(0, 32);
}

// 48 bits: among 20,000 filed numbers and 300 neighbours a chance likeness comes once in 50 million.
const nearHex = 12;

/** The part of a number's key (hex) that neighbours are compared by. */
export function nearOf(keyHex: string): string {
  return Buffer.from(keyHex.slice(0, nearHex), 'hex').toString('base64url');
}

/** The short keys of every neighbour of a number; see `neighboursOf`. */
export function nearKeys(key: Buffer, number: string): string[] {
  const mac = macUnder(key);
  return neighboursOf(number).map((one) => nearOf(mac(one)));
}

const block = 64;

/**
 * HMAC-SHA-256 in hex under one key of at most 64 bytes (RFC 2104) by two one-shot hashes: a register of 4,000 rows has 1.2 million
 * neighbours, and an Hmac object for each takes half a minute.
 */
function macUnder(key: Buffer): (text: string) => string {
  const inner = Buffer.alloc(block + 256, 0);
  const outer = Buffer.alloc(block + 32, 0);
  for (let at = 0; at < block; at += 1) {
    inner[at] = (key[at] ?? 0) ^ 0x36;
    outer[at] = (key[at] ?? 0) ^ 0x5c;
  }
  return (text) => {
    const length = inner.write(text, block, 256, 'utf8');
    outer.write(hash('sha256', inner.subarray(0, block + length), 'hex'), block, 32, 'hex');
    return hash('sha256', outer, 'hex');
  };
}
