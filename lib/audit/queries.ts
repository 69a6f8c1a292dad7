import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, instantOf } from '#lib/clock/business-day.ts';
import type { BookFilters } from './inputs.ts';

/** Lines of the house book on one page. */
export const pageSize = 50;

/** One line of the house book as the auditor reads it; instants UTC. `actorName` is null for a job, a key or a leaver. */
export type BookLine = {
  chain: number;
  month: string;
  seq: number;
  at: Date;
  actor: string | null;
  actorKind: string;
  actorName: string | null;
  act: string;
  subjectKind: string;
  subjectId: string;
  lodgingId: string | null;
  /** code and name of the lodging it was about */
  lodging: { code: string; name: string } | null;
  detail: Record<string, unknown>;
  requestId: string;
  hash: string;
};

export type BookPage = { lines: BookLine[]; total: number; page: number; pages: number };

/**
 * The county's house book, newest first, fifty a page. `act` is a whole act ('reveal.opened') or its first word
 * ('reveal'); `subject` an id or a lodging's id. Throws Refusal invalid M-160 on a malformed date.
 */
export async function searchBook(pass: Pass<'audit:read'>, filters: BookFilters): Promise<BookPage> {
  const { sql } = pass;
  const { county } = pass.reach;
  const from = filters.from ? instantOf(businessDay(filters.from, 'from'), '00:00') : null;
  const to = filters.to ? instantOf(addDays(businessDay(filters.to, 'to'), 1), '00:00') : null;
  const { act, subject, actor, lodging, page } = filters;
  const asked = sql`county = ${county}
    ${from ? sql`and at >= ${from.toISOString()}` : sql``}
    ${to ? sql`and at < ${to.toISOString()}` : sql``}
    ${act ? (act.includes('.') ? sql`and act = ${act}` : sql`and starts_with(act, ${`${act}.`})`) : sql``}
    ${actor ? sql`and actor = ${actor}::uuid` : sql``}
    ${subject ? sql`and (subject_id = ${subject} or lodging_id::text = ${subject})` : sql``}
    ${lodging ? sql`and lodging_id in (select id from lodging where code = ${lodging})` : sql``}`;
  const [size] = await sql<
    { total: number }[]
  >`select count(*)::int as total from house_book_event where ${asked}`;
  const rows = await sql<(Omit<BookLine, 'at' | 'actorName' | 'lodging'> & { at: string })[]>`
    select chain::int, month::text, seq::int, at, actor, actor_kind as "actorKind", act, subject_kind as "subjectKind",
      subject_id as "subjectId", lodging_id as "lodgingId", detail, request_id as "requestId", encode(hash, 'hex') as hash
    from house_book_event where ${asked}
    order by at desc, chain, month desc, seq desc limit ${pageSize} offset ${(page - 1) * pageSize}`;
  const names = await namesOf(pass, [...new Set(rows.flatMap((row) => row.actor ?? []))]);
  const lodgings = await lodgingsOf(pass, [...new Set(rows.flatMap((row) => row.lodgingId ?? []))]);
  const total = size?.total ?? 0;
  return {
    lines: rows.map((row) => ({
      ...row,
      at: new Date(row.at),
      actorName: names.get(row.actor ?? '') ?? null,
      lodging: lodgings.get(row.lodgingId ?? '') ?? null,
    })),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  };
}

/** The acts that stand in the county's book, for the filter's list. */
export async function actsInBook(pass: Pass<'audit:read'>): Promise<string[]> {
  const rows = await pass.sql<{ act: string }[]>`
    select distinct act from house_book_event where county = ${pass.reach.county} order by act`;
  return rows.map(({ act }) => act);
}

async function namesOf(pass: Pass<'audit:read'>, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await pass.sql<{ id: string; name: string }[]>`select id, name from nl.names(${ids}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function lodgingsOf(
  pass: Pass<'audit:read'>,
  ids: readonly string[],
): Promise<Map<string, { code: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await pass.sql<{ id: string; code: string; name: string }[]>`
    select id, code, name from lodging where id = any (${ids}::uuid[])`;
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]));
}

/** The name of somebody whose lines are asked for; null when the county does not know them. */
export async function actorName(pass: Pass<'audit:read'>, actor: string): Promise<string | null> {
  return (await namesOf(pass, [actor])).get(actor) ?? null;
}
