import type { Pass } from '#lib/access/pass.ts';
import type { Contact } from '#lib/lodging/queries.ts';
import type { Task } from '#lib/task/queries.ts';
import { contactsByLodging } from './people.ts';

/** A child whose identity is pending, as somebody who goes there must know: never a name or number. Instant UTC. */
export type PendingChild = { room: string | null; age: number | null; sex: string | null; checkIn: Date };

/** What stands behind a task: who is pending, or why a return was late; and who to call at the lodging. */
export type TaskFacts = {
  children: PendingChild[];
  /** `told`: filed by an officer as the house said on the telephone; who said so is its reason */
  excuse: {
    reason: string | null;
    told: { officer: string; saidBy: string } | null;
    acceptedAt: Date;
    draftedAt: Date | null;
  } | null;
  contacts: Contact[];
};

type Worker = Pass<'task:work'>;

/** The facts of each task by its id, in three queries for any number of tasks. */
export async function factsOfTasks(pass: Worker, tasks: readonly Task[]): Promise<Record<string, TaskFacts>> {
  const open = tasks.filter(({ done }) => !done);
  const contacts = await contactsByLodging(pass, [...new Set(open.map(({ lodging }) => lodging.id))]);
  const children = await pendingChildren(pass, subjects(open, 'identity_pending'));
  const excuses = await excusesOf(pass, subjects(open, 'excuse'));
  return Object.fromEntries(
    open.map((task) => [
      task.id,
      {
        children: children.get(task.subject.id) ?? [],
        excuse: excuses.get(task.subject.id) ?? null,
        contacts: contacts.get(task.lodging.id) ?? [],
      },
    ]),
  );
}

const subjects = (tasks: readonly Task[], kind: string) =>
  tasks.filter((task) => task.kind === kind).map(({ subject }) => subject.id);

async function pendingChildren(
  pass: Worker,
  reports: readonly string[],
): Promise<Map<string, PendingChild[]>> {
  const found = new Map<string, PendingChild[]>();
  if (reports.length === 0) return found;
  const rows = await pass.sql<(Omit<PendingChild, 'checkIn'> & { report: string; checkIn: string })[]>`
    select report_id as report, room, age, sex, check_in_at as "checkIn" from stay
    where county = ${pass.reach.county} and report_id = any (${[...reports]}::uuid[]) and removed_in is null
      and flags ? 'identity_pending' order by room, position`;
  for (const { report, checkIn, ...child } of rows)
    found.set(report, [...(found.get(report) ?? []), { ...child, checkIn: new Date(checkIn) }]);
  return found;
}

type Excuse = NonNullable<TaskFacts['excuse']>;

/** The subject of an excuse is the version that gave it: `report id/n`. */
async function excusesOf(pass: Worker, versions: readonly string[]): Promise<Map<string, Excuse>> {
  if (versions.length === 0) return new Map();
  const reports = versions.map((version) => version.split('/')[0] ?? '');
  const rows = await pass.sql<
    {
      version: string;
      reason: string | null;
      told: Excuse['told'];
      acceptedAt: string;
      draftedAt: string | null;
    }[]
  >`select v.report_id || '/' || v.n as version, v.late_reason as reason, v.accepted_at as "acceptedAt",
      v.drafted_at as "draftedAt", (select json_build_object('officer', b.officer_name, 'saidBy', b.said_by)
        from report_on_behalf b where b.county = v.county and b.report_id = v.report_id and b.n = v.n) as told
    from report_version v where v.county = ${pass.reach.county} and v.report_id = any (${reports}::uuid[])`;
  return new Map(
    rows.map(({ version, acceptedAt, draftedAt, ...row }) => [
      version,
      { ...row, acceptedAt: new Date(acceptedAt), draftedAt: draftedAt ? new Date(draftedAt) : null },
    ]),
  );
}
