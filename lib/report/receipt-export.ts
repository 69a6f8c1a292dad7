import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { SignedReceipt } from './receipt-file.ts';

/** Every receipt of the county whose night lies from one day to another, by lodging, night and version. */
export async function receiptsBetween(
  pass: Pass<'clock:work'>,
  from: BusinessDay,
  to: BusinessDay,
): Promise<SignedReceipt[]> {
  const rows = await pass.sql<(Omit<SignedReceipt, 'acceptedAt'> & { acceptedAt: string })[]>`
    select v.receipt_number as number, l.code as lodging, v.business_day::text as night, v.n as version, v.kind, v.stays,
      v.accepted_at as "acceptedAt", v.content_hash as "contentHash", v.key_id as "keyId", v.signature
    from report_version v join lodging l on l.county = v.county and l.id = v.lodging_id
    where v.county = ${pass.reach.county} and v.business_day between ${from}::date and ${to}::date
    order by l.code, v.business_day, v.n`;
  return rows.map((row) => ({ ...row, acceptedAt: new Date(row.acceptedAt) }));
}
