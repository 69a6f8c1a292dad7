import { addDays, type BusinessDay, businessDayAt, daysBetween } from '#lib/clock/business-day.ts';
import { type Township, townshipsOf, type Unit, unitsOf } from '#lib/registry/queries.ts';
import { boardNight } from './board.ts';
import type { BoardReader } from './board-query.ts';
import { type Intervals, intervalsOf } from './intervals.ts';
import { type Counts, countsOf, expectedOf, receivedOf } from './marks.ts';
import { type BeatCount, beatCounts, placeCounts } from './units-query.ts';

/**
 * One unit of the police over a span. Completeness R/E and timeliness O/E, null where nothing was expected; `intervals` of both
 * and of the change where fewer than 30 were expected; `change` of completeness against the same weekdays before,
 * as they stood at the same hour, in shares.
 */
export type UnitLine = {
  id: string | null;
  code: string;
  name: string;
  counts: Counts;
  expected: number;
  received: number;
  completeness: number | null;
  timeliness: number | null;
  intervals: Intervals;
  change: number | null;
};

/** Lines that add up to `total` for every measure: stations of the county, beats of one station, or the townships of either. */
export type UnitSheet = {
  now: Date;
  from: BusinessDay;
  to: BusinessDay;
  running: BusinessDay;
  level: 'station' | 'beat' | 'township';
  station: { id: string; name: string } | null;
  lines: UnitLine[];
  total: UnitLine;
  /** the townships of the lines with their place on the map, where it is cut so */
  townships: Township[];
};

export type UnitQuery = {
  from?: BusinessDay | undefined;
  to?: BusinessDay | undefined;
  station?: string | undefined;
  cut?: 'township' | undefined;
};

const longest = 400;
/** Townships have no tallies: a quarter of nights is read from the facts. */
const longestByPlace = 92;

/**
 * The sums of every station, of the beats of one, or of townships, over a span of nights within reach; at most 400 nights, by
 * township 92.
 */
export async function unitSheet(pass: BoardReader, query: UnitQuery, asOf?: Date): Promise<UnitSheet> {
  const running = businessDayAt(pass.now);
  const to = query.to && query.to <= running ? query.to : boardNight(pass.now);
  const asked = query.from && query.from <= to ? query.from : to;
  const byPlace = query.cut === 'township';
  const most = byPlace ? longestByPlace : longest;
  const from = daysBetween(asked, to) < most ? asked : addDays(to, 1 - most);
  const back = 7 * Math.ceil((daysBetween(from, to) + 1) / 7);
  const at = asOf ?? pass.now;
  const before = new Date(at.getTime() - back * 86_400_000);
  const countsBetween = byPlace ? placeCounts : beatCounts;
  const now: Counted[] = await countsBetween(pass, from, to, asOf);
  const then: Counted[] = await countsBetween(pass, addDays(from, -back), addDays(to, -back), before);
  const units = await unitsOf(pass);
  const byId = new Map<string | null, Unit>(units.map((unit) => [unit.id, unit]));
  const stationOf = (beat: string | null) => byId.get(beat)?.parentId ?? null;
  const reached = new Set(now.map(({ beat }) => stationOf(beat)));
  const [only] = reached;
  const chosen = query.station ?? (reached.size === 1 ? (only ?? undefined) : undefined);
  const level = byPlace ? 'township' : chosen ? 'beat' : 'station';
  const townships = byPlace ? await townshipsOf(pass) : [];
  const byCode = new Map<string | null, Township>(townships.map((one) => [one.code, one]));
  const within = ({ beat }: Counted) => !chosen || stationOf(beat) === chosen;
  const key = ({ beat, township }: Counted) =>
    level === 'township' ? (township ?? null) : level === 'beat' ? beat : stationOf(beat);
  const [current, earlier] = [now.filter(within), then.filter(within)];
  const groups = Map.groupBy(current, key);
  const past = Map.groupBy(earlier, key);
  const lines = [...groups].map(([id, parts]) =>
    lineOf(
      byPlace ? (byCode.get(id) ?? { code: id ?? '', name: id ?? '' }) : byId.get(id),
      id,
      parts,
      past.get(id) ?? [],
    ),
  );
  const station = byId.get(chosen ?? null);
  return {
    now: pass.now,
    from,
    to,
    running,
    level,
    station: station ? { id: station.id, name: station.name } : null,
    lines: lines.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
    total: lineOf(station, chosen ?? null, current, earlier),
    townships: townships.filter(({ code }) => groups.has(code)),
  };
}

type Counted = BeatCount & { township?: string };

function lineOf(
  unit: Pick<Unit, 'code' | 'name'> | undefined,
  id: string | null,
  parts: readonly BeatCount[],
  past: readonly BeatCount[],
): UnitLine {
  const counts = countsOf(parts);
  const [expected, received] = [expectedOf(counts), receivedOf(counts)];
  const before = countsOf(past);
  const completeness = expected === 0 ? null : received / expected;
  const earlier = expectedOf(before) === 0 ? null : receivedOf(before) / expectedOf(before);
  return {
    id,
    code: unit?.code ?? '',
    name: unit?.name ?? '',
    counts,
    expected,
    received,
    completeness,
    timeliness: expected === 0 ? null : counts.onTime / expected,
    intervals: intervalsOf(counts, past.length > 0 ? before : null),
    change: completeness === null || earlier === null ? null : completeness - earlier,
  };
}
