import type { Scene } from '#lib/gate/stage.ts';
import type { Played } from './book.ts';
import { broken } from './invariants.ts';
import { Pursuit } from './owed.ts';
import { type Climb, climbsOf } from './owed-climbs.ts';
import { remindersOf } from './owed-reminders.ts';

/** What was compared, for the figures; `faults` says in a sentence each what is not as product.md (The day) has it. */
export type Checked = {
  chases: number;
  steps: number;
  tasks: number;
  climbs: number;
  reminders: number;
  acts: number;
  faults: string[];
};

/** A line to compare: what it is, and when it stands or is owed. */
type Entry = { what: string; at: number | null };

const when = (at: number | null) =>
  at === null ? '' : new Date(at + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19);
const instant = (text: string | null) => (text === null ? null : new Date(text).getTime());

/**
 * Holds two lists against each other both ways: what is owed and stands nowhere, what stands and is not owed, and of the same thing
 * the one that stands in another minute than it is owed in. To the millisecond: both go by the instant of the run.
 */
function compared(list: string, owed: readonly Entry[], stands: readonly Entry[]): string[] {
  const key = ({ what, at }: Entry) => `${what} ${at}`;
  const left = new Map<string, Entry[]>();
  for (const one of stands) left.set(key(one), [...(left.get(key(one)) ?? []), one]);
  const missing = owed.filter((one) => left.get(key(one))?.pop() === undefined);
  const extra = [...left.values()].flat();
  const faults: string[] = [];
  for (const one of missing) {
    const other = extra.findIndex(({ what }) => what === one.what);
    const [moved] = other < 0 ? [] : extra.splice(other, 1);
    faults.push(
      moved
        ? `${list} ${one.what}: stands at ${when(moved.at)}, owed at ${when(one.at)}`
        : `${list} ${one.what} ${when(one.at)}: never came`,
    );
  }
  return [...faults, ...extra.map(({ what, at }) => `${list} ${what} ${when(at)}: stands, not owed`)];
}

type Lists = Record<(typeof kinds)[number], Entry[]>;
const kinds = ['chase', 'step', 'act', 'task', 'climb', 'climbed', 'reminder'] as const;

/** Everything that is owed by the script, and what of it was owed before the clock came to it. */
export function owedBy(played: Played): { lists: Lists; late: string[] } {
  const late = [...played.faults];
  const owed = played.houses.flatMap((house) => {
    const pursuit = new Pursuit(played, house);
    late.push(...pursuit.late);
    return pursuit.chases.map((chase, n) => ({ name: `${house.inn.code}/${n + 1}`, chase }));
  });
  const climbs = owed.flatMap(({ name, chase }) =>
    climbsOf(played, chase, late).map((climb) => ({ name, ...climb })),
  );
  const codes = new Map(played.houses.map(({ inn }) => [inn.id, inn.code]));
  const lists: Lists = {
    chase: owed.map(({ name, chase }) => ({
      what: `${name} of ${[...chase.nights].sort().join()} ${chase.ended?.how ?? 'open'}`,
      at: chase.ended?.at ?? null,
    })),
    step: owed.flatMap(({ name, chase }) =>
      chase.lines.map(({ at, kind, level, outcome }) => ({
        what: `${name} ${kind} ${level} ${outcome ?? ''}`,
        at,
      })),
    ),
    act: played.acts
      .filter(({ kind }) => kind !== 'register')
      .map(({ at, house, kind, outcome }) => ({
        what: `${codes.get(house)} ${kind} ${outcome ?? ''}`,
        at: at.getTime(),
      })),
    task: owed
      .filter(({ chase }) => chase.dues.length > 0)
      .map(({ name, chase }) => ({
        what: `${name} due ${when(chase.dues.at(-1)?.due ?? null)} ${chase.ended?.how ?? 'open'}`,
        at: chase.ended?.at ?? null,
      })),
    climb: climbs.map(({ name, to, at }) => ({ what: `${name} to ${to}`, at })),
    climbed: lastOf(climbs),
    reminder: remindersOf(played, late).map(({ at, account, house, step, nights }) => ({
      what: `${house.inn.code} ${step} to ${account.slice(-6)} of ${nights.join()}`,
      at,
    })),
  };
  return { lists, late };
}

