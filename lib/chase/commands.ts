import type { Pass } from '#lib/access/pass.ts';
import { addDays, businessDay, businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import { keepPoint } from '#lib/lodging/point/commands.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { fileReports } from '#lib/report/commands.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import type { BehalfInput, SignInput, StepInput } from './inputs.ts';
import { dueFor } from './rules.ts';
import { articles, duties, type Level, type PersonStep } from './terms.ts';
import { meets, objectToStep } from './transitions.ts';
import { endTasks, writeSteps } from './write.ts';

type Worker = Pass<'chase:work'> | Pass<'chase:sign'> | Pass<'report:on_behalf'>;

type Locked = {
  id: string;
  lodging: string;
  level: Level;
  closed: boolean;
  steps: number;
  done: PersonStep[];
  openedAt: string;
  last: { name: string | null; kind: string; at: string } | null;
  breaches: string[] | null;
};

/** What is shown after a step: the chase, the line's number, whether the demand is met, how it ended if it did. */
export type Stepped = { chase: string; n: number; kind: string; met: boolean; ending: string | null };

const promiseAtMost = 14;

/**
 * Records what an officer did. Refuses M-161 out of reach, M-420 over, M-421 somebody recorded something since (who and
 * when), M-422 not at this level, M-423 a finding without a call or visit, M-426 a visit in the future or before the
 * chase, M-427 a promise not within 14 days. A visit that comes with a key of its own is taken whenever it arrives: it
 * happened; the same key again answers what was stored.
 */
export async function recordStep(pass: Pass<'chase:work'>, input: StepInput): Promise<Stepped> {
  const chase = await lock(pass, input.chase);
  if (input.kind === 'visit' && input.request_key) {
    const before = await stored(pass, input.request_key);
    if (before) return before;
    checkHappened(pass, input.happened);
    if (input.point) await keepPoint(pass, chase.lodging, input.point, input.accuracy);
    return write(pass, chase, {
      kind: 'visit',
      outcome: input.outcome,
      happenedAt: input.happened,
      detail: { place: input.place, ...(input.seen === chase.steps ? {} : { sentLater: true }) },
      requestKey: input.request_key,
    });
  }
  refuse(objectToStep(chase, input.kind, input.seen), chase);
  switch (input.kind) {
    case 'call':
      if (input.promise_day) checkPromise(pass, input.promise_day);
      return write(pass, chase, {
        kind: 'call',
        outcome: input.outcome,
        promiseDay: input.outcome === 'will_file' ? input.promise_day : undefined,
      });
    case 'promise':
      checkPromise(pass, input.promise_day);
      return write(pass, chase, { kind: 'promise', promiseDay: input.promise_day });
    case 'visit':
      checkHappened(pass, input.happened);
      if (input.point) await keepPoint(pass, chase.lodging, input.point, input.accuracy);
      return write(pass, chase, {
        kind: 'visit',
        outcome: input.outcome,
        happenedAt: input.happened,
        detail: { place: input.place },
      });
    case 'closed':
      return write(pass, chase, { kind: 'closed', outcome: input.finding, ending: input.finding });
    default:
      return write(pass, chase, { kind: input.kind });
  }
}

/**
 * What a 民警 signs: a joint visit with the three duties answered, and what a found breach opens. Refuses as `recordStep`,
 * and M-428 the second officer is oneself, M-430 an article that is not about a duty that was breached, M-431 a correction
 * without its last day.
 */
export async function signStep(pass: Pass<'chase:sign'>, input: SignInput): Promise<Stepped> {
  const chase = await lock(pass, input.chase);
  refuse(objectToStep(chase, input.kind, input.seen), chase);
  if (input.kind === 'joint_visit') {
    checkHappened(pass, input.happened);
    if (input.second === pass.actor.name) throw one('M-428', 'second');
    const breaches = duties.filter((duty) => input[duty] === 'breach');
    return write(pass, chase, {
      kind: 'joint_visit',
      outcome: breaches.length > 0 ? 'breach' : 'kept',
      happenedAt: input.happened,
      detail: { place: input.place, second: input.second, breaches },
      ...(breaches.length > 0 ? { leadsTo: 'breach' as const } : {}),
    });
  }
  if (!chase.breaches?.includes(articles[input.article])) throw one('M-430', 'article');
  if (input.kind === 'correction' && (!input.until || input.until < civilDateAt(pass.now)))
    throw one('M-431', 'until');
  const detail = { article: input.article, ...(input.until ? { until: input.until } : {}) };
  return write(pass, chase, { kind: input.kind, detail });
}

/**
 * Files nil for one silent night of the chase as the lodging said it, and records the step. Refuses as `recordStep` and as
 * filing does; a night that was filed meanwhile is told.
 */
export async function fileOnBehalf(pass: Pass<'report:on_behalf'>, input: BehalfInput): Promise<Stepped> {
  const chase = await lock(pass, input.chase);
  refuse(objectToStep(chase, 'on_behalf', input.seen), chase);
  const night = businessDay(input.night);
  const [listed] = await pass.sql<{ filed: boolean }[]>`
    select exists (select from report r where r.county = n.county and r.lodging_id = n.lodging_id
      and r.business_day = n.business_day) as filed
    from chase_night n where n.county = ${pass.reach.county} and n.chase_id = ${chase.id} and n.business_day = ${night}`;
  if (!listed) throw one('M-433', 'night');
  if (listed.filed) throw new Refusal('conflict', [{ code: 'M-434', field: 'night' }]);
  const key = `behalf-${chase.id}-${night}`;
  const [filed] = await fileReports(
    pass,
    [
      {
        lodgingId: chase.lodging,
        day: night,
        input: { kind: 'nil', late_reason: `电话：${input.said_by}` },
        requestKey: key,
        body: key,
      },
    ],
    { channel: 'on_behalf', history: false },
  );
  if (!filed || filed.outcome === 'refused') throw new Refusal('invalid', filed?.results ?? []);
  return write(pass, chase, { kind: 'on_behalf', detail: { night, saidBy: input.said_by } });
}

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
async function write(pass: Worker, chase: Locked, line: Line): Promise<Stepped> {
  const n = chase.steps + 1;
  const met = !chase.closed && !line.leadsTo && meets(chase.level, line.kind, line.outcome ?? null);
  const at = pass.now.toISOString();
  const { county } = pass.reach;
  const detail = { ...line.detail, ...(line.promiseDay ? { promiseDay: line.promiseDay } : {}) };
  await writeSteps(pass, [
    { chase: chase.id, lodging: chase.lodging, n, level: chase.level, ...line, detail },
  ]);
  const visited = line.kind === 'visit' || line.kind === 'joint_visit' ? line.happenedAt : undefined;
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

async function breachDue(pass: Worker, level: Level): Promise<Date> {
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const [quietFrom, quietTo] = [settings.of('quiet_from'), settings.of('quiet_to')];
  return dueFor(level, pass.now, { taskAfterHours: 0, quietFrom, quietTo, dutyTo: settings.of('duty_to') });
}

/** Two who act at once follow one another; the second finds one line more than it has seen. */
async function lock(pass: Worker, id: string): Promise<Locked> {
  const { county } = pass.reach;
  const [row] = await pass.sql<{ id: string }[]>`
    select id from chase where county = ${county} and id = ${id} for update`;
  if (!row) throw new Refusal('not_found', 'M-161');
  const [chase] = await pass.sql<Locked[]>`
    select c.id, c.lodging_id as lodging, c.level, c.closed_at is not null as closed, c.steps, c.opened_at as "openedAt",
      array(select s.kind from chase_step s where s.county = c.county and s.chase_id = c.id and s.account_id is not null) as done,
      (select json_build_object('name', s.actor_name, 'kind', s.kind, 'at', s.at) from chase_step s
        where s.county = c.county and s.chase_id = c.id and s.n = c.steps) as last,
      (select array(select jsonb_array_elements_text(s.detail->'breaches')) from chase_step s where s.county = c.county
        and s.chase_id = c.id and s.kind = 'joint_visit' order by s.n desc limit 1) as breaches
    from chase c where c.county = ${county} and c.id = ${id}`;
  if (!chase) throw new Refusal('not_found', 'M-161');
  return chase;
}

async function stored(pass: Worker, requestKey: string): Promise<Stepped | null> {
  const [row] = await pass.sql<{ chase: string; n: number; kind: string }[]>`
    select chase_id as chase, n, kind from chase_step
    where county = ${pass.reach.county} and request_key = ${requestKey} and account_id = ${pass.actor.id}::uuid`;
  return row ? { ...row, met: false, ending: null } : null;
}

const one = (code: string, field: string) => new Refusal('invalid', [{ code, field }]);

function refuse(problem: Problem | null, { last }: Locked): void {
  if (!problem) return;
  const told = problem.code === 'M-421' && last;
  if (!told) throw new Refusal('conflict', [problem]);
  const values = { who: last.name ?? '', kind: last.kind, at: new Date(last.at).toISOString() };
  throw new Refusal('conflict', [{ ...problem, values }]);
}

function checkPromise(pass: Worker, day: string): void {
  const today = civilDateAt(pass.now);
  if (day < today || day > addDays(businessDay(today), promiseAtMost)) throw one('M-427', 'promise_day');
}

function checkHappened(pass: Worker, happened: Date): void {
  const minute = 60_000;
  const age = pass.now.getTime() - happened.getTime();
  if (age < -5 * minute || age > 7 * 1440 * minute) throw one('M-426', 'happened');
}
