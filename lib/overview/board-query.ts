import type { Pass } from '#lib/access/pass.ts';
import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { excuseOf } from '#lib/lodging/excuse.ts';
import { type MovedDue, nightsOf } from '#lib/report/nights.ts';
import { nightSums } from '#lib/report/tally/sums.ts';
import { awaySums, ofOwnBeats } from './away.ts';
import type { BoardAnswer } from './board-rows.ts';
import { type BoardFilters, type BoardState, literalPattern } from './inputs.ts';

export type BoardReader =
  | Pass<'board:read'>
  | Pass<'board:export'>
  | Pass<'brief:read'>
  | Pass<'brief:issue'>
  | Pass<'clock:work'>;

const statesOf: Record<BoardState, readonly Timeliness[]> = {
  silent: ['silent'],
  due: ['due'],
  late: ['late', 'late_request'],
  filed: ['on_time'],
  excused: ['excused'],
};

type Sql = BoardReader['sql'];

/** Every lodging of the night: those with an obligation, and the suspended ones for whom none was made. */
function standing(pass: BoardReader, day: BusinessDay, moved: readonly MovedDue[]) {
  const { sql } = pass;
  return sql`
    select county, lodging_id, beat_id, due_at, excuse, first_at, last_at, kind, stays, state
    from ${nightsOf(pass, { from: day, to: day, moved })} n
    union all
    select x.county, x.lodging_id, (select b.beat_id from lodging_beat b where b.county = x.county
        and b.lodging_id = x.lodging_id and b.from_day <= ${day} order by b.from_day desc limit 1),
      null, 'suspended', null, null, null, null, 'excused'
    from lodging_status x
    where x.status = 'suspended' and x.from_day <= ${day}
      and not exists (select from lodging_status y where y.county = x.county and y.lodging_id = x.lodging_id
        and y.from_day > x.from_day and y.from_day <= ${day})
      and not exists (select from obligation o where o.county = x.county and o.lodging_id = x.lodging_id
        and o.business_day = ${day})
      and exists (select from lodging p where p.county = x.county and p.id = x.lodging_id and p.onboarded_day <= ${day})`;
}

const hasPlaces = ({ category, township, station, beat, tag }: BoardFilters) =>
  Boolean(category || township || station || beat || tag);

/** The place filters; each that is not asked for leaves no trace in the statement. */
function fits(sql: Sql, { category, township, station, beat, tag }: BoardFilters) {
  return sql`(true
    ${category ? sql`and l.category = ${category}` : sql``}
    ${township ? sql`and l.township_code = ${township}` : sql``}
    ${station ? sql`and n.beat_id in (select id from unit where parent_id = ${station}::uuid)` : sql``}
    ${beat ? sql`and n.beat_id = ${beat}::uuid` : sql``}
    ${
      tag
        ? sql`and exists (select from lodging_tag g where g.county = l.county and g.lodging_id = l.id
            and g.tag_id in (select id from below))`
        : sql``
    })`;
}

/** A tag with everything below it; nothing where none is asked for. */
const below = (sql: Sql, { tag }: BoardFilters) => sql`below as (
      select id from tag where id = ${tag ?? null}::uuid
      union select t.id from tag t join below b on t.parent_id = b.id
    )`;

/** Silent nights in a row up to the day; an excused night neither counts nor breaks the row. */
function streak(sql: Sql, day: BusinessDay) {
  return sql`(select count(*)::int from obligation o where o.county = n.county and o.lodging_id = n.lodging_id
    and o.business_day <= ${day} and ${excuseOf(sql)} is null
    -- coalesced within: a bound that may leak is no condition of an index under a policy, and every night would be read
    and o.business_day > (select coalesce(max(r.business_day), '-infinity') from report r where r.county = n.county
      and r.lodging_id = n.lodging_id and r.business_day <= ${day}))`;
}

function orderOf(sql: Sql, sort: string | undefined) {
  const down = sort?.startsWith('-') ?? false;
  const way = down ? sql`desc` : sql`asc`;
  const last = sql`place, code`;
  switch (sort?.replace('-', '')) {
    case 'name':
      return sql`name ${way}, code`;
    case 'streak':
      return sql`streak ${way} nulls last, ${last}`;
    case 'rooms':
      return sql`rooms ${way}, ${last}`;
    case 'accepted':
      return sql`first_at ${way} nulls last, ${last}`;
    default:
      return sql`place ${way}, code`;
  }
}

/**
 * The board's numbers, its list, its feed and its due in one statement over one reading of the night, so that they
 * always agree. The night is read as narrow rows, from the indexes of obligations and returns alone; what a list shows
 * besides is read for its own lines. `limit` null lists everything (exports).
 */
export async function askBoard(...asked: Parameters<typeof boardStatement>): Promise<BoardAnswer> {
  const [pass, day, state, filters] = asked;
  const [answer] = await boardStatement(...asked);
  if (!answer) return { sums: [], lines: [], total: 0, brought: 0, away: 0, feed: [], due: null };
  const gone = await awaySums(pass, day, filters);
  const listed = gone.filter((one) => one.fits && statesOf[state].includes(one.state));
  return {
    ...answer,
    sums: [...answer.sums, ...gone],
    away: listed.reduce((sum, { count }) => sum + count, 0),
  };
}

