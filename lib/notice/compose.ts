import type { Pass } from '#lib/access/pass.ts';
import { insertRows } from '#lib/platform/bulk.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { type Choice, whereOf } from './audience/choice.ts';
import { type Resolved, resolve } from './audience/resolve.ts';
import { savedChoices } from './audience/saved.ts';
import { asksFor, whereSchema } from './audience/where.ts';
import type { Content, TextInput, WayInput } from './inputs.ts';
import { loadFor, type Notice } from './load.ts';
import { copyPictures } from './pictures/store.ts';
import { noticeRecipient } from './schema.ts';

type Composer = Pass<'notice:compose'>;

/** The columns of a text, for insert and update. */
export const textColumns = ({ sql }: Pick<Composer, 'sql'>, content: Content) => ({
  names: sql`title_zh, body_zh, title_en, body_en, question_kind, question_zh, question_en, options, ack`,
  values: sql`${content.titleZh}, ${content.bodyZh}, ${content.titleEn}, ${content.bodyEn}, ${content.questionKind},
    ${content.questionZh}, ${content.questionEn}, ${JSON.stringify(content.options)}::text::jsonb, ${content.ack}`,
});

/** The unit a notice comes from: the highest the composer reaches. */
async function unitOf(pass: Composer): Promise<string> {
  const [unit] = await pass.sql<{ id: string }[]>`select id from unit where county = ${pass.reach.county}
    and id = any (${[...pass.reach.units]}::uuid[])
    order by array_position(array['county', 'station', 'post', 'beat'], kind), code limit 1`;
  if (!unit) throw new Refusal('forbidden', 'M-161');
  return unit.id;
}

/** Makes a draft, or with `notice` changes the text of one's own. Refuses M-161, M-762, M-764. */
export async function saveText(pass: Composer, input: TextInput): Promise<{ id: string }> {
  const { sql } = pass;
  const { names, values } = textColumns(pass, input.content);
  if (input.notice) {
    const { id } = await loadFor(pass, input.notice, 'edit');
    await sql`update notice set (${names}) = (select ${values}) where county = ${pass.reach.county} and id = ${id}`;
    return { id };
  }
  const id = uuidv7(pass.now);
  const bound = pass.role === 'nl_beat' ? [...pass.reach.units] : null;
  const [template] = input.template
    ? await sql<{ id: string; n: number }[]>`select id, max(n)::int as n from notice_template
        where county = ${pass.reach.county} and id = ${input.template} group by id`
    : [];
  await sql`insert into notice (county, id, unit_id, bound, ${names}, way, late_joiners, listed, composed_by, composed_at,
      template_id, template_n)
    values (${pass.reach.county}, ${id}, ${await unitOf(pass)}, ${bound}::uuid[], ${values}, 'direct', false, 0,
      ${pass.actor.id}, ${pass.now.toISOString()}, ${template?.id ?? null}, ${template?.n ?? null})`;
  pass.record({ act: 'notice.compose', subjectKind: 'notice', subjectId: id });
  return { id };
}

/** What a choice means now, within the composer's reach. Refuses M-780 an expression that has become too large. */
async function meantBy(pass: Composer, choice: Choice): Promise<Resolved> {
  const saved = await savedChoices(pass);
  const where = whereSchema.safeParse(whereOf(choice, (id) => saved.get(id)));
  if (!where.success) throw new Refusal('invalid', 'M-780');
  return resolve(pass, where.data, choice.roles);
}

/**
 * Takes the list of people a choice means at this instant: it is what the composer sees, the signer signs and the notice is
 * sent to, whatever becomes of tags and filings meanwhile. Refuses M-161, M-762, M-764, M-780 and M-781 a correction's list.
 */
export async function takeList(
  pass: Composer,
  id: string,
  choice: Choice,
): Promise<{ id: string; rows: number }> {
  const notice = await loadFor(pass, id, 'edit');
  if (notice.follows) throw new Refusal('conflict', 'M-781');
  const { seats, without } = await meantBy(pass, choice);
  await pass.sql`delete from notice_recipient where county = ${pass.reach.county} and notice_id = ${id}`;
  await insertRows(
    pass.sql,
    noticeRecipient,
    seats.map(({ lodging, account, role, reachable }) => ({
      ...{
        county: pass.reach.county,
        noticeId: id,
        accountId: account,
        lodgingId: lodging.id,
        role,
        reachable,
      },
      ...{ beatId: lodging.beat, stationId: lodging.station, category: lodging.category },
      ...{ addedAt: pass.now, late: false },
    })),
  );
  await pass.sql`update notice set audience = ${JSON.stringify(choice)}::text::jsonb, listed_at = ${pass.now.toISOString()},
      listed = ${seats.length}, empty_ids = ${without.map((one) => one.id)}::uuid[],
      late_joiners = late_joiners and not ${asks(choice)}
    where county = ${pass.reach.county} and id = ${id}`;
  return { id, rows: seats.length };
}

