import type { Pass } from '#lib/access/pass.ts';
import type { Checked, Taken } from '#lib/attachment/check.ts';
import { openFile, sealFile } from '#lib/attachment/sealed.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { isId, uuidv7 } from '#lib/platform/ids.ts';

type Member = Pass<'hall:join'> | Pass<'hall:work'>;

/** What a matter of a hall may begin with: one picture, no voice. */
export const hallTakes: Taken = { pictures: 1, voices: 0 };

/** A picture of a post as a page draws it; sides in pixels. Its bytes are asked for apart. */
export type HallPicture = { id: string; width: number; height: number; cleared: boolean };

const table = 'hall_picture';

/** Hangs the picture, if one was sent, on a post that was written a moment ago, in the writer's own transaction. */
export async function hangPicture(pass: Member, post: string, files: readonly Checked[]): Promise<void> {
  const [file] = files;
  if (file?.kind !== 'picture') return;
  const id = uuidv7(pass.now);
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  const sealed = await sealFile(holder, { table, row: id }, file.bytes);
  const [row] = await pass.sql<{ hung: boolean }[]>`
    select nl.hall_picture_add(${id}, ${post}, ${file.width}, ${file.height}, ${file.hash}, ${sealed},
      ${pass.now.toISOString()}) as hung`;
  if (!row?.hung) throw new Error('a picture hangs on a post of this instant');
  pass.record({
    act: 'hall.picture',
    subjectKind: 'hall_post',
    subjectId: post,
    detail: { sha256: file.hash.toString('hex') },
  });
}

/** The pictures of a matter the reader sees, by their posts; a hidden post shows none. */
export async function picturesOf(pass: Member, matter: string): Promise<Map<string, HallPicture>> {
  const rows = await pass.sql<(HallPicture & { post: string })[]>`
    select id, post_id as post, width, height, cleared from nl.hall_pictures(${matter})`;
  return new Map(rows.map(({ post, ...picture }) => [post, picture]));
}

/** The bytes of one picture of a hall the reader belongs to. Refuses M-161 out of reach or hidden, gone M-155 cleared. */
export async function openPicture(pass: Member, id: string): Promise<{ kind: 'picture'; bytes: Uint8Array }> {
  const [row] = isId(id)
    ? await pass.sql<{ sealed: Buffer | null }[]>`select sealed from nl.hall_picture(${id})`
    : [];
  if (!row) throw new Refusal('not_found', 'M-161');
  if (!row.sealed) throw new Refusal('gone', 'M-155');
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  return { kind: 'picture', bytes: await openFile(holder, { table, row: id }, row.sealed) };
}
