import type { Pass } from '#lib/access/pass.ts';
import { remindersOf, type SentReminder } from '#lib/chase/cascade/queries.ts';
import { type BusinessDay, businessDay, startOf } from '#lib/clock/business-day.ts';
import type { Timeliness } from '#lib/clock/due.ts';
import { namesOf } from '#lib/identity/names.ts';
import type { Note } from '#lib/lodging/notes.ts';
import type { SetPoint } from '#lib/lodging/point/queries.ts';
import type { Status } from '#lib/lodging/terms.ts';
import type { Kind } from '#lib/report/terms.ts';
import type { Task } from '#lib/task/queries.ts';
import type { YearNight } from './lodging.ts';
import { type ChaseHappening, chaseHappenings } from './timeline-chases.ts';
import { type ClosureHappening, closureHappenings } from './timeline-closures.ts';
import { type InspectionHappening, inspectionHappenings } from './timeline-inspections.ts';
import { type MatterHappening, matterHappenings } from './timeline-matters.ts';
import { type NoticeHappening, noticeHappenings } from './timeline-notices.ts';
import {
  alertHappenings,
  type PoliceHappening,
  pointHappenings,
  questionHappenings,
} from './timeline-police.ts';

/** One thing that happened at a lodging; instants UTC, names where the county knows them. Never a child's data. */
export type Happening =
  | ChaseHappening
  | ClosureHappening
  | PoliceHappening
  | InspectionHappening
  | MatterHappening
  | NoticeHappening
  | ({ key: string; at: Date } & (
      | {
          kind: 'return';
          night: BusinessDay;
          n: number;
          state: Timeliness | null;
          said: Kind;
          stays: number;
          shortCode: string;
          receipt: string;
          by: string;
          channel: string;
          lateReason: string | null;
          draftedAt: Date | null;
        }
      | { kind: 'silent'; night: BusinessDay }
      | { kind: 'status'; from: string; status: Status }
      | { kind: 'beat'; from: string; beat: string; station: string | null }
      | { kind: 'move'; move: 'extend' | 'check_out'; until: Date | null }
      | { kind: 'task_opened'; task: string }
      | { kind: 'task_done'; task: string; outcome: string | null; by: string | null }
      | { kind: 'note'; by: string | null; text: string }
      | ({ kind: 'reminder' } & Pick<SentReminder, 'step' | 'to' | 'nights' | 'fate'>)
      | { kind: 'reveal'; by: string | null; basis: string; reason: string; reference: string }
    ));

/** What the page already knows and the timeline tells again in its order. */
export type Known = {
  nights: readonly YearNight[];
  tasks: readonly Task[];
  notes: readonly Note[];
  points: readonly (SetPoint & { id: string })[];
};

type Reader = Pass<'lodging:read'>;

/** Everything that happened at a lodging since an instant, newest first, at most 400 entries. */
export async function timelineOf(
  pass: Reader,
  lodgingId: string,
  known: Known,
  since: Date,
): Promise<Happening[]> {
  const happened = [
    ...(await returns(pass, lodgingId, since, known.nights)),
    ...silences(known.nights),
    ...(await closureHappenings(pass, lodgingId, since)),
    ...(await changes(pass, lodgingId, since)),
    ...(await moves(pass, lodgingId, since)),
    ...tasks(known.tasks.filter(({ kind }) => kind !== 'chase' && kind !== 'matter')),
    ...(await chaseHappenings(pass, lodgingId)),
    ...(await alertHappenings(pass, lodgingId, since)),
    ...(await questionHappenings(pass, lodgingId, since)),
    ...(await matterHappenings(pass, lodgingId, since)),
    ...pointHappenings(known.points),
    ...(await inspectionHappenings(pass, lodgingId)),
    ...known.notes.map((note): Happening => ({ ...note, key: `note ${note.id}`, kind: 'note' })),
    ...(await reveals(pass, lodgingId, since)),
    ...(await noticeHappenings(pass, lodgingId, since)),
    ...(await remindersOf(pass, lodgingId, since)).map(
      ({ message, ...one }): Happening => ({ ...one, key: `reminder ${message}`, kind: 'reminder' }),
    ),
  ];
  return happened
    .filter(({ at }) => at >= since && at <= pass.now)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, 400);
}

