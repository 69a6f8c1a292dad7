import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { SignedReceipt } from './receipt-file.ts';

type Row = Omit<SignedReceipt, 'acceptedAt'> & { acceptedAt: string };

const columns = (sql: Pass<'clock:work'>['sql']) => sql`v.receipt_number as number, l.code as lodging,
  v.business_day::text as night, v.n as version, v.kind, v.stays, v.accepted_at as "acceptedAt",
  v.content_hash as "contentHash", v.key_id as "keyId", v.signature`;

/** The receipts of these numbers within reach, in the order of lodging, night and version. */
export async function receiptsNumbered(
  pass: Pass<'report:file'>,
  numbers: readonly string[],
): Promise<SignedReceipt[]> {
  const rows = await pass.sql<Row[]>`
    select ${columns(pass.sql)}
    from report_version v join lodging l on l.county = v.county and l.id = v.lodging_id
    where v.county = ${pass.reach.county} and v.receipt_number = any (${[...numbers]}::text[])
    order by l.code, v.business_day, v.n`;
  return rows.map((row) => ({ ...row, acceptedAt: new Date(row.acceptedAt) }));
}

/** Every receipt of the county whose night lies from one day to another, by lodging, night and version. */
export async function receiptsBetween(
  pass: Pass<'clock:work'>,
  from: BusinessDay,
  to: BusinessDay,
): Promise<SignedReceipt[]> {
  const rows = await pass.sql<Row[]>`
    select ${columns(pass.sql)}
    from report_version v join lodging l on l.county = v.county and l.id = v.lodging_id
    where v.county = ${pass.reach.county} and v.business_day between ${from}::date and ${to}::date
    order by l.code, v.business_day, v.n`;
  return rows.map((row) => ({ ...row, acceptedAt: new Date(row.acceptedAt) }));
}
