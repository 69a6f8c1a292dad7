import type { Pass } from '#lib/access/pass.ts';
import type { Role } from '#lib/access/permissions.ts';
import type { Checked } from '#lib/attachment/check.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { findNumbers } from '#lib/conversation/numbers.ts';
import { sealText } from '#lib/conversation/sealed.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearOn } from '#lib/retention/rules.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import type { AnswerHallInput, AskHallInput, EndMatterInput, SayHallInput } from './inputs.ts';
import { hangPicture } from './pictures.ts';
import { matterOf } from './queries.ts';
import { mayAnswer, mayBegin, mayEnd, sideOf, waitsAfter } from './rules.ts';
import type { HallStanding, MatterKind } from './terms.ts';

export type HallWriter = Pass<'hall:join'> | Pass<'hall:work'>;
export type Written = { hall: string; matter: string };

/** Halls are read by many: a text with a resident number or a mobile number is not taken at all. Throws Refusal invalid M-642. */
function withoutNumbers(text: string): string {
  const found = findNumbers(text);
  if (found.length > 0)
    throw new Refusal('invalid', [{ code: 'M-642', field: 'text', values: { count: found.length } }]);
  return text;
}

/** What is written: the first post of a new matter (`kind`), or a further one of `matter`. */
export type NewPost = {
  hall: string;
  matter: string | null;
  kind: MatterKind;
  standing: HallStanding;
  lodging: string | null;
  call?: string | null;
  text: string;
  place: string | null;
  requestKey: string | null;
};

/** Seals and writes one post, with its picture. Refuses M-161 a hall out of reach, M-642 personal numbers, M-645 a matter that has ended. */
export async function writePost(
  pass: HallWriter,
  post: NewPost,
  files: readonly Checked[] = [],
): Promise<Written & { again: boolean }> {
  const { county } = pass.reach;
  const [id, matter] = [uuidv7(pass.now), post.matter ?? uuidv7(pass.now)];
  const holder = { sql: pass.sql, county, now: pass.now };
  const text = withoutNumbers(post.text);
  const place = post.place && withoutNumbers(post.place);
  const sealed = await sealText(holder, 'hall_post', 'sealed', id, { text, place });
  const night = businessDayAt(pass.now);
  const days = (await settingsFor(pass, night)).of('readable_days');
  const clear = clearOn({ night, plannedCheckOut: null, checkedOut: null }, days);
  const role: Role | undefined = pass.actor.roles[0];
  const [row] = await pass.sql<{ state: 'done' | 'again' | 'closed'; matter: string }[]>`
    select state, matter from nl.hall_write(${post.hall}, ${matter}, ${post.matter ? null : post.kind}, ${post.call ?? null}::uuid,
      ${post.lodging}::uuid, ${id}, ${role ?? null}, ${pass.actor.rank}, ${sealed}, ${post.requestKey}::uuid,
      ${waitsAfter(sideOf(post.standing), post.kind)}::boolean, ${clear}, ${pass.now.toISOString()})`;
  if (!row) throw new Refusal('not_found', 'M-161');
  if (row.state === 'closed') throw new Refusal('conflict', 'M-645');
  if (row.state === 'done') {
    await hangPicture(pass, id, files);
    pass.enqueue({ queue: 'hall.said', data: { county, matter: row.matter, post: id } });
  }
  return { hall: post.hall, matter: row.matter, again: row.state === 'again' };
}

async function lodgingOf(pass: Pass<'hall:join'>, code: string): Promise<string> {
  const [house] = await pass.sql<{ id: string }[]>`
    select id from lodging where county = ${pass.reach.county} and code = ${code}`;
  if (!house) throw new Refusal('not_found', [{ code: 'M-161', field: 'lodging' }]);
  return house.id;
}

function record(
  pass: HallWriter,
  act: string,
  { hall, matter }: Written,
  lodging: string | null,
  kind: MatterKind,
) {
  pass.record({
    act,
    subjectKind: 'hall_matter',
    subjectId: matter,
    lodgingId: lodging,
    detail: { hall, kind },
  });
}

/** A house asks its hall, or tells of lost property. Refuses M-161, M-642, M-644 what a house may not begin. */
export async function askHall(
  pass: Pass<'hall:join'>,
  input: AskHallInput,
  files: readonly Checked[] = [],
): Promise<Written> {
  if (!mayBegin('house', input.kind)) throw new Refusal('invalid', [{ code: 'M-644', field: 'kind' }]);
  const lodging = await lodgingOf(pass, input.lodging);
  const post: NewPost = {
    ...{ hall: input.hall, matter: null, kind: input.kind, standing: 'house', lodging },
    ...{ text: input.text, place: input.place, requestKey: input.request_key },
  };
  const written = await writePost(pass, post, files);
  if (!written.again) record(pass, 'hall.ask', written, lodging, input.kind);
  return { hall: written.hall, matter: written.matter };
}

/** A house writes on in its matter, or where property is looked for. Refuses M-161, M-642, M-645, M-646. */
export async function sayInHall(pass: Pass<'hall:join'>, input: SayHallInput): Promise<Written> {
  return speak(pass, input, await lodgingOf(pass, input.lodging));
}

/** Police or a seated department answer; a question's wait ends with it. Refuses M-161, M-642, M-645, M-646. */
export async function answerInHall(pass: Pass<'hall:work'>, input: AnswerHallInput): Promise<Written> {
  return speak(pass, input, null);
}

async function speak(pass: HallWriter, input: AnswerHallInput, lodging: string | null): Promise<Written> {
  const matter = await matterOf(pass, input.matter);
  if (!matter) throw new Refusal('not_found', 'M-161');
  if (matter.closedAt) throw new Refusal('conflict', 'M-645');
  if (!mayAnswer(matter.standing, { kind: matter.kind, own: matter.own, closed: false }))
    throw new Refusal('forbidden', 'M-646');
  const written = await writePost(pass, {
    ...{ hall: matter.hall, matter: matter.id, kind: matter.kind, standing: matter.standing, lodging },
    ...{ text: input.text, place: input.place, requestKey: input.request_key },
  });
  if (!written.again)
    record(pass, lodging ? 'hall.say' : 'hall.answer', written, lodging ?? matter.lodging, matter.kind);
  return { hall: written.hall, matter: written.matter };
}

/** Ends a matter, one call to several halls in all of them. Refuses M-161, M-645 ended before, M-646 who may not. */
export async function endMatter(pass: HallWriter, { matter: id, how }: EndMatterInput): Promise<Written> {
  const matter = await matterOf(pass, id);
  if (!matter) throw new Refusal('not_found', 'M-161');
  const facts = { kind: matter.kind, own: matter.own, closed: false };
  if (!matter.closedAt && !mayEnd(matter.standing, facts)) throw new Refusal('forbidden', 'M-646');
  const ended = await pass.sql<{ state: 'done' | 'ended'; hall: string }[]>`
    select state, hall_id as hall from nl.hall_end(${id}, ${how}, ${pass.now.toISOString()})`;
  if (ended.length === 0) throw new Refusal('not_found', 'M-161');
  if (ended.some(({ state }) => state === 'ended')) throw new Refusal('conflict', 'M-645');
  pass.enqueue({ queue: 'hall.said', data: { county: pass.reach.county, matter: id } });
  pass.record({
    ...{ act: 'hall.end', subjectKind: 'hall_matter', subjectId: id, lodgingId: matter.lodging },
    detail: { hall: matter.hall, how, halls: ended.length },
  });
  return { hall: matter.hall, matter: id };
}
