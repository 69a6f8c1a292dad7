import type { Pass } from '#lib/access/pass.ts';
import type { Checked } from '#lib/attachment/check.ts';
import { isCivilDate } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { AskInput, CloseInput, RateInput, SayInput } from './inputs.ts';
import type { AboutKind } from './terms.ts';
import { topicOf } from './topics.ts';
import { addLine, type Locked, lockThread, readText, saysSomething, wake, writtenBefore } from './write.ts';

type House = Pass<'thread:ask'>;
/** What is shown after an act: the thread, and how many lines it has. */
export type Asked = { thread: string; lines: number };

/**
 * A house asks its officer; one form makes one thread, however often it is sent. Refuses M-161 a house out of reach, M-600 nothing said, M-602 personal
 * numbers about which nothing was said, M-604 a return, closure or notice that is not the house's own.
 */
export async function askOfficer(
  pass: House,
  input: AskInput,
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
  const about = input.about_kind && input.about ? { kind: input.about_kind, id: input.about } : null;
  if (about && !(await isOwn(pass, house.id, about)))
    throw new Refusal('invalid', [{ code: 'M-604', field: 'about' }]);
  const [id, now] = [uuidv7(pass.now), pass.now.toISOString()];
  await pass.sql`insert into thread (county, id, lodging_id, opened_by, opened_side, opened_at, about_kind, about_id, topic, lines, last_at)
    values (${county}, ${id}, ${house.id}, ${pass.actor.id}::uuid, 'house', ${now}, ${about?.kind ?? null}, ${about?.id ?? null},
      ${topicOf(input.text, about?.kind ?? null)}, 0,
      ${now})`;
  const empty: Locked = {
    ...{ id, lodging: house.id, openedBy: pass.actor.id ?? '', lines: 0, lastAt: pass.now, standing: null },
  };
  await said(pass, empty, input, files);
  pass.record({
    act: 'thread.ask',
    subjectKind: 'thread',
    subjectId: id,
    lodgingId: house.id,
    detail: about ? { about: about.kind } : {},
  });
  return { thread: id, lines: 1 };
}

async function said(
  pass: House,
  thread: Locked,
  input: AskInput | SayInput,
  files: readonly Checked[],
): Promise<number> {
  const { n } = await addLine(pass, thread, {
    files,
    ...{ side: 'house', kind: 'said', said: { text: input.text, place: input.place } },
    ...{ numbers: input.numbers, requestKey: input.request_key },
  });
  pass.enqueue({ queue: 'thread.said', data: { county: pass.reach.county, thread: thread.id } });
  return n;
}

async function isOwn(pass: House, lodging: string, { kind, id }: { kind: AboutKind; id: string }) {
  const { county } = pass.reach;
  if (kind === 'return') return isCivilDate(id);
  if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) return false;
  const [row] =
    kind === 'closure'
      ? await pass.sql`select id from closure where county = ${county} and lodging_id = ${lodging} and id = ${id}::uuid`
      : await pass.sql`select id from message where county = ${county} and id = ${id}::uuid`;
  return row !== undefined;
}

/** A house writes on in its thread; one that was closed is open again. Refuses M-161, M-600, M-602. */
export async function sayMore(pass: House, input: SayInput, files: readonly Checked[] = []): Promise<Asked> {
  const before = await writtenBefore(pass, input.request_key);
  if (before) return { thread: before, lines: 0 };
  saysSomething(input.text, files);
  const thread = await lockThread(pass, input.thread);
  const n = await said(pass, thread, input, files);
  pass.record({
    act: 'thread.say',
    subjectKind: 'thread',
    subjectId: thread.id,
    lodgingId: thread.lodging,
    detail: { line: n, reopened: thread.standing?.closedAt != null },
  });
  return { thread: thread.id, lines: n };
}

/** The house says that it is settled. Refuses M-161, M-606 closed already. */
export async function settle(pass: House, { thread: id }: CloseInput): Promise<Asked> {
  const thread = await lockThread(pass, id);
  if (thread.standing?.closedAt) throw new Refusal('conflict', 'M-606');
  const { n } = await addLine(pass, thread, { side: 'house', kind: 'closed', closedHow: 'house' });
  pass.enqueue({ queue: 'thread.said', data: { county: pass.reach.county, thread: id } });
  pass.record({
    act: 'thread.close',
    subjectKind: 'thread',
    subjectId: id,
    lodgingId: thread.lodging,
    detail: { how: 'house' },
  });
  return { thread: id, lines: n };
}

/** How content the house was: asked once, of an answered thread. Refuses M-161, M-607 said already, or nothing was answered yet. */
export async function rateThread(pass: House, { thread: id, rating }: RateInput): Promise<Asked> {
  const thread = await lockThread(pass, id);
  const rated = await pass.sql`update thread set rating = ${rating}, rated_at = ${pass.now.toISOString()}
    where county = ${pass.reach.county} and id = ${id} and rating is null and first_answer_at is not null`;
  if (rated.count === 0) throw new Refusal('conflict', 'M-607');
  await wake(pass, thread.lodging);
  // A figure of an officer's own is the officer's and the chief's; the house book says that it was answered, never what.
  pass.record({ act: 'thread.rate', subjectKind: 'thread', subjectId: id, lodgingId: thread.lodging });
  return { thread: id, lines: thread.lines };
}