/** Compares everything that stands in the database after a played quarter with what is owed. */
export async function checked(scene: Scene, { lists, late }: ReturnType<typeof owedBy>): Promise<Checked> {
  const found = await standing(scene);
  const faults = kinds.flatMap((kind) => compared(kind, lists[kind], found[kind]));
  return {
    ...{ chases: found.chase.length, steps: found.step.length, tasks: found.task.length },
    ...{ climbs: found.climb.length, reminders: found.reminder.length, acts: found.act.length },
    faults: [...late, ...faults, ...(await broken(scene))],
  };
}

/** What stands on the list of whoever it climbed to: one line a chase, opened by the latest climb and ended when that was seen to. */
function lastOf(climbs: readonly (Climb & { name: string })[]): Entry[] {
  const latest = new Map(climbs.map((climb) => [`${climb.name} to ${climb.to}`, climb]));
  return [...latest].map(([what, { at, done }]) => ({ what: `${what}, seen ${when(done)}`, at }));
}

type Row = { what: string; at: string | null };

/** Everything that stands, in the same words; chases are numbered house by house as they were opened. */
async function standing({ sql, county }: Scene): Promise<Lists> {
  const rows = async (asked: PromiseLike<Row[]>): Promise<Entry[]> =>
    (await asked).map(({ what, at }) => ({ what, at: instant(at) }));
  const chased = sql`with chased as (select c.*, l.code || '/' || row_number() over (partition by c.lodging_id
      order by c.opened_at, c.id) as name from chase c join lodging l on l.county = c.county and l.id = c.lodging_id
    where c.county = ${county})`;
  const local = (column: string) =>
    sql.unsafe(`coalesce(to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS'), '')`);
  return {
    chase:
      await rows(sql`${chased} select c.name || ' of ' || (select string_agg(n.business_day::text, ',' order by n.business_day)
        from chase_night n where n.county = c.county and n.chase_id = c.id) || ' ' || coalesce(c.ending, 'open') as what, c.closed_at as at
      from chased c`),
    step: await rows(sql`${chased} select c.name || ' ' || s.kind || ' ' || s.level || ' ' || coalesce(s.outcome, '') as what, s.at
      from chased c join chase_step s on s.county = c.county and s.chase_id = c.id where s.account_id is null`),
    act: await rows(sql`select l.code || ' ' || s.kind || ' ' || coalesce(s.outcome, '') as what, s.at from chase_step s
      join lodging l on l.county = s.county and l.id = s.lodging_id where s.county = ${county} and s.account_id is not null`),
    task: await rows(sql`${chased} select c.name || ' due ' || ${local('t.due_at')} || ' ' || coalesce(t.outcome, 'open') as what,
        t.done_at as at from chased c join task t on t.county = c.county and t.kind = 'chase' and t.subject_id = c.id::text`),
    climb:
      await rows(sql`${chased} select c.name || ' to ' || (b.detail->>'to') as what, b.at from house_book_event b
      join task t on t.county = b.county and t.id::text = b.subject_id and t.kind = 'chase'
      join chased c on c.id::text = t.subject_id where b.county = ${county} and b.act = 'task.climb'`),
    climbed:
      await rows(sql`${chased} select c.name || ' to ' || (t.detail->>'to') || ', seen ' || ${local('t.done_at')} as what,
        t.opened_at as at from task t join chased c on c.id::text = split_part(t.subject_id, '/', 1)
      where t.county = ${county} and t.kind = 'climbed' and t.subject_kind = 'chase'`),
    reminder:
      await rows(sql`select l.code || ' ' || r.step || ' to ' || right(r.account_id::text, 6) || ' of '
        || (select string_agg(n::text, ',' order by n) from unnest(r.nights) n) as what, r.at
      from reminder r join lodging l on l.county = r.county and l.id = r.lodging_id where r.county = ${county}`),
  };
}
