import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { openText } from '#lib/conversation/sealed.ts';
import { namesOf } from '#lib/identity/names.ts';
import { callStateOf } from './rules.ts';
import type { CallState, MatterKind, Outcome, Source, StepKind, Topic } from './terms.ts';

type Reader = Pass<'matter:work'>;

/** A dispute or clue in a list of the police. Instants UTC. */
export type MatterRow = {
  id: string;
  lodging: { id: string; code: string; name: string };
  kind: MatterKind;
  topic: Topic;
  source: Source;
  /** the school, platform or department that handed it in itself */
  unit: string | null;
  call: string | null;
  raisedAt: Date;
  lastAt: Date;
  dueAt: Date | null;
  closedAt: Date | null;
  outcome: Outcome | null;
};

type Row = Omit<MatterRow, 'raisedAt' | 'lastAt' | 'dueAt' | 'closedAt'> & {
  raisedAt: string;
  lastAt: string;
  dueAt: string | null;
  closedAt: string | null;
};

export const matterViews = ['open', 'closed'] as const;
export type MatterView = (typeof matterViews)[number];
/** Matters of one page of a list. */
export const matterPage = 50;

const columns = ({
  sql,
}: Pick<Reader, 'sql'>) => sql`m.id, json_build_object('id', l.id, 'code', l.code, 'name', l.name) as lodging,
  m.kind, m.topic, m.source, u.name as unit, m.call_id as call, m.raised_at as "raisedAt", m.last_at as "lastAt", t.due_at as "dueAt",
  m.closed_at as "closedAt", m.outcome`;
const joined = ({
  sql,
}: Pick<Reader, 'sql'>) => sql`matter m join lodging l on l.county = m.county and l.id = m.lodging_id
  left join unit u on u.county = m.county and u.id = m.handed_unit
  left join task t on t.county = m.county and t.kind = 'matter' and t.subject_kind = 'matter' and t.subject_id = m.id::text`;

const at = (text: string | null) => (text ? new Date(text) : null);
const rowOf = ({ raisedAt, lastAt, dueAt, closedAt, ...row }: Row): MatterRow => ({
  ...row,
  ...{ raisedAt: new Date(raisedAt), lastAt: new Date(lastAt), dueAt: at(dueAt), closedAt: at(closedAt) },
});

/** Disputes and clues within reach: the open ones by their due, the ended ones by their end. */
export async function mattersOf(pass: Reader, view: MatterView, page: number): Promise<MatterRow[]> {
  const [which, order] =
    view === 'open'
      ? [pass.sql`m.closed_at is null`, pass.sql`t.due_at nulls first`]
      : [pass.sql`m.closed_at is not null`, pass.sql`m.closed_at desc`];
  const rows = await pass.sql<Row[]>`select ${columns(pass)} from ${joined(pass)}
    where m.county = ${pass.reach.county} and ${which} order by ${order}, m.id
    limit ${matterPage} offset ${(page - 1) * matterPage}`;
  return rows.map(rowOf);
}

/** How many are open and how many ended within reach. */
export async function matterCounts(pass: Reader): Promise<Record<MatterView, number>> {
  const [row] = await pass.sql<Record<MatterView, number>[]>`
    select count(*) filter (where closed_at is null)::int as open, count(*) filter (where closed_at is not null)::int as closed
    from matter where county = ${pass.reach.county}`;
  return row ?? { open: 0, closed: 0 };
}

/** A step as it is read; `text` null where it has none or was cleared. */
export type Step = {
  id: string;
  n: number;
  at: Date;
  kind: StepKind;
  who: string | null;
  own: boolean;
  unit: string | null;
  text: string | null;
  place: string | null;
  from: string | null;
  cleared: boolean;
  hasNumbers: boolean;
  shown: boolean;
};

type StepRow = Omit<Step, 'at' | 'who' | 'text' | 'place' | 'from' | 'cleared'> & {
  at: string;
  author: string | null;
  sealed: Buffer | null;
};

/** A step as its listed function tells it to whoever raised the matter: such a reader is told shown ones alone. */
export type OwnStepRow = Omit<StepRow, 'shown'>;

