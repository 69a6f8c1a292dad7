import {
  addDays,
  type BusinessDay,
  businessDay,
  businessDayAt,
  instantInNight,
} from '#lib/clock/business-day.ts';
import { dueAt, standardDay, type Timeliness } from '#lib/clock/due.ts';
import type { Contact } from '#lib/lodging/queries.ts';
import type { Category } from '#lib/lodging/terms.ts';
import {
  type Tag,
  type Township,
  tagsOfCounty,
  townshipsOf,
  type Unit,
  unitsOf,
} from '#lib/registry/queries.ts';
import { movedDues } from '#lib/report/nights.ts';
import type { Kind } from '#lib/report/terms.ts';
import { askBoard, askEarlier, type BoardReader } from './board-query.ts';
import type { Line, Sum } from './board-rows.ts';
import { groupedBy } from './grouped.ts';
import { type BoardFilters, type BoardState, boardStates } from './inputs.ts';
import { type Counts, countsOf, expectedOf } from './marks.ts';
import { contactsByLodging, officersByBeat } from './people.ts';
import { stripsOf } from './strips.ts';

export const boardPageSize = 50;
const stripNights = 30;

/** One lodging of the shown list. Instants UTC; `streak` counts silent nights in a row and stands on the silent list only. */
export type BoardRow = {
  id: string;
  code: string;
  name: string;
  category: Category;
  rooms: number;
  townshipCode: string;
  stationId: string | null;
  beatId: string;
  state: Timeliness;
  excuse: string | null;
  dueAt: Date | null;
  firstAt: Date | null;
  kind: Kind | null;
  stays: number;
  streak: number | null;
  lastFiled: { night: BusinessDay; at: Date } | null;
  contacts: Contact[];
  strip: (Timeliness | undefined)[];
};

export type StationSum = { id: string | null; name: string; counts: Counts };
export type TownshipSum = Township & { counts: Counts };

export type Board = {
  now: Date;
  day: BusinessDay;
  /** The latest night that can be asked for: the running one. */
  running: BusinessDay;
  dueAt: Date;
  state: BoardState;
  counts: Counts;
  usual: Counts | null;
  minors: { minors: number; guests: number; nil: number };
  stations: StationSum[];
  townships: TownshipSum[];
  beats: Unit[];
  tags: Tag[];
  officers: Record<string, string[]>;
  rows: BoardRow[];
  /** of houses that changed beat since: counted and not listed, listed and not counted */
  moved: { away: number; brought: number };
  total: number;
  page: number;
  feed: { code: string; name: string; state: Timeliness; kind: Kind | null; stays: number; at: Date }[];
};

/**
 * The night a board opens with: the one just gone until 20:00 of its next date, then the running one (product.md, The
 * day: 06:00 to 20:00 the night just gone is shown).
 */
export function boardNight(now: Date): BusinessDay {
  const running = businessDayAt(now);
  return now < instantInNight(running, standardDay.nilOpens) ? addDays(running, -1) : running;
}

function firstList(counts: Counts): BoardState {
  return counts.silent === 0 && counts.due > 0 ? 'due' : 'silent';
}

/**
 * Everything the board shows of one night, within reach and from one entry: numbers that add up, the list asked for,
 * who to call, the last 30 nights of each row, the townships, the returns that came last. `limit` null lists all rows.
 */
