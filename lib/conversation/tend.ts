import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import type { DutyHours } from '#lib/clock/duty-hours.ts';
import { type NewMessage, send } from '#lib/delivery/send.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import type { Settings } from '#lib/settings/resolve.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import { tellHouse } from './answer.ts';
import { type HouseHelp, helpOf } from './posts.ts';
import { replyCode } from './reply-rules.ts';
import { answerersAt, duesOf, inDuty } from './rules.ts';
import { quietDays } from './terms.ts';
import { messageWords } from './words.ts';
import { addLine, lockThread } from './write.ts';

type Clock = Pass<'clock:work'>;

type Waiting = {
  thread: string;
  lodging: string;
  name: string;
  since: string;
  line: number;
  task: string | null;
  taskUnit: string | null;
  due: string | null;
  /** while a department has it */
  passedDue: string | null;
};

export type Tended = { opened: number; reminded: number; ended: number };

/**
 * Does what the clock owes the threads of a county, or of one thread: a task with its due for each wait, told to whoever answers
 * at this instant; a reminder before the due; the end of what was answered and stayed quiet. The climb itself is the task room's.
 * Doing it again changes nothing.
 */
export async function tendThreads(pass: Clock, only: string | null = null): Promise<Tended> {
  await settleOver(pass);
  const waiting = await waits(pass, only);
  const ended = only ? 0 : await endQuiet(pass);
  if (waiting.length === 0) return { opened: 0, reminded: 0, ended };
  const settings = await settingsFor(pass, businessDayAt(pass.now));
  const help = await helpOf(pass, [...new Set(waiting.map(({ lodging }) => lodging))]);
  let opened = 0;
  const told: NewMessage[] = [];
  for (const one of waiting) {
    const post = help.get(one.lodging) ?? null;
    const times = timesFor(settings, post);
    const { remindAt, dueAt } = duesOf(new Date(one.since), times.duty, times);
    if (!one.task) {
      const passed = one.passedDue && new Date(one.passedDue);
      await openTask(pass, one, post?.beat.id ?? null, passed && passed > dueAt ? passed : dueAt);
      opened += 1;
      told.push(...messages(one, post, pass.now, times.duty, 'asked'));
    } else {
      if (post && one.taskUnit !== post.beat.id)
        await pass.sql`update task set unit_id = ${post.beat.id} where county = ${pass.reach.county} and id = ${one.task}`;
      if (pass.now >= remindAt && !one.passedDue)
        told.push(...messages(one, post, pass.now, times.duty, 'remind'));
    }
  }
  const results = await send(pass, await untold(pass, told));
  const reminded = results.filter(({ key, result }) => key.includes('/remind/') && result === 'sent').length;
  return { opened, reminded, ended };
}

/** Those of some messages that were not sent before: each minute asks again for every wait beyond its reminder. */
async function untold({ sql, reach }: Clock, told: readonly NewMessage[]): Promise<NewMessage[]> {
  if (told.length === 0) return [];
  const keys = told.map(({ key }) => key);
  const sent = await sql<{ key: string }[]>`
    select key from message where county = ${reach.county} and key = any (${keys}::text[])`;
  const known = new Set(sent.map(({ key }) => key));
  return told.filter(({ key }) => !known.has(key));
}

async function waits({ sql, reach }: Clock, only: string | null): Promise<Waiting[]> {
  return await sql<Waiting[]>`
    select h.id as thread, h.lodging_id as lodging, l.name, h.waits_since as since, h.waits_line as line, t.id as task,
      t.unit_id as "taskUnit", t.due_at as due,
      (select max(o.due_at) from hand_off o where o.county = h.county and o.thread_id = h.id and o.answered_at is null) as "passedDue"
    from thread h join lodging l on l.county = h.county and l.id = h.lodging_id
    left join task t on t.county = h.county and t.kind = 'question' and t.subject_kind = 'thread'
      and t.subject_id = h.id || '/' || h.waits_line
    where h.county = ${reach.county} and h.waits_since is not null and (${only}::uuid is null or h.id = ${only}::uuid)
    order by h.waits_since`;
}