const asks = (choice: Choice): boolean =>
  asksFor(
    whereOf(choice, () => undefined),
    'filing',
  );

/** How and when it goes out. Refuses M-161, M-762, M-764, and M-779 late joiners of an audience that changes every night. */
export async function setWay(pass: Composer, input: WayInput): Promise<{ id: string }> {
  const notice = await loadFor(pass, input.notice, 'edit');
  const changing = notice.audience === null || asks(notice.audience);
  if (input.late_joiners && changing)
    throw new Refusal('invalid', [{ code: 'M-779', field: 'late_joiners' }]);
  const at = input.way === 'scheduled' ? (input.send_at?.toISOString() ?? null) : null;
  await pass.sql`update notice set way = ${input.way}, send_at = ${at}, safety = ${input.safety === '' ? null : input.safety},
      late_joiners = ${input.late_joiners}
    where county = ${pass.reach.county} and id = ${notice.id}`;
  return { id: notice.id };
}

/** Hands a draft in for checking. Refuses M-161, M-762, M-764, M-775 a list of nobody, M-777 an hour that has passed. */
export async function askForCheck(
  pass: Composer,
  { notice: id }: { notice: string },
): Promise<{ id: string }> {
  const notice = await loadFor(pass, id, 'ask');
  if (notice.listed === 0) throw new Refusal('invalid', 'M-775');
  if (notice.sendAt && notice.sendAt <= pass.now) throw new Refusal('invalid', 'M-777');
  await pass.sql`update notice set asked_at = ${pass.now.toISOString()}, returned_at = null, returned_by = null,
      returned_why = null where county = ${pass.reach.county} and id = ${id}`;
  pass.record({ act: 'notice.ask', subjectKind: 'notice', subjectId: id, detail: { rows: notice.listed } });
  return { id };
}

/**
 * A draft that corrects a notice: to everybody the other was sent to, with its text to begin with. It is checked and signed
 * as any other and stands with the first in the readers' inboxes. Refuses M-161, M-762.
 */
export async function correct(pass: Composer, { notice: id }: { notice: string }): Promise<{ id: string }> {
  const before = await loadFor(pass, id, 'correct');
  const fresh = uuidv7(pass.now);
  const { county } = pass.reach;
  const now = pass.now.toISOString();
  const bound = pass.role === 'nl_beat' ? [...pass.reach.units] : null;
  await pass.sql`insert into notice (county, id, unit_id, bound, title_zh, body_zh, title_en, body_en, options, ack, way,
      late_joiners, listed, listed_at, composed_by, composed_at, follows)
    select county, ${fresh}, ${await unitOf(pass)}, ${bound}::uuid[], left('更正：' || title_zh, 40), body_zh,
      left('Correction: ' || title_en, 40), body_en, '[]', ack, 'direct', false, 0, ${now}, ${pass.actor.id}, ${now}, id
    from notice where county = ${county} and id = ${before.id}`;
  const copied =
    await pass.sql`insert into notice_recipient (county, notice_id, account_id, lodging_id, role, beat_id, station_id,
      category, reachable, added_at, late)
    select county, ${fresh}, account_id, lodging_id, role, beat_id, station_id, category, reachable, ${now}, false
    from notice_recipient where county = ${county} and notice_id = ${before.id} and message_id is not null returning account_id`;
  await pass.sql`update notice set listed = ${copied.length} where county = ${county} and id = ${fresh}`;
  await copyPictures(pass, before.id, fresh);
  pass.record({ act: 'notice.correct', subjectKind: 'notice', subjectId: fresh, detail: { of: before.id } });
  return { id: fresh };
}

/** The text of a notice as a form has it again. */
export function contentOf(notice: Notice): Content {
  const { titleZh, bodyZh, titleEn, bodyEn, questionKind, questionZh, questionEn, options, ack } = notice;
  return { titleZh, bodyZh, titleEn, bodyEn, questionKind, questionZh, questionEn, options, ack };
}
