import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import type { PictureInput } from './inputs.ts';
import type { Shown } from './store.ts';

type Own = Pick<Pass<'account:own'>, 'sql'>;

/** The pictures of notices one was sent, by notice. */
export async function ownPictures(pass: Own, notices: readonly string[]): Promise<Map<string, Shown[]>> {
  const found = new Map<string, Shown[]>();
  if (notices.length === 0) return found;
  const rows = await pass.sql<(Shown & { notice: string })[]>`
    select notice, id, width, height from nl.own_notice_pictures(${[...notices]}::uuid[], null)`;
  for (const { notice, ...one } of rows) found.set(notice, [...(found.get(notice) ?? []), one]);
  return found;
}

/** The bytes of a picture of a notice one was sent. Refuses M-161. */
export async function ownPicture(pass: Own, input: PictureInput): Promise<{ bytes: Uint8Array }> {
  const [row] = await pass.sql<{ picture: Buffer | null }[]>`
    select picture from nl.own_notice_pictures(array[${input.notice}]::uuid[], ${input.picture}::uuid) where picture is not null`;
  if (!row?.picture) throw new Refusal('not_found', 'M-161');
  return { bytes: row.picture };
}