/** The same as one statement, for whoever runs or explains it. */
export function boardStatement(
  pass: BoardReader,
  day: BusinessDay,
  state: BoardState,
  filters: BoardFilters,
  moved: readonly MovedDue[],
  limit: number | null,
) {
  const { sql } = pass;
  const { q } = filters;
  const pattern = q ? literalPattern(q) : null;
  const tail = q && /^\d{4,}$/.test(q) ? `%${q}` : null;
  const offset = limit === null ? 0 : ((filters.page ?? 1) - 1) * limit;
  const asked = statesOf[state];
  // A row of nights is counted for the lines that are shown, for every line only where it sorts or bounds the list.
  const silent = state === 'silent';
  const byStreak = silent && (filters.streak !== undefined || filters.sort?.endsWith('streak') === true);
  const counted = silent && !byStreak;
  const sorts = (column: string) => filters.sort?.replace('-', '') === column;
  return sql<Omit<BoardAnswer, 'away'>[]>`
    with recursive ${below(sql, filters)}, place as materialized (
      select u.id as beat_id, row_number() over (order by s.code, u.code) as place
      from unit u left join unit s on s.county = u.county and s.id = u.parent_id where u.kind = 'beat'
    ), night as materialized (
      select n.*, l.township_code as township, l.code, ${sorts('name') ? sql`l.name,` : sql``}
        ${sorts('rooms') ? sql`l.rooms,` : sql``} ${fits(sql, filters)} as fits,
        ${ofOwnBeats(pass)} as ours
      from (${standing(pass, day, moved)}) n
      join lodging l on l.county = n.county and l.id = n.lodging_id
    ), listed as materialized (
      select n.*, p.place, ${byStreak ? streak(sql, day) : sql`null::int`} as streak
      from night n left join place p on p.beat_id = n.beat_id
        ${pattern ? sql`join lodging l on l.county = n.county and l.id = n.lodging_id` : sql``}
      where n.fits and n.state = any (${[...asked]}::text[])
        ${
          pattern
            ? sql`and (l.name ilike ${pattern} or l.code ilike ${pattern} or l.address ilike ${pattern}
                or exists (select from lodging_contact c where c.county = n.county and c.lodging_id = n.lodging_id
                  and (c.name ilike ${pattern} or c.phone like ${tail})))`
            : sql``
        }
    ), chosen as not materialized (
      select * from listed where ${filters.streak && silent ? sql`streak >= ${filters.streak}` : sql`true`}
    )
    select
      (select coalesce(json_agg(x), '[]') from (
        select beat_id as beat, township, fits, state, count(*)::int as count, coalesce(sum(stays), 0)::int as minors,
          count(*) filter (where kind = 'guests')::int as guests,
          count(*) filter (where kind = 'nil')::int as nil
        from night where ours group by 1, 2, 3, 4) x) as sums,
      (select coalesce(json_agg(x), '[]') from (
        select l.id, n.code, l.name, l.category, l.rooms, n.township, n.beat_id as beat, n.state, n.excuse, n.due_at as due,
          n.first_at, n.last_at, n.kind, n.stays, ${counted ? streak(sql, day) : sql`n.streak`} as streak,
          p.business_day as last_night, p.first_accepted_at as last_filed
        from (select * from chosen order by ${orderOf(sql, filters.sort)} limit ${limit} offset ${offset}) n
        join lodging l on l.county = n.county and l.id = n.lodging_id
        left join lateral (select r.business_day, r.first_accepted_at from report r where r.county = n.county
          and r.lodging_id = n.lodging_id and r.business_day < ${day} order by r.business_day desc limit 1) p on true
        order by ${orderOf(sql, filters.sort)}) x) as lines,
      (select count(*)::int from chosen) as total, (select count(*)::int from chosen where not ours) as brought,
      (select coalesce(json_agg(x), '[]') from (
        select l.code, l.name, n.state, n.kind, n.stays, n.last_at from (
          select * from night where fits and last_at is not null order by last_at desc, lodging_id limit 8) n
        join lodging l on l.county = n.county and l.id = n.lodging_id order by n.last_at desc, l.code) x) as feed,
      (select due_at from night where fits and excuse is null group by due_at order by count(*) desc, due_at limit 1) as due`;
}

/** The sums of a night, as `askBoard` has them, without a list. */
export async function askSums(
  pass: BoardReader,
  day: BusinessDay,
  moved: readonly MovedDue[],
): Promise<Pick<BoardAnswer, 'sums' | 'due'>> {
  const answer = await askBoard(pass, day, 'excused', {}, moved, 0);
  return { sums: answer.sums, due: answer.due };
}

/** Counts by state of an earlier night as it stood at an instant, under the same place filters. */
export async function askEarlier(
  pass: BoardReader,
  day: BusinessDay,
  asOf: Date,
  filters: BoardFilters,
  moved: readonly MovedDue[],
): Promise<{ state: Timeliness; count: number }[]> {
  const { sql } = pass;
  if (!hasPlaces(filters)) return nightSums(pass, { from: day, to: day, asOf });
  const near = await sql<{ state: Timeliness; count: number }[]>`
    with recursive ${below(sql, filters)}
    select n.state, count(*)::int as count
    from ${nightsOf(pass, { from: day, to: day, moved, asOf })} n
    join lodging l on l.county = n.county and l.id = n.lodging_id
    where ${fits(sql, filters)} and ${ofOwnBeats(pass)}
    group by n.state`;
  return [...near, ...(await awaySums(pass, day, filters, asOf)).filter((one) => one.fits)];
}
