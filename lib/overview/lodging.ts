import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { type Note, notesOf } from '#lib/lodging/notes.ts';
import { callerCode } from '#lib/lodging/plate.ts';
import {
  type Closure,
  type Contact,
  closuresOf,
  contactsOf,
  type Lodging,
  lodgingByCode,
  statusHistory,
  tagsOf,
} from '#lib/lodging/queries.ts';
import { type From, inForce } from '#lib/lodging/rules.ts';
import { type StoredSeason, seasonsOf } from '#lib/lodging/season.ts';
import type { Status } from '#lib/lodging/terms.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import type { Kind } from '#lib/report/terms.ts';
import { type Task, tasksOfLodging } from '#lib/task/queries.ts';
import { type Counts, countsOf, expectedOf, marksOf, receivedOf } from './marks.ts';

/** A night of the year as drawn and counted. Instants UTC. */
export type YearNight = {
  day: BusinessDay;
  state: Timeliness;
  due: Date;
  firstAt: Date | null;
  kind: Kind | null;
  stays: number;
};

/** Completeness, timeliness, minors and nil share over the year shown, each with what it is out of. */
export type Quads = {
  counts: Counts;
  expected: number;
  received: number;
  nil: number;
  minors: number;
  nightsWithMinors: number;
};

export type LodgingPage = {
  now: Date;
  lodging: Lodging;
  /** five digits the house says on the telephone */
  caller: string;
  township: string;
  place: { station: string | null; beat: string | null; officers: string[] };
  status: Status | null;
  statusSince: string | null;
  contacts: Contact[];
  tags: { id: string; name: string }[];
  year: { from: BusinessDay; to: BusinessDay; days: Record<string, Timeliness> };
  nights: YearNight[];
  quads: Quads;
  /** silent nights in a row up to the latest night that is due */
  streak: number;
  closures: Closure[];
  seasons: StoredSeason[];
  tasks: Task[];
  notes: Note[];
  statuses: From<Status>[];
};

const nightsOfYear = 365;

/** One lodging within reach as the police see it: Refusal not_found M-161 for any other. */
export async function lodgingPage(pass: Pass<'lodging:read'>, code: string): Promise<LodgingPage> {
  const lodging = await lodgingByCode(pass, code);
  const to = businessDayAt(pass.now);
  const from = addDays(to, 1 - nightsOfYear);
  const nights = await yearOf(pass, lodging.id, from, to);
  const statuses = await statusHistory(pass, lodging.id);
  const states = Object.fromEntries(nights.map(({ day, state }) => [day, state]));
  const marks = marksOf({ states, statuses, onboardedDay: lodging.onboardedDay }, from, to);
  const days = Object.fromEntries(
    marks.flatMap((state, index) => (state ? [[addDays(from, index), state] as const] : [])),
  );
  return {
    caller: callerCode({ county: pass.reach.county, code: lodging.code }),
    now: pass.now,
    lodging,
    township: await townshipName(pass, lodging.townshipCode),
    place: await placeOf(pass, lodging.id),
    status: inForce(statuses, to),
    statusSince: statuses.find(({ fromDay }) => fromDay <= to)?.fromDay ?? null,
    contacts: await contactsOf(pass, lodging.id),
    tags: await tagsOf(pass, lodging.id),
    year: { from, to, days },
    nights,
    quads: quadsOf(nights, Object.values(days)),
    streak: streakOf(nights),
    closures: await closuresOf(pass, { lodgingId: lodging.id }),
    seasons: await seasonsOf(pass, { lodgingId: lodging.id }),
    tasks: await tasksOfLodging(pass, lodging.id),
    notes: await notesOf(pass, lodging.id),
    statuses,
  };
}

async function yearOf(
  pass: Pass<'lodging:read'>,
  lodgingId: string,
  from: BusinessDay,
  to: BusinessDay,
): Promise<YearNight[]> {
  const moved = await movedDues(pass, from, to);
  const rows = await pass.sql<
    {
      day: BusinessDay;
      state: Timeliness;
      due: string;
      first_at: string | null;
      kind: Kind | null;
      stays: number | null;
    }[]
  >`select n.business_day::text as day, n.state, n.due_at as due, n.first_at, n.kind, n.stays
    from ${nightsOf(pass, { from, to, moved, lodgings: [lodgingId] })} n order by n.business_day`;
  return rows.map(({ first_at, due, stays, ...row }) => ({
    ...row,
    due: new Date(due),
    firstAt: first_at ? new Date(first_at) : null,
    stays: stays ?? 0,
  }));
}

function quadsOf(nights: readonly YearNight[], states: readonly Timeliness[]): Quads {
  const counts = countsOf(states.map((state) => ({ state, count: 1 })));
  const counted = nights.filter(({ state, kind }) => state !== 'excused' && kind !== null);
  const withMinors = nights.filter(({ stays }) => stays > 0);
  return {
    counts,
    expected: expectedOf(counts),
    received: receivedOf(counts),
    nil: counted.filter(({ kind }) => kind === 'nil').length,
    minors: withMinors.reduce((sum, { stays }) => sum + stays, 0),
    nightsWithMinors: withMinors.length,
  };
}

/** Silent nights in a row, newest first; nights not due yet and excused ones neither count nor break the row. */
export function streakOf(nights: readonly Pick<YearNight, 'day' | 'state'>[]): number {
  let streak = 0;
  for (const { state } of [...nights].sort((a, b) => (a.day < b.day ? 1 : -1))) {
    if (state === 'silent') streak += 1;
    else if (state !== 'due' && state !== 'excused') break;
  }
  return streak;
}

async function townshipName({ sql }: Pass<'lodging:read'>, code: string): Promise<string> {
  const [row] = await sql<{ name: string }[]>`select name from township where code = ${code}`;
  return row?.name ?? code;
}

async function placeOf({ sql }: Pass<'lodging:read'>, id: string): Promise<LodgingPage['place']> {
  const [row] = await sql<{ beat: string; station: string; officers: { name: string }[] }[]>`
    select beat_name as beat, station_name as station, officers from nl.posts_of(array[${id}]::uuid[])`;
  return {
    beat: row?.beat ?? null,
    station: row?.station ?? null,
    officers: row?.officers.map(({ name }) => name) ?? [],
  };
}
