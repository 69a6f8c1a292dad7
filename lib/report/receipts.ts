import * as z from 'zod';
import { businessDay } from '#lib/clock/business-day.ts';
import { transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { isInstant } from './instants.ts';
import { isGenuine, type ReceiptFacts, readShortCode } from './receipt.ts';
import { kinds } from './terms.ts';

/** What a stranger learns of a receipt that matches (product.md, Keeping and showing): neither kind nor counts. */
export type Verified = {
  lodging: string;
  code: string;
  night: string;
  version: number;
  acceptedAt: Date;
  /** a later version stands */
  newer: boolean;
};

type Row = Omit<Verified, 'acceptedAt'> & { acceptedAt: string };

/** Looks a receipt up at the door, without a pass: number and short code must both fit. null when they do not. */
export async function verifyReceipt(number: string, shortCode: string): Promise<Verified | null> {
  const code = readShortCode(shortCode);
  if (!code || !/^[\x21-\x7e]{1,80}$/.test(number)) return null;
  return transaction(async ({ sql }) => {
    const [row] = await sql<Row[]>`
      select lodging_name as lodging, lodging_code as code, business_day::text as night, n as version,
        accepted_at as "acceptedAt", newer
      from nl.verify_receipt(${number}, ${code})`;
    return row ? { ...row, acceptedAt: new Date(row.acceptedAt) } : null;
  });
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const fileShape = z.object({
  lodging: z.string().max(40),
  night: z.string().max(10),
  number: z.string().max(80),
  short_code: z.string().max(20),
  version: z.int().min(1),
  kind: z.enum(kinds),
  stays: z.int().min(0),
  accepted_at: z.string().max(40).refine(isInstant),
  content_hash: hex,
  signature: z.string().max(200),
});

export type ReceiptFile = { facts: ReceiptFacts; shortCode: string; genuine: boolean };

/** Longest receipt file, in characters; the ones this house writes have under two thousand. */
export const longestFile = 64_000;

/**
 * Reads a receipt file as GET …/receipts/{number} writes it and checks its signature. null when it is none. A genuine
 * one says kind and counts too: whoever holds the file was given them.
 */
export function readReceiptFile(text: string): ReceiptFile | null {
  if (text.length > longestFile) return null;
  try {
    const parsed = fileShape.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const { data } = parsed;
    const facts: ReceiptFacts = {
      number: data.number,
      lodging: data.lodging,
      night: businessDay(data.night),
      version: data.version,
      kind: data.kind,
      stays: data.stays,
      acceptedAt: new Date(data.accepted_at),
      contentHash: Buffer.from(data.content_hash, 'hex'),
    };
    const genuine = isGenuine(facts, Buffer.from(data.signature, 'base64url'));
    return { facts, shortCode: data.short_code, genuine };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Refusal) return null;
    throw error;
  }
}
