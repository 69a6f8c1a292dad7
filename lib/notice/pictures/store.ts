import type { Pass } from '#lib/access/pass.ts';
import type { Checked, Taken } from '#lib/attachment/check.ts';
import { most } from '#lib/attachment/terms.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { clearOn } from '#lib/retention/rules.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { loadFor, noticeById } from '../load.ts';
import type { PictureInput } from './inputs.ts';

type Composer = Pass<'notice:compose'>;
type Reader = Composer | Pass<'order:confirm'>;

/** What a notice takes: pictures, no voice. */
export const noticeTakes: Taken = { pictures: most.pictures, voices: 0 };

/** A picture as a page draws it; sides in pixels. Its bytes are asked for apart. */
export type Shown = { id: string; width: number; height: number };

/** Adds pictures to one's own draft; the same one is there once. Refuses M-161, M-762, M-764, M-690 nothing chosen, M-697 too many. */
export async function addPictures(
  pass: Composer,
  { notice: id }: { notice: string },
  files: readonly Checked[],
): Promise<{ id: string }> {
  const notice = await loadFor(pass, id, 'edit');
  if (files.length === 0) throw new Refusal('invalid', [{ code: 'M-690', field: 'file' }]);
  const { county } = pass.reach;
  const before = await pass.sql<{ hash: Buffer }[]>`
    select hash from notice_picture where county = ${county} and notice_id = ${id}`;
  const known = new Set(before.map(({ hash }) => hash.toString('hex')));
  const fresh = files.filter(({ hash }) => !known.has(hash.toString('hex')));
  if (known.size + fresh.length > most.pictures)
    throw new Refusal('invalid', [{ code: 'M-697', field: 'file' }]);
  const days = (await settingsFor(pass, businessDayAt(pass.now))).of('readable_days');
  const night = businessDayAt(notice.sendAt ?? pass.now);
  const clear = clearOn({ night, plannedCheckOut: null, checkedOut: null }, days);
  for (const { width, height, hash, bytes } of fresh)
    await pass.sql`insert into notice_picture (county, id, notice_id, width, height, hash, picture, added_by, added_at, clear_on)
      values (${county}, ${uuidv7(pass.now)}, ${id}, ${width}, ${height}, ${hash}, ${bytes}, ${pass.actor.id}::uuid,
        ${pass.now.toISOString()}, ${clear})`;
  pass.record({
    act: 'notice.picture_add',
    subjectKind: 'notice',
    subjectId: id,
    detail: { sha256: fresh.map(({ hash }) => hash.toString('hex')) },
  });
  return { id };
}

/** Takes a picture out of one's own draft. Refuses M-161, M-762, M-764. */
export async function removePicture(pass: Composer, input: PictureInput): Promise<{ id: string }> {
  await loadFor(pass, input.notice, 'edit');
  const [gone] = await pass.sql<{ hash: Buffer }[]>`delete from notice_picture
    where county = ${pass.reach.county} and notice_id = ${input.notice} and id = ${input.picture} returning hash`;
  if (!gone) throw new Refusal('not_found', 'M-161');
  pass.record({
    act: 'notice.picture_remove',
    subjectKind: 'notice',
    subjectId: input.notice,
    detail: { sha256: gone.hash.toString('hex') },
  });
  return { id: input.notice };
}

/** The pictures of a notice the caller has found within reach, in the order they were added. */
export async function picturesOf(pass: Pick<Reader, 'sql' | 'reach'>, notice: string): Promise<Shown[]> {
  const rows = await pass.sql<Shown[]>`select id, width, height from notice_picture
    where county = ${pass.reach.county} and notice_id = ${notice} and picture is not null order by id`;
  return [...rows];
}

/** The bytes of one picture of a notice within reach; a draft’s are its composer’s alone. Refuses M-161. */
export async function pictureOf(pass: Reader, input: PictureInput): Promise<{ bytes: Uint8Array }> {
  const notice = await noticeById(pass, input.notice);
  const theirs = notice && (notice.askedAt !== null || notice.composedBy === pass.actor.id);
  const [row] = theirs
    ? await pass.sql<{ picture: Buffer | null }[]>`select picture from notice_picture
        where county = ${pass.reach.county} and notice_id = ${input.notice} and id = ${input.picture}`
    : [];
  if (!row?.picture) throw new Refusal('not_found', 'M-161');
  return { bytes: row.picture };
}

/** Copies the pictures of a notice to the one that corrects it. */
export async function copyPictures(pass: Composer, from: string, to: string): Promise<void> {
  const { county } = pass.reach;
  for (const { id } of await picturesOf(pass, from))
    await pass.sql`insert into notice_picture (county, id, notice_id, width, height, hash, picture, added_by, added_at, clear_on)
      select county, ${uuidv7(pass.now)}, ${to}, width, height, hash, picture, ${pass.actor.id}::uuid, ${pass.now.toISOString()},
        clear_on from notice_picture where county = ${county} and id = ${id}`;
}
