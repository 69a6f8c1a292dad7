import type { Pass } from '#lib/access/pass.ts';
import { personOf } from '#lib/approval/commands.ts';
import { reveal } from '#lib/approval/schema.ts';
import { type BusinessDay, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { type Cell, type DataKey, open, seal, sha256 } from '#lib/platform/crypto.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { secretFor } from '#lib/platform/keys.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { enclosedIn } from './done.ts';
import { packOf } from './gather.ts';
import type { ReleaseInput } from './inputs.ts';
import { type ListText, listOf } from './lists.ts';
import { packFile } from './pack.ts';
import { objectToFetching } from './rules.ts';
import { type CaseScope, staysTest } from './scope.ts';
import type { CaseKind, ReleaseKind } from './terms.ts';

/** Whoever asked makes it and fetches it; an evidence pack and an export have permissions of their own. */
export type Fetcher = Pass<'evidence:ask'> | Pass<'export:full'>;

/** What was allowed, locked; instants UTC. */
export type Allowed = {
  id: string;
  kind: ReleaseKind;
  lodgingId: string | null;
  caseKind: CaseKind | null;
  caseId: string | null;
  scope: CaseScope | null;
  from: BusinessDay;
  to: BusinessDay;
  authority: string | null;
  reference: string;
  reason: string;
  opened: boolean;
  pictures: boolean;
  mark: string;
  approvalId: string;
  askedBy: string;
  approvedBy: string;
  approvedAt: Date;
  expiresAt: Date;
  made: boolean;
};

/** The release somebody may make or fetch now. Refuses M-161 another's, M-581 before it is allowed, M-582 once it expired. */
async function allowedFor(pass: Fetcher, id: string): Promise<Allowed> {
  type Row = Omit<Allowed, 'approvedAt' | 'expiresAt'> & {
    approvedAt: string | null;
    expiresAt: string | null;
  };
  const [row] = await pass.sql<Row[]>`
    select id, kind, lodging_id as "lodgingId", case_kind as "caseKind", case_id as "caseId", scope, from_day::text as "from", to_day::text as "to", authority, reference, reason, opened,
      pictures, mark, approval_id as "approvalId", asked_by as "askedBy", approved_by as "approvedBy", approved_at as "approvedAt",
      expires_at as "expiresAt", made_at is not null as made
    from release where county = ${pass.reach.county} and id = ${id} for update`;
  if (!row) throw new Refusal('not_found', 'M-161');
  const [approvedAt, expiresAt] = [row.approvedAt, row.expiresAt].map((at) => (at ? new Date(at) : null));
  const facts = { ...row, approvedAt: approvedAt ?? null, expiresAt: expiresAt ?? null };
  const objection = objectToFetching(facts, personOf(pass), pass.now);
  if (objection || !approvedAt || !expiresAt)
    throw new Refusal(objection?.kind ?? 'forbidden', objection?.code ?? 'M-581');
  return { ...row, from: businessDay(row.from), to: businessDay(row.to), approvedAt, expiresAt };
}

/**
 * Opens the stays of what was allowed in full, each with a row of its own and until the reveal's minutes are over. To be asked in an
 * entry before `makeRelease`: the house book has it before a value is read. Does nothing for what stays masked.
 */
export async function openForRelease(pass: Fetcher, input: ReleaseInput): Promise<{ stays: number }> {
  const allowed = await allowedFor(pass, input.release);
  if (!allowed.opened || allowed.made) return { stays: 0 };
  const { county } = pass.reach;
  const stays = await pass.sql<{ id: string; lodgingId: string }[]>`
    select s.id, s.lodging_id as "lodgingId" from stay s where s.county = ${county} and ${staysTest(pass, allowed)}
      and s.cleared_at is null order by s.id`;
  const minutes = (await settingsFor(pass, businessDayAt(pass.now))).of('reveal_minutes');
  const untilAt = new Date(pass.now.getTime() + minutes * 60_000);
  await insertRows(
    pass.sql,
    reveal,
    stays.map(({ id, lodgingId }) => ({
      ...{ county, id: uuidv7(pass.now), lodgingId, stayId: id, accountId: personOf(pass), basis: 'release' },
      ...{
        basisId: allowed.approvalId,
        reason: allowed.reason,
        reference: allowed.reference,
        at: pass.now,
        untilAt,
      },
    })),
  );
  pass.record({
    act: 'release.open',
    subjectKind: 'release',
    subjectId: allowed.id,
    lodgingId: allowed.lodgingId,
    detail: { stays: stays.length, reference: allowed.reference, until_at: untilAt.toISOString() },
  });
  return { stays: stays.length };
}

/** Makes it once; asked again it is as it was made. Its text is sealed until it expires; the house book has its SHA-256. */
export async function makeRelease(
  pass: Fetcher,
  input: ReleaseInput,
): Promise<{ id: string; sha256: string }> {
  const allowed = await allowedFor(pass, input.release);
  const { county } = pass.reach;
  if (allowed.made) {
    const [row] = await pass.sql<
      { sha256: Buffer }[]
    >`select sha256 from release where county = ${county} and id = ${allowed.id}`;
    return { id: allowed.id, sha256: row?.sha256.toString('hex') ?? '' };
  }
  if (allowed.opened) await checkOpened(pass, allowed);
  const { text, counts } = await textOf(pass, allowed);
  const hash = sha256(text);
  await pass.sql`update release set made_at = ${pass.now.toISOString()}, sha256 = ${hash},
      counts = ${JSON.stringify(counts)}::text::jsonb, sealed = ${seal(key(), cellOf(county, allowed.id), text)}
    where county = ${county} and id = ${allowed.id}`;
  pass.record({
    act: 'release.make',
    subjectKind: 'release',
    subjectId: allowed.id,
    lodgingId: allowed.lodgingId,
    detail: { kind: allowed.kind, sha256: hash.toString('hex'), ...counts },
  });
  return { id: allowed.id, sha256: hash.toString('hex') };
}

/** Nothing is read before its opening stands in the house book, and nothing comes out masked that was allowed in full. */
async function checkOpened(pass: Fetcher, allowed: Allowed): Promise<void> {
  const { county } = pass.reach;
  const [row] = await pass.sql<{ readable: number; opened: number; committed: boolean }[]>`
    select count(*)::int as readable, count(r.id)::int as opened,
      coalesce(bool_and(r.xmin is distinct from pg_current_xact_id_if_assigned()::xid), true) as committed
    from stay s left join reveal r on r.county = s.county and r.stay_id = s.id and r.basis_id = ${allowed.approvalId}
      and r.until_at > ${pass.now.toISOString()}
    where s.county = ${county} and ${staysTest(pass, allowed)} and s.cleared_at is null`;
  if (!row?.committed) throw new Error('a release is read before its openings stand in the house book');
  if (row.opened < row.readable) throw new Refusal('conflict', 'M-585');
}

async function textOf(
  pass: Fetcher,
  allowed: Allowed,
): Promise<{ text: string; counts: Record<string, number> }> {
  if (allowed.kind === 'evidence' || allowed.kind === 'case') {
    const body = await packOf(pass, allowed);
    const { nights, versions, stays, receipts, book } = body;
    return {
      text: packFile(body),
      counts: {
        ...{ nights: nights.length, versions: versions.length, stays: stays.length },
        ...{ receipts: receipts.length, book: book.length, pictures: enclosedIn(body.inspections) },
        ...(body.case ? { alerts: body.case.alerts.length, incidents: body.case.incidents.length } : {}),
      },
    };
  }
  const list = await listOf(pass, allowed.kind, allowed);
  return { text: JSON.stringify(list), counts: { rows: list.rows.length } };
}

/** What was made, opened, for whoever asked; each fetching stands in the house book. Refusals as `allowedFor`, M-585 not made yet. */
export async function fetchRelease(
  pass: Fetcher,
  id: string,
  form: string,
): Promise<{ allowed: Allowed; text: string }> {
  const allowed = await allowedFor(pass, id);
  const { county } = pass.reach;
  const [row] = await pass.sql<{ sealed: Buffer | null }[]>`select nl.release_text(${id}) as sealed`;
  if (!row?.sealed) throw new Refusal('conflict', 'M-585');
  await pass.sql`update release set fetched = fetched + 1 where county = ${county} and id = ${id}`;
  pass.record({
    act: 'release.fetch',
    subjectKind: 'release',
    subjectId: id,
    lodgingId: allowed.lodgingId,
    detail: { form },
  });
  return { allowed, text: open(key(), cellOf(county, id), row.sealed) };
}

/** Empties what has expired. Returns how many. */
export async function expireReleases(pass: Pass<'clock:work'>): Promise<{ emptied: number }> {
  const rows = await pass.sql<{ id: string }[]>`
    update release set sealed = null where county = ${pass.reach.county} and made_at is not null and expires_at <= ${pass.now.toISOString()}
      and sealed is not null returning id`;
  return { emptied: rows.length };
}

/** The list an export in full was made of. */
export const listIn = (text: string): ListText => JSON.parse(text) as ListText;

// A release lives for hours, so it is sealed with a key of the installation and emptied, not with a month's key.
const key = (): DataKey => ({ id: 0, key: secretFor('release') });
const cellOf = (county: string, row: string): Cell => ({ county, table: 'release', column: 'sealed', row });
