import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { boardNight } from '#lib/overview/board.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { type Figures, sameFigures } from './figures.ts';
import { figuresOf } from './query.ts';
import { sinceOf } from './rules.ts';

/** A brief as it was issued. Instants UTC. */
export type Brief = {
  id: string;
  unit: { id: string; name: string };
  year: number;
  number: number;
  night: BusinessDay;
  asOf: Date;
  figures: Figures;
  issuedBy: string;
  issuedAt: Date;
};

/** A brief with the one before it, and whether its digits come out the same when they are counted again. */
export type BriefPage = { brief: Brief; before: Brief | null; again: 'same' | 'differs' | 'not_counted' };

type Row = Omit<Brief, 'asOf' | 'issuedAt'> & { asOf: string; issuedAt: string };

const columns = ({
  sql,
}: Pick<
  Pass<'brief:read'>,
  'sql'
>) => sql`b.id, json_build_object('id', u.id, 'name', u.name) as unit, b.year,
  b.number, b.business_day::text as night, b.as_of as "asOf", b.figures, b.issuer_name as "issuedBy", b.issued_at as "issuedAt"`;

const dated = (row: Row): Brief => ({
  ...row,
  asOf: new Date(row.asOf),
  issuedAt: new Date(row.issuedAt),
});

/** The briefs within reach, the newest first; at most 100. */
export async function briefsOf(pass: Pass<'brief:read'>): Promise<Brief[]> {
  const rows = await pass.sql<Row[]>`
    select ${columns(pass)} from brief b join unit u on u.county = b.county and u.id = b.unit_id
    where b.county = ${pass.reach.county} order by b.as_of desc, u.code limit 100`;
  return rows.map(dated);
}

/** The county's digits as of an instant (UTC), issued or not; `since` when opened and ended are counted, `before` the number of the brief before. */
export type Reading = {
  unit: string;
  night: BusinessDay;
  asOf: Date;
  since: Date;
  figures: Figures;
  before: number | null;
};

/**
 * Reads what a brief of the county says, or would have said, at any instant: nothing is issued, so an instant before the last
 * brief can be read too. An issued brief's own instant gives its own digits. Refuses M-620 an instant to come.
 */
export async function readingOf(pass: Pass<'clock:work'>, asOf: Date): Promise<Reading> {
  if (asOf > pass.now) throw new Refusal('invalid', [{ code: 'M-620', field: 'asOf' }]);
  const { county } = pass.reach;
  const [row] = await pass.sql<{ unit: string; number: number | null; at: string | null }[]>`
    select u.name as unit, b.number, b.as_of as at from unit u
    left join lateral (select number, as_of from brief where county = u.county and unit_id = u.id
      and as_of < ${asOf.toISOString()} order by as_of desc limit 1) b on true
    where u.county = ${county} and u.kind = 'county'`;
  if (!row) throw new Refusal('not_found', 'M-161');
  const night = boardNight(asOf);
  const since = sinceOf(asOf, row.at ? new Date(row.at) : null);
  const figures = await figuresOf(pass, night, asOf, since);
  return { unit: row.unit, night, asOf, since, figures, before: row.number };
}

/**
 * One brief within reach, counted again as of its own instant. A station's is counted again by the station alone: who reads it
 * with a wider reach would count other lodgings. Refuses M-161 out of reach.
 */
export async function briefOf(pass: Pass<'brief:read'>, id: string): Promise<BriefPage> {
  const [row] = await pass.sql<(Row & { kind: string })[]>`
    select ${columns(pass)}, u.kind from brief b join unit u on u.county = b.county and u.id = b.unit_id
    where b.county = ${pass.reach.county} and b.id = ${id}`;
  if (!row) throw new Refusal('not_found', 'M-161');
  const { kind, ...rest } = row;
  const brief = dated(rest);
  const [earlier] = await pass.sql<Row[]>`
    select ${columns(pass)} from brief b join unit u on u.county = b.county and u.id = b.unit_id
    where b.county = ${pass.reach.county} and b.unit_id = ${brief.unit.id} and b.as_of < ${brief.asOf.toISOString()}
    order by b.as_of desc limit 1`;
  const before = earlier ? dated(earlier) : null;
  if ((kind === 'county') !== (pass.role === 'nl_county')) return { brief, before, again: 'not_counted' };
  const again = await figuresOf(pass, brief.night, brief.asOf, sinceOf(brief.asOf, before?.asOf ?? null));
  return { brief, before, again: sameFigures(again, brief.figures) ? 'same' : 'differs' };
}
