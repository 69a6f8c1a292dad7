import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, daysOf } from '#lib/clock/business-day.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { type DeskNight, nightsOf } from '#lib/report/desk.ts';
import { fields } from '#lib/report/fields.ts';
import type { Kind } from '#lib/report/terms.ts';

type Reader = Pass<'report:read'> | Pass<'report:file'>;

export type StoredReceipt = {
  night: BusinessDay;
  number: string;
  shortCode: string;
  version: number;
  kind: Kind;
  stays: number;
  acceptedAt: Date;
  channel: string;
  contentHash: Buffer;
  keyId: string;
  signature: Buffer;
  results: readonly Problem[];
};

type ReceiptRow = Omit<StoredReceipt, 'acceptedAt'> & { acceptedAt: string };

/** The receipts of a lodging, by night, by number, or the one of a version; oldest version first. */
export async function receiptsOf(
  pass: Reader,
  lodgingId: string,
  which: { night: BusinessDay; version?: number } | { number: string },
): Promise<StoredReceipt[]> {
  const night = 'night' in which ? which.night : null;
  const version = 'night' in which ? (which.version ?? null) : null;
  const number = 'number' in which ? which.number : null;
  const rows = await pass.sql<ReceiptRow[]>`
    select business_day::text as night, receipt_number as number, short_code as "shortCode", n as version, kind, stays,
      accepted_at as "acceptedAt", channel, content_hash as "contentHash", key_id as "keyId", signature, results
    from report_version
    where county = ${pass.reach.county} and lodging_id = ${lodgingId}
      and (${night}::date is null or business_day = ${night}::date)
      and (${version}::int is null or n = ${version}::int)
      and (${number}::text is null or receipt_number = ${number}::text)
    order by n`;
  return rows.map((row) => ({ ...row, acceptedAt: new Date(row.acceptedAt) }));
}

type StayRow = { id: string; masked: Record<string, unknown>; toComplete: string[]; cleared: boolean };

/** The stays of the version that stands, masked as lists show them; a machine reads a child's fields in no other way. */
export async function maskedStays(
  pass: Pass<'report:read'>,
  lodgingId: string,
  night: BusinessDay,
): Promise<Record<string, unknown>[]> {
  const rows = await pass.sql<StayRow[]>`
    select s.id, t.masked, s.to_complete as "toComplete", s.cleared_at is not null as cleared
    from stay s
    join lateral (select masked from stay_text t where t.county = s.county and t.stay_id = s.id
      order by t.n desc limit 1) t on true
    where s.county = ${pass.reach.county} and s.lodging_id = ${lodgingId} and s.business_day = ${night}::date
      and s.removed_in is null
    order by s.position, s.id`;
  return rows.map((row) => ({
    stay_id: row.id,
    to_complete: row.toComplete,
    cleared: row.cleared,
    ...bodyOf(row.masked),
  }));
}

/** Stored fields under the paths a body gives them; what is not given is left out. */
function bodyOf(masked: Record<string, unknown>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { key, path } of fields) {
    const value = masked[key];
    if (
      value === null ||
      value === undefined ||
      value === false ||
      (Array.isArray(value) && value.length === 0)
    )
      continue;
    const [first = '', second] = path.split('.');
    if (second === undefined) body[first] = value;
    else body[first] = { ...(body[first] as Record<string, unknown> | undefined), [second]: value };
  }
  return body;
}

export type NightLine = Pick<
  DeskNight,
  'day' | 'kind' | 'stays' | 'version' | 'acceptedAt' | 'receiptNumber'
> & {
  state: DeskNight['state'] | 'not_expected';
  due: Date | null;
};

type ReportRow = {
  day: BusinessDay;
  kind: Kind;
  stays: number;
  version: number;
  first_at: string;
  number: string;
};

/** Every night of a span as it stands now, also those for which no return was expected. */
export async function nightLines(
  pass: Pass<'report:read'>,
  lodgingId: string,
  from: BusinessDay,
  to: BusinessDay,
): Promise<NightLine[]> {
  const { nights } = await nightsOf(pass, lodgingId, from, to);
  const expected = new Map(nights.map((night) => [night.day, night]));
  const rows = await pass.sql<ReportRow[]>`
    select r.business_day::text as day, r.kind, r.stays, r.n as version, r.first_accepted_at as first_at,
      v.receipt_number as number
    from report r join report_version v on v.county = r.county and v.report_id = r.id and v.n = r.n
    where r.county = ${pass.reach.county} and r.lodging_id = ${lodgingId} and r.business_day between ${from} and ${to}`;
  const filed = new Map(rows.map((row) => [row.day, row]));
  return daysOf(from, to).map((day) => {
    const night = expected.get(day);
    if (night) return { ...night, due: night.effectiveDue };
    const row = filed.get(day);
    return {
      day,
      state: 'not_expected',
      due: null,
      kind: row?.kind ?? null,
      stays: row?.stays ?? 0,
      version: row?.version ?? 0,
      acceptedAt: row ? new Date(row.first_at) : null,
      receiptNumber: row?.number ?? null,
    };
  });
}

/** Longest span of GET …/days, in nights. */
export const longestSpan = 92;

/** True when a span is in order and no longer than 92 nights. */
export function isSpan(from: BusinessDay, to: BusinessDay): boolean {
  return from <= to && to < addDays(from, longestSpan);
}
