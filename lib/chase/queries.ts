import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, civilDateAt, instantOf, startOf } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { movedDues, nightsOf } from '#lib/report/nights.ts';
import type { Duty, Level, PersonStep, Step } from './terms.ts';

type Reader = Pass<'chase:work'> | Pass<'lodging:read'>;

/** One line of a chase; `at` when it was recorded, `happenedAt` when it happened. Instants UTC. */
export type StepLine = {
  n: number;
  kind: Step;
  level: Level;
  at: Date;
  happenedAt: Date;
  by: string | null;
  outcome: string | null;
  detail: StepDetail;
};

export type StepDetail = {
  place?: string;
  second?: string;
  secondId?: string;
  /** whom it was given to */
  to?: string;
  breaches?: Duty[];
  article?: string;
  until?: string;
  night?: BusinessDay;
  saidBy?: string;
  promiseDay?: string;
  sentLater?: boolean;
  writtenAt?: string;
};

/** A chase as it is worked; `nights` the silent nights it lists and how each stands now. */
export type Chase = {
  id: string;
  lodging: {
    id: string;
    code: string;
    name: string;
    category: string;
    rooms: number;
    address: string;
    townshipCode: string;
  };
  level: Level;
  levelAt: Date;
  metAt: Date | null;
  promiseDay: string | null;
  helpOnly: boolean;
  openedAt: Date;
  closedAt: Date | null;
  ending: string | null;
  seen: number;
  done: PersonStep[];
  breaches: Duty[];
  dueAt: Date | null;
  nights: { day: BusinessDay; due: Date; state: Timeliness }[];
  steps: StepLine[];
};

type Row = Omit<
  Chase,
  'levelAt' | 'metAt' | 'openedAt' | 'closedAt' | 'dueAt' | 'nights' | 'steps' | 'done' | 'breaches'
> & {
  levelAt: string;
  metAt: string | null;
  openedAt: string;
  closedAt: string | null;
  dueAt: string | null;
  days: BusinessDay[] | null;
  lines: (Omit<StepLine, 'at' | 'happenedAt'> & { at: string; happenedAt: string; person: boolean })[] | null;
};

type Fragment = ReturnType<typeof listOf>;

/** What is told of some chases; `chosen` a relation of them as `c`, read first, so that the rest is asked for these alone. */
const told = (sql: Reader['sql'], chosen: Fragment, order: Fragment = sql``) => sql<Row[]>`
  with c as materialized (${chosen})
  select c.id, json_build_object('id', l.id, 'code', l.code, 'name', l.name, 'category', l.category, 'rooms', l.rooms,
      'address', l.address, 'townshipCode', l.township_code) as lodging,
    c.level, c.level_at as "levelAt", c.met_at as "metAt", c.promise_day::text as "promiseDay", c.help_only as "helpOnly",
    c.opened_at as "openedAt", c.closed_at as "closedAt", c.ending, c.steps as seen,
    (select t.due_at from task t where t.county = c.county and t.kind = 'chase' and t.subject_kind = 'chase'
      and t.subject_id = c.id::text and t.done_at is null) as "dueAt",
    (select array_agg(n.business_day::text order by n.business_day) from chase_night n
      where n.county = c.county and n.chase_id = c.id) as days,
    (select json_agg(json_build_object('n', s.n, 'kind', s.kind, 'level', s.level, 'at', s.at, 'happenedAt', s.happened_at,
        'by', s.actor_name, 'person', s.account_id is not null, 'outcome', s.outcome, 'detail', s.detail) order by s.n)
      from chase_step s where s.county = c.county and s.chase_id = c.id) as lines
  from c join lodging l on l.county = c.county and l.id = c.lodging_id ${order}`;

/** One chase within reach. Refuses M-161 any other. */
export async function chaseOf(pass: Reader, id: string): Promise<Chase> {
  const { sql, reach } = pass;
  const rows = await told(sql, sql`select * from chase where county = ${reach.county} and id = ${id}`);
  const [chase] = await completed(pass, rows);
  if (!chase) throw new Refusal('not_found', 'M-161');
  return chase;
}

/** The chases of one lodging: the open one first, then the latest; at most 20. */
export async function chasesOfLodging(pass: Reader, lodgingId: string): Promise<Chase[]> {
  const { sql, reach } = pass;
  const latest = sql`order by c.closed_at desc nulls first, c.opened_at desc`;
  const chosen = sql`select c.* from chase c where c.county = ${reach.county} and c.lodging_id = ${lodgingId} ${latest} limit 20`;
  const rows = await told(sql, chosen, latest);
  return completed(pass, rows);
}

export const chaseLists = ['call', 'visit', 'waiting', 'ended'] as const;
export type ChaseList = (typeof chaseLists)[number];

/**
 * How many chases each list holds; the lists have no chase in common. Who was reminded or called today and owes nothing yet is
 * waited for.
 */
export type ChaseCounts = Record<ChaseList, number>;

