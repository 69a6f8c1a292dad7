import { addDays, endOf, startOf } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import { fieldKeys } from '#lib/report/fields.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import { receiptFile, type SignedReceipt } from '#lib/report/receipt-file.ts';
import type { Allowed, Fetcher } from './make.ts';
import { type ReleasedStay, staysOf } from './opened.ts';
import type { BookRow, PackBody } from './pack.ts';
import { rowsAtMost } from './terms.ts';

type Rows = Record<string, unknown>[];
/** What stands after the last night still belongs to it: the late window. */
const lateDays = 3;

/** Everything a pack says about a lodging and its nights, read in one transaction; incidents, alerts and notes are left out. */
export async function packOf(pass: Fetcher, allowed: Allowed): Promise<Omit<PackBody, 'format'>> {
  const { from, to } = allowed;
  const lodgingId = allowed.lodgingId ?? '';
  const names = await namesOf(pass, [allowed.askedBy, allowed.approvedBy]);
  const receipts = await receiptsOf(pass, allowed, lodgingId);
  const stays = await staysOf(pass, allowed, allowed.opened, rowsAtMost);
  return {
    number: numberOf(pass.reach.county, allowed.mark),
    county: pass.reach.county,
    lodging: await lodgingOf(pass, lodgingId),
    span: { from, to },
    request: { authority: allowed.authority ?? '', number: allowed.reference },
    asked_by: names[allowed.askedBy] ?? '',
    approved_by: names[allowed.approvedBy] ?? '',
    taken_at: pass.now.toISOString(),
    expires_at: allowed.expiresAt.toISOString(),
    fields: allowed.opened ? 'opened' : 'masked',
    nights: await nightRows(pass, allowed, lodgingId),
    versions: await versionRows(pass, allowed, lodgingId),
    receipts: receipts.map(receiptFile),
    stays: stays.map(stayRow),
    chases: await chaseRows(pass, allowed, lodgingId),
    inspections: await inspectionRows(pass, allowed, lodgingId),
    book: await bookRows(pass, allowed),
  };
}

/** The number a pack is named by: county and watermark. */
export const numberOf = (county: string, mark: string) => `E-${county}-${mark}`;

async function lodgingOf({ sql, reach }: Fetcher, id: string): Promise<PackBody['lodging']> {
  const [row] = await sql<PackBody['lodging'][]>`
    select l.code, l.name, l.category, coalesce(t.name, l.township_code) as township, l.address, l.licence
    from lodging l left join township t on t.county = l.county and t.code = l.township_code
    where l.county = ${reach.county} and l.id = ${id}`;
  if (!row) throw new Error('a pack has its lodging');
  return { ...row };
}

async function nightRows(pass: Fetcher, { from, to }: Allowed, lodging: string): Promise<Rows> {
  const moved = await movedDues(pass, from, to);
  const rows = await pass.sql<
    { night: string; state: string; due: string; first: string | null; excuse: string | null }[]
  >`
    select n.business_day::text as night, n.state, n.due_at as due, n.first_at as first, n.excuse
    from ${nightsOf(pass, { from, to, moved, lodgings: [lodging] })} n order by n.business_day`;
  return rows.map(({ night, state, due, first, excuse }) => ({
    ...{ night, state, due_at: iso(due), first_accepted_at: iso(first), excuse },
  }));
}

async function versionRows({ sql, reach }: Fetcher, { from, to }: Allowed, lodging: string): Promise<Rows> {
  const rows = await sql<Record<string, string | number | null>[]>`
    select business_day::text as night, n as version, kind, stays, accepted_at, actor_name as filed_by, channel, late_reason,
      drafted_at, closed_reason, receipt_number as receipt, encode(content_hash, 'hex') as content_hash
    from report_version where county = ${reach.county} and lodging_id = ${lodging} and business_day between ${from} and ${to}
    order by business_day, n`;
  return rows.map((row) => ({ ...row, accepted_at: iso(row.accepted_at), drafted_at: iso(row.drafted_at) }));
}

async function receiptsOf(
  { sql, reach }: Fetcher,
  { from, to }: Allowed,
  lodging: string,
): Promise<SignedReceipt[]> {
  const rows = await sql<(Omit<SignedReceipt, 'acceptedAt'> & { acceptedAt: string })[]>`
    select v.receipt_number as number, l.code as lodging, v.business_day::text as night, v.n as version, v.kind, v.stays,
      v.accepted_at as "acceptedAt", v.content_hash as "contentHash", v.key_id as "keyId", v.signature
    from report_version v join lodging l on l.county = v.county and l.id = v.lodging_id
    where v.county = ${reach.county} and v.lodging_id = ${lodging} and v.business_day between ${from} and ${to}
    order by v.business_day, v.n`;
  return rows.map((row) => ({ ...row, acceptedAt: new Date(row.acceptedAt) }));
}

function stayRow({
  id,
  night,
  enteredIn,
  removedIn,
  removedReason,
  checkedOutAt,
  cleared,
  values,
}: ReleasedStay) {
  return {
    ...{ stay: id, night, entered_in: enteredIn, removed_in: removedIn, removed_reason: removedReason },
    ...{ checked_out_at: iso(checkedOutAt), cleared },
    ...Object.fromEntries(fieldKeys.map((key) => [snake(key), plain(values[key])])),
  };
}

async function chaseRows({ sql, reach }: Fetcher, { from, to }: Allowed, lodging: string): Promise<Rows> {
  const rows = await sql<Record<string, string | null>[]>`
    select s.at, s.happened_at, s.kind, s.level, s.outcome, s.actor_name as by
    from chase_step s where s.county = ${reach.county} and s.lodging_id = ${lodging}
      and s.at >= ${startOf(from).toISOString()} and s.at < ${endOf(addDays(to, lateDays)).toISOString()} order by s.at, s.n`;
  return rows.map((row) => ({ ...row, at: iso(row.at), happened_at: iso(row.happened_at) }));
}

async function inspectionRows(
  { sql, reach }: Fetcher,
  { from, to }: Allowed,
  lodging: string,
): Promise<Rows> {
  const rows = await sql<Record<string, unknown>[]>`
    select i.kind, i.happened_at, i.first_name as first_officer, i.second_name as second_officer, i.findings, i.follow,
      i.until::text as until, i.spoke, i.statement, i.signature, i.refusal, i.house_said as house_statement,
      r.proven_at, r.proof
    from inspection i left join rectification r on r.county = i.county and r.inspection_id = i.id
    where i.county = ${reach.county} and i.lodging_id = ${lodging}
      and i.happened_at >= ${startOf(from).toISOString()} and i.happened_at < ${endOf(addDays(to, lateDays)).toISOString()}
    order by i.happened_at, i.id`;
  return rows.map((row) => ({ ...row, happened_at: iso(row.happened_at), proven_at: iso(row.proven_at) }));
}

async function bookRows({ sql }: Fetcher, { id, from, to }: Allowed): Promise<BookRow[]> {
  const rows = await sql<BookRow[]>`
    select previous, line, hash
    from nl.release_book(${id}, ${startOf(from).toISOString()}, ${endOf(addDays(to, lateDays)).toISOString()})`;
  return rows.map(({ previous, line, hash }) => ({ previous, line, hash }));
}

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null));
const iso = (at: unknown): string | null =>
  typeof at === 'string' || at instanceof Date ? new Date(at).toISOString() : null;
