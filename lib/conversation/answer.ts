import type { Pass } from '#lib/access/pass.ts';
import type { Checked } from '#lib/attachment/check.ts';
import { send } from '#lib/delivery/send.ts';
import type { ChannelId } from '#lib/delivery/terms.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settleClimbs } from '#lib/task/climb.ts';
import type { Asked } from './ask.ts';
import type { CloseInput, NumbersInput, OpenInput, SayInput } from './inputs.ts';
import { openText } from './sealed.ts';
import { messageWords } from './words.ts';
import { addLine, type Locked, lockThread, readText, saysSomething, writtenBefore } from './write.ts';

type Officer = Pass<'thread:work'>;

/**
 * An officer answers; the wait and its task end with it, and the house is told. `way` is the channel it was written on where that
 * was not the page. Refuses M-161, M-600, M-602.
 */
export async function answerThread(
  pass: Officer,
  input: SayInput,
  files: readonly Checked[] = [],
  way: ChannelId | null = null,
): Promise<Asked> {
  const before = await writtenBefore(pass, input.request_key);
  if (before) return { thread: before, lines: 0 };
  saysSomething(input.text, files);
  const thread = await lockThread(pass, input.thread);
  const { n } = await addLine(pass, thread, {
    ...{ side: 'police', kind: 'said', said: { text: input.text, place: input.place }, files },
    ...{ numbers: input.numbers, requestKey: input.request_key },
  });
  await endWait(pass, thread.id);
  await tellHouse(pass, thread, n);
  pass.record({
    act: 'thread.answer',
    subjectKind: 'thread',
    subjectId: thread.id,
    lodgingId: thread.lodging,
    detail: { line: n, ...(way ? { way } : {}) },
  });
  return { thread: thread.id, lines: n };
}

/**
 * The police begin a thread with a house; what it hangs on stands apart and is not read by the lodging side. Refuses M-161, M-600, M-602,
 * M-604 an alert or chase of another house.
 */
export async function openThread(
  pass: Officer,
  input: OpenInput,
  files: readonly Checked[] = [],
): Promise<Asked> {
  const { county } = pass.reach;
  const before = await writtenBefore(pass, input.request_key);
  if (before) return { thread: before, lines: 1 };
  saysSomething(input.text, files);
  const [house] = await pass.sql<{ id: string }[]>`
    select id from lodging where county = ${county} and code = ${input.lodging}`;
  if (!house) throw new Refusal('not_found', [{ code: 'M-161', field: 'lodging' }]);
  readText(input.text, input.numbers);
  const [id, now] = [uuidv7(pass.now), pass.now.toISOString()];
  await pass.sql`insert into thread (county, id, lodging_id, opened_by, opened_side, opened_at, lines, last_at)
    values (${county}, ${id}, ${house.id}, ${pass.actor.id}::uuid, 'police', ${now}, 0, ${now})`;
  if (input.link_kind && input.link) await link(pass, id, house.id, input.link_kind, input.link);
  const empty: Locked = {
    ...{ id, lodging: house.id, openedBy: pass.actor.id ?? '', lines: 0, lastAt: pass.now, standing: null },
  };
  const { n } = await addLine(pass, empty, {
    ...{ side: 'police', kind: 'said', said: { text: input.text, place: null }, files },
    ...{ numbers: input.numbers, requestKey: input.request_key },
  });
  await tellHouse(pass, empty, n);
  pass.record({
    act: 'thread.open',
    subjectKind: 'thread',
    subjectId: id,
    lodgingId: house.id,
    detail: input.link_kind ? { link: input.link_kind, id: input.link } : {},
  });
  return { thread: id, lines: 1 };
}

async function link(
  pass: Officer,
  thread: string,
  lodging: string,
  kind: 'alert' | 'chase',
  subject: string,
) {
  const { county } = pass.reach;
  const [found] =
    kind === 'alert'
      ? await pass.sql`select id from alert where county = ${county} and id = ${subject} and lodging_id = ${lodging}`
      : await pass.sql`select id from chase where county = ${county} and id = ${subject} and lodging_id = ${lodging}`;
  if (!found) throw new Refusal('invalid', [{ code: 'M-604', field: 'link' }]);
  await pass.sql`insert into thread_link (county, thread_id, lodging_id, kind, subject_id, made_by, made_at)
    values (${county}, ${thread}, ${lodging}, ${kind}, ${subject}, ${pass.actor.id}::uuid, ${pass.now.toISOString()})`;
}

