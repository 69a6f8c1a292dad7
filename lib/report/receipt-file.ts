import * as z from 'zod';
import { businessDay } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { isInstant } from './instants.ts';
import { isGenuine, type KeyFinder, type ReceiptFacts } from './receipt.ts';
import { kinds } from './terms.ts';

const format = 'nightlight-receipt-1';

/** What a receipt file holds: the facts the signature covers, the key it names, the signature. */
export type SignedReceipt = ReceiptFacts & { keyId: string; signature: Buffer };

/**
 * A receipt file: one line of JSON in one fixed form, its end included, so that each byte of it counts. Several receipts
 * in one file are several lines.
 */
export function receiptFile(receipt: SignedReceipt): string {
  return `${JSON.stringify({
    format,
    number: receipt.number,
    lodging: receipt.lodging,
    night: receipt.night,
    version: receipt.version,
    kind: receipt.kind,
    stays: receipt.stays,
    accepted_at: receipt.acceptedAt.toISOString(),
    content_hash: receipt.contentHash.toString('hex'),
    key_id: receipt.keyId,
    signature: receipt.signature.toString('base64url'),
  })}\n`;
}

const fileShape = z.strictObject({
  format: z.literal(format),
  number: z.string().max(80),
  lodging: z.string().max(40),
  night: z.string().max(10),
  version: z.int().min(1),
  kind: z.enum(kinds),
  stays: z.int().min(0),
  accepted_at: z.string().max(40).refine(isInstant),
  content_hash: z.string().regex(/^[0-9a-f]{64}$/),
  key_id: z.string().regex(/^[0-9a-f]{8}$/),
  signature: z.string().regex(/^[\w-]{86}$/),
});

/** `changed`: it looks like a receipt, but it is not as it was signed; `none`: it is no receipt file. */
export type ReadReceipt =
  | { state: 'genuine'; facts: ReceiptFacts }
  | { state: 'changed' }
  | { state: 'none' };

/** Longest receipt file the public page takes, in characters; one receipt has under 600. */
export const longestFile = 64_000;

/** Reads one receipt file, exactly as `receiptFile` wrote it, and checks its signature with the key it names. */
export function readReceiptFile(text: string, find?: KeyFinder): ReadReceipt {
  if (text.length > longestFile || !/^\s*\{/.test(text)) return { state: 'none' };
  const receipt = receiptIn(text);
  if (receipt === null)
    return /nightlight|signature|content_hash/.test(text) ? { state: 'changed' } : { state: 'none' };
  const whole = receiptFile(receipt) === text;
  return whole && isGenuine(receipt, receipt, find)
    ? { state: 'genuine', facts: receipt }
    : { state: 'changed' };
}

function receiptIn(text: string): SignedReceipt | null {
  try {
    const parsed = fileShape.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const { data } = parsed;
    return {
      number: data.number,
      lodging: data.lodging,
      night: businessDay(data.night),
      version: data.version,
      kind: data.kind,
      stays: data.stays,
      acceptedAt: new Date(data.accepted_at),
      contentHash: Buffer.from(data.content_hash, 'hex'),
      keyId: data.key_id,
      signature: Buffer.from(data.signature, 'base64url'),
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Refusal) return null;
    throw error;
  }
}