/** The steps that whoever raised a matter reads, with their words opened. */
export function openOwnSteps(
  pass: Pass<'matter:raise'> | Pass<'clue:hand'>,
  rows: readonly OwnStepRow[],
): Promise<Step[]> {
  return openSteps(
    pass,
    rows.map((row) => ({ ...row, own: row.own === true, shown: true })),
  );
}

const speaks: readonly StepKind[] = ['raised', 'said', 'noted', 'told', 'answered', 'returned', 'closed'];

/** Steps with their words opened and their authors named. */
async function openSteps(
  pass: Reader | Pass<'matter:raise'> | Pass<'clue:hand'>,
  rows: readonly StepRow[],
): Promise<Step[]> {
  const names = await namesOf(
    pass,
    rows.flatMap(({ author }) => author ?? []),
  );
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  const steps: Step[] = [];
  for (const { sealed, author, at: when, ...row } of rows) {
    const opened = await openText(holder, 'matter_step', 'sealed', row.id, sealed);
    const said = (typeof opened === 'object' && opened !== null ? opened : {}) as Record<string, unknown>;
    const word = (name: string) => (typeof said[name] === 'string' ? said[name] : null);
    steps.push({
      ...row,
      ...{ at: new Date(when), who: author ? (names[author] ?? null) : null },
      ...{ text: word('text'), place: word('place'), from: word('from') },
      cleared: speaks.includes(row.kind) && word('text') === null,
    });
  }
  return steps;
}

/** A dispute or clue within reach with every step, or null. */
export async function matterOf(
  pass: Reader,
  id: string,
): Promise<(MatterRow & { steps: Step[]; now: Date }) | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const { county } = pass.reach;
  const [row] = await pass.sql<Row[]>`select ${columns(pass)} from ${joined(pass)}
    where m.county = ${county} and m.id = ${id}`;
  if (!row) return null;
  const steps = await pass.sql<StepRow[]>`
    select s.id, s.n, s.at, s.kind, s.author, s.author = ${pass.actor.id}::uuid as own, u.name as unit, s.sealed,
      s.numbers is not null as "hasNumbers", s.shown
    from matter_step s left join unit u on u.county = s.county and u.id = s.unit_id
    where s.county = ${county} and s.matter_id = ${id} order by s.n`;
  return { ...rowOf(row), steps: await openSteps(pass, steps), now: pass.now };
}

/** A call for clues as the police see it; `answers` are those of houses within reach. */
export type ClueCall = {
  id: string;
  unit: string;
  place: string;
  asks: string;
  endsOn: string;
  composedBy: string | null;
  own: boolean;
  composedAt: Date;
  releasedAt: Date | null;
  endedAt: Date | null;
  state: CallState;
  houses: number;
  answered: number;
};

/** The calls for clues of the county, newest first. */
export async function clueCalls(pass: Reader): Promise<ClueCall[]> {
  const rows = await pass.sql<
    (Pick<ClueCall, 'id' | 'unit' | 'place' | 'asks' | 'endsOn'> & {
      by: string;
      composedAt: string;
      releasedAt: string | null;
      endedAt: string | null;
    })[]
  >`select c.id, u.name as unit, c.place, c.asks, c.ends_on::text as "endsOn", c.composed_by as by, c.composed_at as "composedAt",
      c.released_at as "releasedAt", c.ended_at as "endedAt"
    from clue_call c join unit u on u.county = c.county and u.id = c.unit_id
    where c.county = ${pass.reach.county} order by c.composed_at desc limit 50`;
  const names = await namesOf(
    pass,
    rows.map(({ by }) => by),
  );
  const counts = await pass.sql<{ id: string; houses: number; answers: number }[]>`
    select id, houses, answers from nl.clue_counts(${rows.map(({ id }) => id)}::uuid[])`;
  const today = civilDateAt(pass.now);
  return rows.map(({ by, composedAt, releasedAt, endedAt, ...row }) => {
    const count = counts.find(({ id }) => id === row.id);
    const instants = { releasedAt: at(releasedAt), endedAt: at(endedAt) };
    return {
      ...{ ...row, ...instants, composedBy: names[by] ?? null, own: by === pass.actor.id },
      ...{ composedAt: new Date(composedAt), state: callStateOf({ ...instants, endsOn: row.endsOn }, today) },
      ...{ houses: count?.houses ?? 0, answered: count?.answers ?? 0 },
    };
  });
}
