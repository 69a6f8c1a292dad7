import { type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod';
import { sha256 } from '#lib/platform/crypto.ts';

/** The end of one chain: month 'YYYY-MM-01', number within it, hash in hex. */
export type Head = { chain: number; month: string; seq: number; hash: string };

/** What an anchor says: at this instant the county's book had so many events and its chains ended here. */
export type Anchor = {
  county: string;
  at: Date;
  events: number;
  heads: readonly Head[];
  /** Root of the anchor before it in hex, '' for the first: none can be taken out unseen. */
  previous: string;
};

export type SignedAnchor = Anchor & { root: string; keyId: string; signature: string };

/** SHA-256 in hex over everything the anchor says, a line each; chains in ascending order. */
export function rootOf(anchor: Anchor): string {
  const heads = [...anchor.heads].sort((a, b) => a.chain - b.chain);
  const lines = [
    'nightlight-anchor/1',
    anchor.county,
    anchor.at.toISOString(),
    anchor.events,
    anchor.previous,
    ...heads.map((head) => `${head.chain} ${head.month} ${head.seq} ${head.hash}`),
  ];
  return sha256(lines.join('\n')).toString('hex');
}

/** Signs the root (Ed25519, RFC 8032). */
export function signAnchor(anchor: Anchor, key: KeyObject, keyId: string): SignedAnchor {
  const root = rootOf(anchor);
  return { ...anchor, root, keyId, signature: sign(null, Buffer.from(root, 'hex'), key).toString('hex') };
}

/** True when the root is that of what the anchor says and the signature is this key's. */
export function isGenuine(anchor: SignedAnchor, key: KeyObject): boolean {
  const root = Buffer.from(anchor.root, 'hex');
  return rootOf(anchor) === anchor.root && verify(null, root, key, Buffer.from(anchor.signature, 'hex'));
}

/** Whether the chains ended elsewhere than the anchor says. */
export function hasMoved(anchor: Anchor, heads: readonly Head[]): boolean {
  return rootOf({ ...anchor, heads }) !== rootOf(anchor);
}

const hex = z.string().regex(/^([0-9a-f]{2})*$/);
const lineShape = z.strictObject({
  county: z.string(),
  at: z.iso.datetime().transform((text) => new Date(text)),
  events: z.number().int(),
  previous: hex,
  heads: z.array(
    z.strictObject({ chain: z.number().int(), month: z.string(), seq: z.number().int(), hash: hex }),
  ),
  root: hex,
  keyId: z.string(),
  signature: hex,
});

/** One line of the anchor file, without its end. */
export function lineOf(anchor: SignedAnchor): string {
  return JSON.stringify(anchor);
}

/** Reads a line of the anchor file; null when it is none. */
export function anchorOfLine(line: string): SignedAnchor | null {
  try {
    return lineShape.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
