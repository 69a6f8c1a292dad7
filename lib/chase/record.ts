import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { dueFor, triedAgainBy } from './rules.ts';
import type { Level, PersonStep } from './terms.ts';
import { isFruitless, meets } from './transitions.ts';
import { endTasks, writeSteps } from './write.ts';

export type Worker = Pass<'chase:work'> | Pass<'chase:sign'> | Pass<'report:on_behalf'>;

export type Locked = {
  id: string;
  lodging: string;
  level: Level;
  closed: boolean;
  met: boolean;
  steps: number;
  done: PersonStep[];
  openedAt: string;
  last: { name: string | null; kind: string; at: string } | null;
  breaches: string[] | null;
};

/** What is shown after a step: the chase, the line's number, whether the demand is met, how it ended if it did. */
export type Stepped = {
  chase: string;
  n: number;
  kind: string;
  met: boolean;
  ending: string | null;
  /** of a visit sent later: what somebody else recorded since its writer saw the chase */
  meanwhile?: { who: string; kind: string; at: string };
};

type Line = {
  kind: PersonStep;
  outcome?: string;
  happenedAt?: Date;
  detail?: Record<string, unknown>;
  promiseDay?: string | undefined;
  requestKey?: string;
  ending?: string;
  leadsTo?: Level;
};

/** Writes the line, what it does to the chase and to its task, and the house book, in one transaction. */
export async function write(pass: Worker, chase: Locked, line: Line): Promise<Stepped> {
  const n = chase.steps + 1;
  const met = !chase.closed && !line.leadsTo && meets(chase.level, line.kind, line.outcome ?? null);
  const at = pass.now.toISOString();
  const { county } = pass.reach;
  const detail = { ...line.detail, ...(line.promiseDay ? { promiseDay: line.promiseDay } : {}) };
  await writeSteps(pass, [
    { chase: chase.id, lodging: chase.lodging, n, level: chase.level, ...line, detail },
  ]);
  const went = line.kind === 'visit' || line.kind === 'joint_visit';
  const fruitless = isFruitless(line.outcome ?? null);
  const visited = went && !fruitless ? line.happenedAt : undefined;
  await pass.sql`update chase set steps = ${n},
      level = ${line.leadsTo ?? chase.level}, level_at = case when ${!!line.leadsTo} then ${at}::timestamptz else level_at end,
      met_at = case when ${met} then ${at}::timestamptz when ${!!line.leadsTo} then null else met_at end,
      promise_day = coalesce(${line.promiseDay ?? null}::date, promise_day),
      visited_at = greatest(visited_at, ${visited?.toISOString() ?? null}::timestamptz),
      closed_at = case when ${!!line.ending} then ${at}::timestamptz else closed_at end,
      closed_by = case when ${!!line.ending} then ${pass.actor.id}::uuid else closed_by end,
      ending = coalesce(ending, ${line.ending ?? null})
    where county = ${county} and id = ${chase.id}`;
  if (line.ending) await endTasks(pass, [chase.id], line.ending);
  else if (met) await settleTask(pass, chase.id, null, null);
  else if (line.leadsTo) await settleTask(pass, chase.id, line.leadsTo, await breachDue(pass, line.leadsTo));
  else if (went && fruitless && !chase.met && ['visit', 'joint_visit'].includes(chase.level))
    await askAgain(pass, chase.id);
  pass.record({
    act: line.ending
      ? 'chase.close'
      : line.kind === 'joint_visit' || chase.level === 'breach'
        ? 'chase.sign'
        : 'chase.step',
    subjectKind: 'chase',
    subjectId: chase.id,
    lodgingId: chase.lodging,
    detail: { kind: line.kind, outcome: line.outcome ?? null, level: chase.level, n },
  });
  return { chase: chase.id, n, kind: line.kind, met, ending: line.ending ?? null };
}

/** A met demand waits for the lodging: its task stays open without a due, so that it neither climbs nor is forgotten. */
async function settleTask(pass: Worker, chase: string, need: Level | null, due: Date | null): Promise<void> {
  await pass.sql`update task set due_at = ${due?.toISOString() ?? null}::timestamptz,
      detail = (detail - 'climbs') || jsonb_build_object('need', ${need ?? 'wait'}::text),
      claimed_by = coalesce(claimed_by, ${pass.actor.id}::uuid), claimed_at = coalesce(claimed_at, ${pass.now.toISOString()})
    where county = ${pass.reach.county} and kind = 'chase' and subject_id = ${chase} and done_at is null`;
}

/** Nobody was there: the demand stands, to be tried again by the end of the next day's duty, never sooner than it was due. */
async function askAgain(pass: Worker, chase: string): Promise<void> {
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const due = triedAgainBy(pass.now, { dutyTo: settings.of('duty_to') });
  await pass.sql`update task set due_at = ${due.toISOString()}, detail = detail - 'climbs',
      claimed_by = coalesce(claimed_by, ${pass.actor.id}::uuid), claimed_at = coalesce(claimed_at, ${pass.now.toISOString()})
    where county = ${pass.reach.county} and kind = 'chase' and subject_id = ${chase} and done_at is null
      and due_at < ${due.toISOString()}`;
}

async function breachDue(pass: Worker, level: Level): Promise<Date> {
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const [quietFrom, quietTo] = [settings.of('quiet_from'), settings.of('quiet_to')];
  return dueFor(level, pass.now, { taskAfterHours: 0, quietFrom, quietTo, dutyTo: settings.of('duty_to') });
}

/** The chase, held: of two who act at once the second finds one line more than it has seen. Refuses M-161 out of reach. */
export async function lock(pass: Worker, id: string): Promise<Locked> {
  const { county } = pass.reach;
  const [row] = await pass.sql<{ id: string }[]>`
    select id from chase where county = ${county} and id = ${id} for update`;
  if (!row) throw new Refusal('not_found', 'M-161');
  const [chase] = await pass.sql<Locked[]>`
    select c.id, c.lodging_id as lodging, c.level, c.closed_at is not null as closed,
      c.met_at is not null as met, c.steps, c.opened_at as "openedAt",
      array(select s.kind from chase_step s where s.county = c.county and s.chase_id = c.id and s.account_id is not null) as done,
      (select json_build_object('name', s.actor_name, 'kind', s.kind, 'at', s.at) from chase_step s
        where s.county = c.county and s.chase_id = c.id and s.n = c.steps) as last,
      (select array(select jsonb_array_elements_text(s.detail->'breaches')) from chase_step s where s.county = c.county
        and s.chase_id = c.id and s.kind = 'joint_visit' order by s.n desc limit 1) as breaches
    from chase c where c.county = ${county} and c.id = ${id}`;
  if (!chase) throw new Refusal('not_found', 'M-161');
  return chase;
}

/** Refuses a step that is not possible; of two at once the second is told who did what and when. */
export function refuse(problem: Problem | null, { last }: Locked): void {
  if (!problem) return;
  const told = problem.code === 'M-421' && last;
  if (!told) throw new Refusal('conflict', [problem]);
  const values = { who: last.name ?? '', kind: last.kind, at: new Date(last.at).toISOString() };
  throw new Refusal('conflict', [{ ...problem, values }]);
}

/** What a step with this key already wrote, or null. */
export async function stored(pass: Worker, requestKey: string): Promise<Stepped | null> {
  const [row] = await pass.sql<{ chase: string; n: number; kind: string }[]>`
    select chase_id as chase, n, kind from chase_step
    where county = ${pass.reach.county} and request_key = ${requestKey} and account_id = ${pass.actor.id}::uuid`;
  return row ? { ...row, met: false, ending: null } : null;
}
