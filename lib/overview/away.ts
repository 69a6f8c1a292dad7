import type { BusinessDay } from '#lib/clock/business-day.ts';
import { readsBeats } from '#lib/report/tally/sums.ts';
import type { BoardReader } from './board-query.ts';
import type { Sum } from './board-rows.ts';
import type { BoardFilters } from './inputs.ts';

/**
 * The night of houses that lay in one's own beats then and lie elsewhere today, as sums without a name: a past board counts them
 * where they were, and the board of where they are does not. A category or a tag is not told of them, so that they fit none.
 */
export async function awaySums(
  pass: BoardReader,
  day: BusinessDay,
  { category, tag, township, station, beat }: BoardFilters,
  asOf?: Date,
): Promise<Sum[]> {
  if (!readsBeats(pass)) return [];
  const { sql } = pass;
  return await sql<Sum[]>`
    select a.beat, a.township, (${!category && !tag}
        ${township ? sql`and a.township = ${township}` : sql``}
        ${station ? sql`and a.beat in (select id from unit where parent_id = ${station}::uuid)` : sql``}
        ${beat ? sql`and a.beat = ${beat}::uuid` : sql``}) as fits,
      a.state, count(*)::int as count, coalesce(sum(a.stays), 0)::int as minors,
      (count(*) filter (where a.kind = 'guests'))::int as guests, (count(*) filter (where a.kind = 'nil'))::int as nil
    from nl.nights_away_each(${day}::date, ${day}::date, ${asOf?.toISOString() ?? null}::timestamptz) a group by 1, 2, 3, 4`;
}

/** Whether a night is of one's own beats; the county has every one. */
export const ofOwnBeats = (pass: BoardReader) =>
  readsBeats(pass)
    ? pass.sql`coalesce(n.beat_id = any (${[...pass.reach.units]}::uuid[]), false)`
    : pass.sql`true`;