export async function boardOf(
  pass: BoardReader,
  filters: BoardFilters,
  limit: number | null = boardPageSize,
): Promise<Board> {
  const running = businessDayAt(pass.now);
  const day = filters.day && filters.day <= running ? filters.day : boardNight(pass.now);
  const first = addDays(day, 1 - stripNights);
  const moved = await movedDues(pass, first, day);
  const units = await unitsOf(pass);
  let state = filters.state ?? 'silent';
  let answer = await askBoard(pass, day, state, filters, moved, limit);
  const counts = countsOf(answer.sums.filter(({ fits }) => fits));
  if (!filters.state && firstList(counts) !== state) {
    state = firstList(counts);
    answer = await askBoard(pass, day, state, filters, moved, limit);
  }
  const weekAgo = new Date(pass.now.getTime() - 7 * 86_400_000);
  const earlier = countsOf(await askEarlier(pass, addDays(day, -7), weekAgo, filters, moved));
  const ids = answer.lines.map(({ id }) => id);
  const [strips, contacts] = [
    limit === null
      ? new Map<string, (Timeliness | undefined)[]>()
      : await stripsOf(pass, ids, first, day, moved),
    await contactsByLodging(pass, ids),
  ];
  const counted = new Set(answer.sums.map(({ beat }) => beat));
  const beats = units.filter(({ id, kind }) => kind === 'beat' && counted.has(id));
  return {
    now: pass.now,
    day,
    running,
    dueAt: answer.due ? new Date(answer.due) : dueAt(day, standardDay),
    state,
    counts,
    usual: expectedOf(earlier) > 0 ? earlier : null,
    minors: minorsOf(answer.sums),
    stations: stationsOf(answer.sums, units),
    townships: townshipSums(answer.sums, await townshipsOf(pass)),
    beats,
    tags: await tagsOfCounty(pass),
    officers: await officersByBeat(pass, answer.lines),
    rows: answer.lines.map((line) => rowOf(line, units, contacts, strips)),
    moved: { away: answer.away, brought: answer.brought },
    total: answer.total,
    page: filters.page ?? 1,
    feed: answer.feed.map(({ last_at, stays, ...one }) => ({
      ...one,
      stays: stays ?? 0,
      at: new Date(last_at),
    })),
  };
}

/** How many lodgings each tab of the board lists. */
export function listCounts(counts: Counts): Record<BoardState, number> {
  const of: Record<BoardState, number> = {
    silent: counts.silent,
    due: counts.due,
    late: counts.late,
    filed: counts.onTime,
    excused: counts.excused,
  };
  return Object.fromEntries(boardStates.map((state) => [state, of[state]])) as Record<BoardState, number>;
}

function rowOf(
  line: Line,
  units: readonly Unit[],
  contacts: ReadonlyMap<string, Contact[]>,
  strips: ReadonlyMap<string, (Timeliness | undefined)[]>,
): BoardRow {
  return {
    id: line.id,
    code: line.code,
    name: line.name,
    category: line.category,
    rooms: line.rooms,
    townshipCode: line.township,
    stationId: units.find(({ id }) => id === line.beat)?.parentId ?? null,
    beatId: line.beat,
    state: line.state,
    excuse: line.excuse,
    dueAt: line.due ? new Date(line.due) : null,
    firstAt: line.first_at ? new Date(line.first_at) : null,
    kind: line.kind,
    stays: line.stays ?? 0,
    streak: line.streak,
    lastFiled:
      line.last_night && line.last_filed
        ? { night: businessDay(line.last_night), at: new Date(line.last_filed) }
        : null,
    contacts: contacts.get(line.id) ?? [],
    strip: strips.get(line.id) ?? [],
  };
}

function minorsOf(sums: readonly Sum[]): Board['minors'] {
  const total = { minors: 0, guests: 0, nil: 0 };
  for (const sum of sums) {
    if (!sum.fits) continue;
    total.minors += sum.minors;
    total.guests += sum.guests;
    total.nil += sum.nil;
  }
  return total;
}

function stationsOf(sums: readonly Sum[], units: readonly Unit[]): StationSum[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const groups = groupedBy(
    sums.filter(({ fits }) => fits),
    ({ beat }) => byId.get(beat)?.parentId ?? null,
  );
  const order = new Map<string | null, number>(units.map(({ id }, place) => [id, place]));
  return [...groups]
    .map(([id, parts]) => ({ id, name: (id && byId.get(id)?.name) || '', counts: countsOf(parts) }))
    .sort((a, b) => (order.get(a.id) ?? -1) - (order.get(b.id) ?? -1));
}

/** Every township in reach, whatever is filtered: the map is where one chooses. */
function townshipSums(sums: readonly Sum[], townships: readonly Township[]): TownshipSum[] {
  const groups = groupedBy(sums, ({ township }) => township);
  return townships.flatMap((township) => {
    const parts = groups.get(township.code);
    return parts ? [{ ...township, counts: countsOf(parts) }] : [];
  });
}
