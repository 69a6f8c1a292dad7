import { transaction } from '#lib/platform/db.ts';
import { type ReceiptFacts, readShortCode } from './receipt.ts';

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

/** Whether a later version of the same return stands; null for a receipt this installation does not know. */
export async function receiptStanding(facts: ReceiptFacts): Promise<{ newer: boolean } | null> {
  return transaction(async ({ sql }) => {
    const [row] = await sql<{ newer: boolean | null }[]>`
      select nl.receipt_standing(${facts.number}, ${facts.contentHash}) as newer`;
    return row?.newer === null || row?.newer === undefined ? null : { newer: row.newer };
  });
}