const listOf = (sql: Reader['sql'], today: string) => sql`case
  when c.closed_at is not null then 'ended'
  when c.met_at is not null then 'waiting'
  when c.level = 'remind' and exists (select from chase_step s where s.county = c.county and s.chase_id = c.id
    and s.account_id is not null and s.at >= ${today}) then 'waiting'
  when c.level in ('visit','joint_visit','breach') then 'visit' else 'call' end`;

/** The open chases and those that ended today, each by its own index, with the list they stand in. */
const listed = ({ sql, reach }: Pass<'chase:work'>, today: string) => sql`
  with c as materialized (
    select * from chase where county = ${reach.county} and closed_at is null
    union all select * from chase where county = ${reach.county} and closed_at >= ${today}
  ) select c.*, ${listOf(sql, today)} as list from c`;

/** How the open chases within reach stand, and those that ended today (Shanghai). */
export async function countChases(pass: Pass<'chase:work'>): Promise<ChaseCounts> {
  const rows = await pass.sql<{ list: ChaseList; count: number }[]>`
    select list, count(*)::int as count from (${listed(pass, midnight(pass))}) c group by 1`;
  const counts: ChaseCounts = { call: 0, visit: 0, waiting: 0, ended: 0 };
  for (const { list, count } of rows) counts[list] = count;
  return counts;
}

export const chasePage = 50;

/** One page of a list of chases within reach, by place; the longest pursued first within a township. */
export async function chasesOf(pass: Pass<'chase:work'>, list: ChaseList, page = 1): Promise<Chase[]> {
  const { sql } = pass;
  const order = sql`order by l.township_code, c.level desc, c.opened_at, l.code`;
  const chosen = sql`select c.* from (${listed(pass, midnight(pass))}) c
    join lodging l on l.county = c.county and l.id = c.lodging_id where c.list = ${list} ${order}
    limit ${chasePage} offset ${(page - 1) * chasePage}`;
  const rows = await told(sql, chosen, order);
  return completed(pass, rows);
}

/** The open chase of each of some lodgings: its id and how far it is, for cards and rows. */
export type OpenChase = {
  id: string;
  lodging: string;
  level: Level;
  metAt: Date | null;
  promiseDay: string | null;
  seen: number;
};

/** Open chases by lodging id. */
export async function openChasesOf(
  pass: Pass<'chase:work'> | Pass<'board:read'>,
  lodgings: readonly string[],
): Promise<Record<string, OpenChase>> {
  const rows = await pass.sql<(Omit<OpenChase, 'metAt'> & { metAt: string | null })[]>`
    select id, lodging_id as lodging, level, met_at as "metAt", promise_day::text as "promiseDay", steps as seen from chase
    where county = ${pass.reach.county} and closed_at is null and lodging_id = any (${[...lodgings]}::uuid[])`;
  return Object.fromEntries(
    rows.map((row) => [row.lodging, { ...row, metAt: row.metAt ? new Date(row.metAt) : null }]),
  );
}

const midnight = ({ now }: Reader) => instantOf(civilDateAt(now), '00:00').toISOString();

async function completed(pass: Reader, rows: readonly Row[]): Promise<Chase[]> {
  const states = await statesOf(pass, rows);
  return rows.map(({ days, lines, levelAt, metAt, openedAt, closedAt, dueAt, ...row }) => {
    const steps = (lines ?? []).map(({ person: _, at, happenedAt, ...line }) => ({
      ...line,
      at: new Date(at),
      happenedAt: new Date(happenedAt),
    }));
    const done = (lines ?? []).filter(({ person }) => person).map(({ kind }) => kind as PersonStep);
    return {
      ...row,
      levelAt: new Date(levelAt),
      metAt: metAt ? new Date(metAt) : null,
      openedAt: new Date(openedAt),
      closedAt: closedAt ? new Date(closedAt) : null,
      dueAt: dueAt ? new Date(dueAt) : null,
      done,
      breaches: steps.findLast(({ kind }) => kind === 'joint_visit')?.detail.breaches ?? [],
      nights: (days ?? []).map(
        (day) =>
          states.get(`${row.lodging.id} ${day}`) ?? { day, due: startOf(addDays(day, 1)), state: 'silent' },
      ),
      steps,
    };
  });
}

async function statesOf(pass: Reader, rows: readonly Row[]): Promise<Map<string, Chase['nights'][number]>> {
  const days = rows.flatMap((row) => row.days ?? []).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to) return new Map();
  const lodgings = [...new Set(rows.map(({ lodging }) => lodging.id))];
  const moved = await movedDues(pass, from, to);
  const nights = await pass.sql<{ lodging: string; day: BusinessDay; due: string; state: Timeliness }[]>`
    select n.lodging_id as lodging, n.business_day::text as day, n.due_at as due, n.state
    from ${nightsOf(pass, { from, to, moved, lodgings })} n`;
  return new Map(
    nights.map(({ lodging, day, due, state }) => [`${lodging} ${day}`, { day, due: new Date(due), state }]),
  );
}
