import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { type BusinessDay, businessDay, civilDateAt, instantOf } from '#lib/clock/business-day.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Severity } from './terms.ts';

/** A task with the place it is at. Instants UTC; `subject` names a row, never a child. */
export type Task = {
  id: string;
  kind: string;
  severity: Severity;
  lodging: { id: string; code: string; name: string; address: string; townshipCode: string };
  unitId: string | null;
  subject: { kind: string; id: string };
  night: BusinessDay | null;
  openedAt: Date;
  dueAt: Date | null;
  claimedBy: { id: string; name: string | null; at: Date } | null;
  done: { by: string | null; at: Date; outcome: string | null } | null;
  mine: boolean;
};

type Row = {
  id: string;
  kind: string;
  severity: Severity;
  lodging: Task['lodging'];
  unitId: string | null;
  subject: Task['subject'];
  night: string | null;
  openedAt: string;
  dueAt: string | null;
  claimedBy: string | null;
  claimedAt: string | null;
  doneBy: string | null;
  doneAt: string | null;
  outcome: string | null;
};

type Reader = Pass<'task:work'> | Pass<'lodging:read'>;

const columns = (sql: Reader['sql']) => sql`t.id, t.kind, t.severity, t.unit_id as "unitId",
  json_build_object('id', l.id, 'code', l.code, 'name', l.name, 'address', l.address, 'townshipCode', l.township_code) as lodging,
  json_build_object('kind', t.subject_kind, 'id', t.subject_id) as subject, t.detail->>'night' as night,
  t.opened_at as "openedAt", t.due_at as "dueAt", t.claimed_by as "claimedBy", t.claimed_at as "claimedAt",
  t.done_by as "doneBy", t.done_at as "doneAt", t.outcome`;

/** A task of a unit above one's own is that unit's; a beat's belongs to whoever reaches the lodging now. */
function ours({ sql, role, reach, actor }: Pick<Pass<Permission>, 'sql' | 'role' | 'reach' | 'actor'>) {
  if (role !== 'nl_beat') return sql`true`;
  return sql`(t.unit_id is null or t.claimed_by = ${actor.id}::uuid or exists (select from unit u
    where u.county = t.county and u.id = t.unit_id and (u.kind = 'beat' or u.id = any (${[...reach.units]}::uuid[]))))`;
}

/**
 * What waits within reach and what was finished since midnight (Shanghai): instant matters first, then what is due first,
 * then the oldest. At most 200 open ones; the county has its own lists.
 */
export async function tasksToday(pass: Pass<'task:work'>): Promise<Task[]> {
  const since = instantOf(civilDateAt(pass.now), '00:00').toISOString();
  const rows = await pass.sql<Row[]>`
    select ${columns(pass.sql)}
    from task t join lodging l on l.county = t.county and l.id = t.lodging_id
    where t.county = ${pass.reach.county} and (t.done_at is null or t.done_at >= ${since}) and ${ours(pass)}
    order by t.done_at desc nulls first, ${urgency(pass.sql)} limit 200`;
  return named(pass, rows);
}

const urgency = (sql: Reader['sql']) => sql`array_position(array['instant','same_day','watch'], t.severity),
  t.due_at nulls last, t.opened_at, t.id`;

/** One page of the open tasks, `page` from 1; `mine` and `all` count them whole. */
export type OpenTasks = { whose: 'mine' | 'all'; mine: number; all: number; page: number; tasks: Task[] };
type AskedTasks = {
  posts: ReadonlySet<string>;
  whose: 'mine' | 'all' | undefined;
  page: number;
  size: number;
};

/**
 * The open tasks within reach in the order in which they are urgent, or the reader's own: claimed by them, or claimed by nobody
 * and of a unit they hold themselves (`posts`); one that names no unit belongs to whoever sees it. Who does not say whose gets
 * their own, and without any, as a chief may be, all. A page past the last is the first.
 */