async function returns(
  { sql }: Reader,
  lodgingId: string,
  since: Date,
  nights: readonly YearNight[],
): Promise<Happening[]> {
  const rows = await sql<
    {
      night: BusinessDay;
      n: number;
      said: Kind;
      stays: number;
      at: string;
      by: string;
      channel: string;
      receipt: string;
      shortCode: string;
      lateReason: string | null;
      drafted: string | null;
    }[]
  >`select business_day::text as night, n, kind as said, stays, accepted_at as at, actor_name as by, channel,
      receipt_number as receipt, short_code as "shortCode", late_reason as "lateReason", drafted_at as drafted
    from report_version where lodging_id = ${lodgingId} and accepted_at >= ${since.toISOString()}
    order by accepted_at desc limit 400`;
  const states = new Map(nights.map(({ day, state }) => [day, state]));
  return rows.map(({ drafted, ...row }) => ({
    ...row,
    draftedAt: drafted ? new Date(drafted) : null,
    key: `return ${row.night} ${row.n}`,
    kind: 'return',
    at: new Date(row.at),
    // A later version is never late: only the first acceptance decides (product.md, The day).
    state: row.n === 1 ? (states.get(row.night) ?? null) : null,
  }));
}

function silences(nights: readonly YearNight[]): Happening[] {
  return nights
    .filter(({ state }) => state === 'silent')
    .map(({ day, due }) => ({ key: `silent ${day}`, kind: 'silent', at: due, night: day }));
}

/** Status and beat, told at the beginning of the night they hold from. */
async function changes({ sql }: Reader, lodgingId: string, since: Date): Promise<Happening[]> {
  const statuses = await sql<{ from: string; status: Status }[]>`
    select from_day::text as from, status from lodging_status where lodging_id = ${lodgingId} order by from_day`;
  const beats = await sql<{ from: string; beat: string; station: string | null }[]>`
    select b.from_day::text as from, u.name as beat, s.name as station
    from lodging_beat b join unit u on u.county = b.county and u.id = b.beat_id
    left join unit s on s.county = u.county and s.id = u.parent_id
    where b.lodging_id = ${lodgingId} order by b.from_day`;
  const begun = (from: string) => startOf(businessDay(from));
  return [
    ...statuses.map(
      (row): Happening => ({ key: `status ${row.from}`, kind: 'status', at: begun(row.from), ...row }),
    ),
    // The first beat is where the house began, not a move.
    ...beats
      .slice(1)
      .map((row): Happening => ({ key: `beat ${row.from}`, kind: 'beat', at: begun(row.from), ...row })),
  ].filter(({ at }) => at >= since);
}

async function moves({ sql }: Reader, lodgingId: string, since: Date): Promise<Happening[]> {
  const rows = await sql<{ id: string; move: 'extend' | 'check_out'; at: string; until: string | null }[]>`
    select id, kind as move, at, until_at as until from stay_move
    where lodging_id = ${lodgingId} and at >= ${since.toISOString()} order by at desc limit 200`;
  return rows.map(({ id, move, at, until }) => ({
    key: `move ${id}`,
    kind: 'move',
    at: new Date(at),
    move,
    until: until ? new Date(until) : null,
  }));
}

function tasks(all: readonly Task[]): Happening[] {
  return all.flatMap(({ id, kind, openedAt, done }): Happening[] => [
    { key: `task ${id}`, kind: 'task_opened', at: openedAt, task: kind },
    ...(done
      ? [
          {
            key: `task-done ${id}`,
            kind: 'task_done' as const,
            at: done.at,
            task: kind,
            outcome: done.outcome,
            by: done.by,
          },
        ]
      : []),
  ]);
}

async function reveals({ sql }: Reader, lodgingId: string, since: Date): Promise<Happening[]> {
  const rows = await sql<
    { id: string; at: string; account: string; basis: string; reason: string; reference: string }[]
  >`select id, at, account_id as account, basis, reason, reference from reveal
    where lodging_id = ${lodgingId} and at >= ${since.toISOString()} order by at desc limit 200`;
  const names = await namesOf(
    { sql },
    rows.map(({ account }) => account),
  );
  return rows.map(({ id, at, account, ...row }) => ({
    ...row,
    key: `reveal ${id}`,
    kind: 'reveal',
    at: new Date(at),
    by: names[account] ?? null,
  }));
}