async function openTask(pass: Clock, one: Waiting, beat: string | null, dueAt: Date): Promise<void> {
  await pass.sql`insert into task (county, id, kind, lodging_id, unit_id, subject_kind, subject_id, severity, opened_at, due_at, detail)
    values (${pass.reach.county}, ${uuidv7(pass.now)}, 'question', ${one.lodging}, ${beat}, 'thread', ${`${one.thread}/${one.line}`},
      'same_day', ${new Date(one.since).toISOString()}, ${dueAt.toISOString()}, '{}'::jsonb)
    on conflict (county, kind, subject_kind, subject_id) do nothing`;
}

/** Waits that are over by another way than an answer: the house settled it. */
async function settleOver(pass: Clock): Promise<void> {
  const over = await pass.sql<{ id: string }[]>`
    update task t set done_at = ${pass.now.toISOString()}, outcome = 'seen'
    from thread h where t.county = ${pass.reach.county} and t.kind = 'question' and t.done_at is null
      and h.county = t.county and h.id = split_part(t.subject_id, '/', 1)::uuid
      and h.waits_line is distinct from split_part(t.subject_id, '/', 2)::integer
    returning t.id`;
  for (const { id } of over) await settleClimbs(pass, id);
}

async function endQuiet(pass: Clock): Promise<number> {
  const before = new Date(pass.now.getTime() - quietDays * 86_400_000).toISOString();
  const rows = await pass.sql<{ id: string }[]>`
    select id from thread where county = ${pass.reach.county} and waits_since is null and closed_at is null
      and answered_at is not null and last_at <= ${before} order by last_at limit 200`;
  for (const { id } of rows) {
    const thread = await lockThread(pass, id);
    const { n } = await addLine(pass, thread, { side: 'clock', kind: 'closed', closedHow: 'quiet' });
    await tellHouse(pass, thread, n, true);
    pass.record({
      act: 'thread.close',
      subjectKind: 'thread',
      subjectId: id,
      lodgingId: thread.lodging,
      detail: { how: 'quiet' },
    });
  }
  return rows.length;
}

function messages(
  one: Waiting,
  post: HouseHelp | null,
  now: Date,
  duty: DutyHours,
  what: 'asked' | 'remind',
): NewMessage[] {
  if (!post) return [];
  const { accounts, substitute } = answerersAt(
    { officers: post.officers, duty: post.duty.map(({ account }) => account) },
    inDuty(now, duty),
  );
  const officers = post.officers.map(({ account }) => account);
  return accounts.map((account) => ({
    ...{ key: `question/${one.thread}/${one.line}/${what}/${account}`, account, kind: 'task' as const },
    ...{ lodgings: [one.lodging], path: `/questions/${one.thread}`, reply: { code: replyCode(one.thread) } },
    text: (language) => {
      const words = messageWords(language);
      const stands = substitute && !officers.includes(account);
      const body =
        what === 'remind'
          ? words.remind(one.name)
          : stands
            ? words.substitute(one.name)
            : words.asked(one.name);
      return { title: words.title, body };
    },
  }));
}

/** By when a wait of a house is to be answered, as the house's beat promises now. */
export async function dueOfWait(
  pass: Pass<'thread:work'> | Clock,
  lodging: string,
  since: Date,
): Promise<Date> {
  const post = (await helpOf(pass, [lodging])).get(lodging) ?? null;
  const times = timesFor(await settingsFor(pass, businessDayAt(pass.now)), post);
  return duesOf(since, times.duty, times).dueAt;
}

/** The duty hours and answer times that hold for a house's beat. */
export function timesFor(
  settings: Settings,
  post: Pick<HouseHelp, 'beat' | 'station'> | null,
): { duty: DutyHours; remind: number; within: number } {
  const place = { units: post ? [post.beat.id, post.station.id] : [] };
  return {
    duty: { from: settings.of('duty_from', place), to: settings.of('duty_to', place) },
    remind: settings.of('answer_remind_minutes', place),
    within: settings.of('answer_within_minutes', place),
  };
}