export async function openTasks(pass: Pass<'task:work'>, asked: AskedTasks): Promise<OpenTasks> {
  const { sql, actor, reach } = pass;
  const { posts, size } = asked;
  const own = sql`(t.claimed_by = ${actor.id}::uuid
    or (t.claimed_by is null and (t.unit_id is null or t.unit_id = any (${[...posts]}::uuid[]))))`;
  const open = sql`t.county = ${reach.county} and t.done_at is null and ${ours(pass)}`;
  const [row] = await sql<{ all: number; mine: number }[]>`
    select count(*)::int as all, count(*) filter (where ${own})::int as mine from task t where ${open}`;
  const { all, mine } = row ?? { all: 0, mine: 0 };
  const whose = asked.whose ?? (mine === 0 ? 'all' : 'mine');
  const count = whose === 'all' ? all : mine;
  const page = (asked.page - 1) * size < count ? asked.page : 1;
  const rows = await sql<Row[]>`
    with t as materialized (select * from task t where ${open} and ${whose === 'all' ? sql`true` : own}
      order by ${urgency(sql)} limit ${size} offset ${(page - 1) * size})
    select ${columns(sql)} from t join lodging l on l.county = t.county and l.id = t.lodging_id order by ${urgency(sql)}`;
  return { whose, mine, all, page, tasks: await named(pass, rows) };
}

/** What was finished within reach since midnight (Shanghai), the latest first: at most `limit` of them, and how many there are. */
export async function finishedToday(
  pass: Pass<'task:work'>,
  limit: number,
): Promise<{ count: number; tasks: Task[] }> {
  const { sql, reach, now } = pass;
  const since = instantOf(civilDateAt(now), '00:00').toISOString();
  const done = sql`t.county = ${reach.county} and t.done_at >= ${since} and ${ours(pass)}`;
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from task t where ${done}`;
  const rows = await sql<Row[]>`
    with t as materialized (select * from task t where ${done} order by t.done_at desc, t.id limit ${limit})
    select ${columns(sql)} from t join lodging l on l.county = t.county and l.id = t.lodging_id order by t.done_at desc, t.id`;
  return { count: row?.count ?? 0, tasks: await named(pass, rows) };
}

/** How many wait within reach: all, those that must be done at once, those the reader claimed, those past their due. */
export type OpenCounts = { open: number; instant: number; mine: number; over: number };

export async function countOpen(pass: Pass<'task:work'> | Pass<'board:read'>): Promise<OpenCounts> {
  const [row] = await pass.sql<OpenCounts[]>`
    select count(*)::int as open, count(*) filter (where t.severity = 'instant')::int as instant,
      count(*) filter (where t.claimed_by = ${pass.actor.id}::uuid)::int as mine,
      count(*) filter (where t.due_at < ${pass.now.toISOString()})::int as over
    from task t where t.county = ${pass.reach.county} and t.done_at is null and ${ours(pass)}`;
  return row ?? { open: 0, instant: 0, mine: 0, over: 0 };
}

/** The tasks of one lodging, open ones first, then the latest finished. */
export async function tasksOfLodging(pass: Reader, lodgingId: string, limit = 50): Promise<Task[]> {
  const rows = await pass.sql<Row[]>`
    select ${columns(pass.sql)}
    from task t join lodging l on l.county = t.county and l.id = t.lodging_id
    where t.county = ${pass.reach.county} and t.lodging_id = ${lodgingId}
    order by t.done_at desc nulls first, t.opened_at desc limit ${limit}`;
  return named(pass, rows);
}

async function named(pass: Reader, rows: readonly Row[]): Promise<Task[]> {
  const names = await namesOf(
    pass,
    rows.flatMap((row) => [row.claimedBy, row.doneBy].filter((id) => id !== null)),
  );
  return rows.map(({ claimedBy, claimedAt, doneBy, doneAt, outcome, ...row }) => ({
    ...row,
    night: row.night ? businessDay(row.night) : null,
    openedAt: new Date(row.openedAt),
    dueAt: row.dueAt ? new Date(row.dueAt) : null,
    claimedBy:
      claimedBy && claimedAt
        ? { id: claimedBy, name: names[claimedBy] ?? null, at: new Date(claimedAt) }
        : null,
    done: doneAt ? { by: doneBy ? (names[doneBy] ?? null) : null, at: new Date(doneAt), outcome } : null,
    mine: claimedBy !== null && claimedBy === pass.actor.id,
  }));
}
