import { namesOf } from '#lib/identity/names.ts';
import { fieldKeys } from '#lib/report/fields.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import { receiptFile, type SignedReceipt } from '#lib/report/receipt-file.ts';
import { bookOfCase, bookOfLodging } from './book.ts';
import { caseOf } from './case/gather.ts';
import { chaseRows, inspectionRows } from './done.ts';
import type { Allowed, Fetcher } from './make.ts';
import { type ReleasedStay, staysOf } from './opened.ts';
import type { PackBody, PackLodging } from './pack.ts';
import { iso, type Rows } from './plain.ts';
import { placesIn, type Where, whereOf } from './scope.ts';
import { rowsAtMost } from './terms.ts';

/**
 * Everything a pack says about its lodging and nights, or about its case, read in one transaction. A pack of a lodging leaves out
 * incidents, alerts and notes; a pack of a case has its own and nothing of other children.
 */
export async function packOf(pass: Fetcher, allowed: Allowed): Promise<Omit<PackBody, 'format'>> {
  const { from, to } = allowed;
  const where = whereOf(allowed, pass.now);
  const names = await namesOf(pass, [allowed.askedBy, allowed.approvedBy]);
  const receipts = await receiptsOf(pass, where);
  const stays = await staysOf(pass, allowed, allowed.opened, rowsAtMost);
  const chases = await chaseRows(pass, where);
  const inspections = await inspectionRows(pass, allowed, where);
  const file = await caseOf(pass, allowed, chases);
  const lodgings = await lodgingsOf(pass, where, allowed.lodgingId);
  return {
    number: numberOf(pass.reach.county, allowed.mark),
    county: pass.reach.county,
    lodging: lodgings.find(({ id }) => id === allowed.lodgingId)?.lodging ?? null,
    lodgings: lodgings.map(({ lodging }) => lodging),
    case: file,
    span: { from, to },
    request: { authority: allowed.authority ?? '', number: allowed.reference },
    asked_by: names[allowed.askedBy] ?? '',
    approved_by: names[allowed.approvedBy] ?? '',
    taken_at: pass.now.toISOString(),
    expires_at: allowed.expiresAt.toISOString(),
    fields: allowed.opened ? 'opened' : 'masked',
    nights: await nightRows(pass, where),
    versions: await versionRows(pass, where),
    receipts: receipts.map(receiptFile),
    stays: stays.map(stayRow),
    chases,
    inspections,
    book: file
      ? await bookOfCase(pass, allowed, where, { file, chases, inspections })
      : await bookOfLodging(pass, allowed, where),
  };
}

/** The number a pack is named by: county and watermark. */
export const numberOf = (county: string, mark: string) => `E-${county}-${mark}`;

async function lodgingsOf(
  { sql, reach }: Fetcher,
  where: Where,
  home: string | null,
): Promise<{ id: string; lodging: PackLodging }[]> {
  const ids = [...where.lodgings, ...(home ? [home] : [])];
  const rows = await sql<(PackLodging & { id: string })[]>`
    select l.id, l.code, l.name, l.category, coalesce(t.name, l.township_code) as township, l.address, l.licence
    from lodging l left join township t on t.county = l.county and t.code = l.township_code
    where l.county = ${reach.county} and l.id = any (${ids}::uuid[]) order by l.code`;
  return rows.map(({ id, ...lodging }) => ({ id, lodging }));
}

async function nightRows(pass: Fetcher, { lodgings, places }: Where): Promise<Rows> {
  const nights = places.map(({ night }) => night).sort();
  const [from, to] = [nights[0], nights.at(-1)];
  if (!from || !to) return [];
  const moved = await movedDues(pass, from, to);
  const rows = await pass.sql<
    {
      lodging: string;
      night: string;
      state: string;
      due: string;
      first: string | null;
      excuse: string | null;
    }[]
  >`
    select l.code as lodging, n.business_day::text as night, n.state, n.due_at as due, n.first_at as first, n.excuse
    from ${nightsOf(pass, { from, to, moved, lodgings })} n join lodging l on l.county = ${pass.reach.county} and l.id = n.lodging_id
    join ${placesIn(pass, places)} on p.lodging = n.lodging_id and p.night = n.business_day order by n.business_day, l.code`;
  return rows.map(({ lodging, night, state, due, first, excuse }) => ({
    ...{ lodging, night, state, due_at: iso(due), first_accepted_at: iso(first), excuse },
  }));
}

async function versionRows(pass: Fetcher, { places }: Where): Promise<Rows> {
  const rows = await pass.sql<Record<string, string | number | null>[]>`
    select l.code as lodging, v.business_day::text as night, v.n as version, v.kind, v.stays, v.accepted_at, v.actor_name as filed_by,
      v.channel, v.late_reason, v.drafted_at, v.closed_reason, v.receipt_number as receipt,
      encode(v.content_hash, 'hex') as content_hash
    from report_version v join ${placesIn(pass, places)} on p.lodging = v.lodging_id and p.night = v.business_day
    join lodging l on l.county = v.county and l.id = v.lodging_id
    where v.county = ${pass.reach.county} order by v.business_day, l.code, v.n`;
  return rows.map((row) => ({ ...row, accepted_at: iso(row.accepted_at), drafted_at: iso(row.drafted_at) }));
}

async function receiptsOf(pass: Fetcher, { places }: Where): Promise<SignedReceipt[]> {
  const rows = await pass.sql<(Omit<SignedReceipt, 'acceptedAt'> & { acceptedAt: string })[]>`
    select v.receipt_number as number, l.code as lodging, v.business_day::text as night, v.n as version, v.kind, v.stays,
      v.accepted_at as "acceptedAt", v.content_hash as "contentHash", v.key_id as "keyId", v.signature
    from report_version v join ${placesIn(pass, places)} on p.lodging = v.lodging_id and p.night = v.business_day
    join lodging l on l.county = v.county and l.id = v.lodging_id
    where v.county = ${pass.reach.county} order by v.business_day, l.code, v.n`;
  return rows.map((row) => ({ ...row, acceptedAt: new Date(row.acceptedAt) }));
}

function stayRow({
  id,
  lodging,
  night,
  enteredIn,
  removedIn,
  removedReason,
  checkedOutAt,
  cleared,
  values,
}: ReleasedStay) {
  return {
    ...{ stay: id, lodging: lodging.code, night },
    ...{ entered_in: enteredIn, removed_in: removedIn, removed_reason: removedReason },
    ...{ checked_out_at: iso(checkedOutAt), cleared },
    ...Object.fromEntries(fieldKeys.map((key) => [snake(key), plain(values[key])])),
  };
}

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null));