/** The police end a thread in which nothing waits for an answer. Refuses M-161, M-606 closed already, M-608 the house waits. */
export async function closeThread(pass: Officer, { thread: id }: CloseInput): Promise<Asked> {
  const thread = await lockThread(pass, id);
  if (thread.standing?.closedAt) throw new Refusal('conflict', 'M-606');
  if (thread.standing?.waitsSince) throw new Refusal('conflict', 'M-608');
  const { n } = await addLine(pass, thread, { side: 'police', kind: 'closed', closedHow: 'police' });
  await tellHouse(pass, thread, n, true);
  pass.record({
    act: 'thread.close',
    subjectKind: 'thread',
    subjectId: id,
    lodgingId: thread.lodging,
    detail: { how: 'police' },
  });
  return { thread: id, lines: n };
}

/** Ends the tasks of a thread's waits, and what climbed with them. */
export async function endWait(
  pass: Pick<Officer, 'sql' | 'reach' | 'now' | 'actor'>,
  thread: string,
): Promise<void> {
  const { county } = pass.reach;
  const ended = await pass.sql<{ id: string }[]>`
    update task set done_at = ${pass.now.toISOString()}, done_by = ${pass.actor.id}::uuid, outcome = 'seen'
    where county = ${county} and kind = 'question' and subject_kind = 'thread' and subject_id like ${`${thread}/%`}
      and done_at is null returning id`;
  for (const { id } of ended) await settleClimbs(pass, id);
}

/** Tells whoever opened the thread, or everybody of the house where the police did. */
export async function tellHouse(
  pass: Pick<Officer, 'sql' | 'reach' | 'now' | 'enqueue'>,
  thread: Pick<Locked, 'id' | 'lodging'>,
  n: number,
  closed = false,
): Promise<void> {
  const people = await pass.sql<{ account: string; code: string; name: string }[]>`
    select distinct h.account_id as account, l.code, l.name from thread t
    join lodging l on l.county = t.county and l.id = t.lodging_id
    join holding h on h.county = t.county and h.lodging_id = t.lodging_id and h.role in ('owner', 'staff') and h.revoked_at is null
    where t.county = ${pass.reach.county} and t.id = ${thread.id}
      and (t.opened_side = 'police' or h.account_id = t.opened_by or exists (select from thread_line x
        where x.county = t.county and x.thread_id = t.id and x.side = 'house' and x.author = h.account_id))`;
  await send(
    pass,
    people.map(({ account, code, name }) => ({
      ...{ key: `thread/${thread.id}/${n}/${account}`, account, kind: 'task' as const },
      ...{ lodgings: [thread.lodging], path: `/ask/${thread.id}?lodging=${encodeURIComponent(code)}` },
      text: (language) => ({
        title: messageWords(language).title,
        body: closed ? messageWords(language).closed(name) : messageWords(language).answered(name),
      }),
    })),
  );
}

/** The numbers a house gave with a line, in their order; noted in the house book before they are shown. Refuses M-161, M-155. */
export async function numbersOf(pass: Officer, input: NumbersInput): Promise<{ numbers: string[] }> {
  const { county } = pass.reach;
  const [line] = await pass.sql<{ id: string; lodging: string; numbers: Buffer }[]>`
    select id, lodging_id as lodging, numbers from thread_line
    where county = ${county} and id = ${input.line} and thread_id = ${input.thread} and numbers is not null`;
  if (!line) throw new Refusal('not_found', 'M-161');
  const opened = await openText(
    { sql: pass.sql, county, now: pass.now },
    ...(['thread_line', 'numbers', line.id, line.numbers] as const),
  );
  if (!Array.isArray(opened)) throw new Refusal('gone', 'M-155');
  pass.record({
    act: 'thread.numbers',
    subjectKind: 'thread_line',
    subjectId: line.id,
    lodgingId: line.lodging,
    detail: { thread: input.thread },
  });
  return { numbers: opened.map(String) };
}
