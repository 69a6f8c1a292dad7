import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import { standardDay, type Timeliness } from '#lib/clock/due.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import { type Counts, countsOf, expectedOf, receivedOf } from './marks.ts';

/** What the nights are grouped by; a unit is the one stamped on the obligation, never today's. */
export const groups = ['day', 'lodging', 'beat', 'station', 'township', 'category'] as const;
export type Group = (typeof groups)[number];

/**
 * Completeness R/E and timeliness O/E of a span of nights (product.md, Who is silent). Rates are null where nothing was
 * expected; excused nights stand apart; premature nils count as received.
 */
export type Completeness = Counts & {
  expected: number;
  received: number;
  completeness: number | null;
  timeliness: number | null;
  premature: number;
};

type Reader =
  | Pass<'board:read'>
  | Pass<'board:export'>
  | Pass<'lodging:read'>
  | Pass<'desk:read'>
  | Pass<'clock:work'>;

/** Nights from one to another, both included; with `asOf` as they stood at that instant. */
type Span = { from: BusinessDay; to: BusinessDay; lodgings?: readonly string[]; asOf?: Date };

type Row = { key: string; state: Timeliness; count: number; premature: number };

/** The sums of all nights from one to another, both included, within reach; one function for page, API and statistics. */
export async function completenessOf(pass: Reader, span: Span): Promise<Completeness> {
  return sumsOf(await ask(pass, span, null));
}

/** The same by group: key is the night, the code of lodging, unit or township, or the word of the category. */
export async function completenessBy(
  pass: Reader,
  span: Span,
  group: Group,
): Promise<{ key: string; sums: Completeness }[]> {
  const rows = await ask(pass, span, group);
  const keys = [...new Set(rows.map(({ key }) => key))];
  return keys.map((key) => ({ key, sums: sumsOf(rows.filter((row) => row.key === key)) }));
}

async function ask(pass: Reader, span: Span, group: Group | null): Promise<Row[]> {
  const { sql } = pass;
  const moved = await movedDues(pass, span.from, span.to, span.asOf);
  const lodging = group === 'lodging' || group === 'township' || group === 'category';
  const unit = group === 'beat' || group === 'station';
  const key = {
    day: sql`n.business_day::text`,
    lodging: sql`l.code`,
    township: sql`l.township_code`,
    category: sql`l.category`,
    beat: sql`u.code`,
    station: sql`coalesce(s.code, u.code)`,
    none: sql`''::text`,
  }[group ?? 'none'];
  return await sql<Row[]>`
    select ${key} as key, n.state, count(*)::int as count,
      count(*) filter (where n.kind = 'nil' and n.first_at < o.opens_at)::int as premature
    from ${nightsOf(pass, { ...span, moved })} n
    cross join lateral (select coalesce((select x.rules->>'nilOpens' from obligation x where x.county = n.county
      and x.lodging_id = n.lodging_id and x.business_day = n.business_day), ${standardDay.nilOpens})::time as nil) t
    cross join lateral (select (n.business_day + t.nil + case when t.nil < '06:00' then interval '1 day' else interval '0' end)
      at time zone 'Asia/Shanghai' as opens_at) o
    ${lodging ? sql`join lodging l on l.county = n.county and l.id = n.lodging_id` : sql``}
    ${unit ? sql`join unit u on u.county = n.county and u.id = n.beat_id left join unit s on s.county = u.county and s.id = u.parent_id` : sql``}
    group by 1, 2 order by 1, 2`;
}

function sumsOf(rows: readonly Row[]): Completeness {
  const counts = countsOf(rows);
  const expected = expectedOf(counts);
  const received = receivedOf(counts);
  return {
    ...counts,
    expected,
    received,
    completeness: expected === 0 ? null : received / expected,
    timeliness: expected === 0 ? null : counts.onTime / expected,
    premature: rows.reduce((sum, row) => sum + (row.state === 'excused' ? 0 : row.premature), 0),
  };
}
