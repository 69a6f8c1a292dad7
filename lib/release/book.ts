import type { PackCase } from './case/gather.ts';
import type { Allowed, Fetcher } from './make.ts';
import type { BookRow } from './pack.ts';
import type { Rows } from './plain.ts';
import { placesIn, type Where } from './scope.ts';

/** The house book of a pack's lodging; what was told at once and what a rule found are left out (drizzle/sql/release.sql). */
export async function bookOfLodging({ sql }: Fetcher, { id }: Allowed, where: Where): Promise<BookRow[]> {
  return plainly(
    await sql<
      BookRow[]
    >`select previous, line, hash from nl.release_book(${id}, ${where.since}, ${where.until})`,
  );
}

type Gathered = { file: PackCase; chases: Rows; inspections: Rows };

/** The house book of a case: rows about its alerts, incidents, returns, stays, chases and visits; of who told none. */
export async function bookOfCase(
  pass: Fetcher,
  { id, scope }: Allowed,
  where: Where,
  { file, chases, inspections }: Gathered,
): Promise<BookRow[]> {
  const { sql, reach } = pass;
  const reports = await sql<{ id: string }[]>`
    select t.id from report t join ${placesIn(pass, where.places)} on p.lodging = t.lodging_id and p.night = t.business_day
    where t.county = ${reach.county}`;
  const visits = inspections.map(({ inspection }) => String(inspection));
  const corrections = await sql<{ id: string }[]>`
    select id from rectification where county = ${reach.county} and (inspection_id = any (${visits}::uuid[])
      or chase_id = any (${chases.map(({ chase }) => String(chase))}::uuid[]))`;
  const subjects = [
    ...(scope?.alerts ?? []),
    ...(scope?.incidents ?? []),
    ...(scope?.stays ?? []),
    ...[...reports, ...corrections].map((row) => row.id),
    ...file.alerts.flatMap(({ questions, parts, review }) =>
      [...questions, ...parts, ...(review ? [review] : [])].map((row) => String(row.id)),
    ),
    ...chases.map(({ chase }) => String(chase)),
    ...visits,
  ];
  return plainly(
    await sql<
      BookRow[]
    >`select previous, line, hash from nl.release_case_book(${id}, ${where.lodgings}::uuid[],
      ${[...new Set(subjects)]}::text[], ${where.since}, ${where.until})`,
  );
}

const plainly = (rows: readonly BookRow[]): BookRow[] =>
  rows.map(({ previous, line, hash }) => ({ previous, line, hash }));
