import type { Pass } from '#lib/access/pass.ts';
import type { Checked, Taken } from '#lib/attachment/check.ts';
import { openFile, sealFile } from '#lib/attachment/sealed.ts';
import { most } from '#lib/attachment/terms.ts';
import { type BusinessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';

type Signer = Pass<'inspection:sign'>;
type Reader = Pass<'inspection:read'>;

/** What the form of a visit can take at all; how many a county takes is its setting, none unless it says so. */
export const visitTakes: Taken = { pictures: most.pictures, voices: 0 };

/** A picture of a visit as a page names it; sides in pixels. Its bytes are asked for apart. */
export type Shown = { id: string; width: number; height: number; cleared: boolean };

/** How many pictures a visit may carry in this county today; 0 where none are taken. */
export async function picturesTaken(pass: Pick<Signer, 'sql' | 'now'>): Promise<number> {
  return (await settingsFor(pass, businessDayAt(pass.now))).of('inspection_pictures');
}

/**
 * Seals the pictures of a visit in their order; `clearOn` as its words, null while its correction is open. Refuses M-578 where the
 * county takes none, M-579 more than it takes.
 */
export async function addPictures(
  pass: Signer,
  visit: { id: string; lodging: string; clearOn: BusinessDay | null },
  files: readonly Checked[],
): Promise<void> {
  if (files.length === 0) return;
  const taken = await picturesTaken(pass);
  if (files.length > taken)
    throw new Refusal('invalid', [{ code: taken === 0 ? 'M-578' : 'M-579', field: 'file' }]);
  const { county } = pass.reach;
  const holder = { sql: pass.sql, county, now: pass.now };
  for (const [at, { width, height, hash, bytes }] of files.entries()) {
    const id = uuidv7(pass.now);
    const sealed = await sealFile(holder, { table: 'inspection_picture', row: id }, bytes);
    await pass.sql`insert into inspection_picture (county, id, inspection_id, lodging_id, n, width, height, hash, sealed, added_by,
        added_at, clear_on)
      values (${county}, ${id}, ${visit.id}, ${visit.lodging}, ${at + 1}, ${width}, ${height}, ${hash}, ${sealed},
        ${pass.actor.id}::uuid, ${pass.now.toISOString()}, ${visit.clearOn ?? 'infinity'}::date)`;
  }
}

/** Gives the pictures of a visit the clearing date its words have. */
export async function clearPicturesOn(pass: Signer, visit: string, clearOn: BusinessDay): Promise<void> {
  await pass.sql`update inspection_picture set clear_on = ${clearOn}::date
    where county = ${pass.reach.county} and inspection_id = ${visit}`;
}

/** The pictures of a visit within reach, in order. */
export async function picturesOf(pass: Reader, visit: string): Promise<Shown[]> {
  const rows = await pass.sql<
    Shown[]
  >`select id, width, height, sealed is null as cleared from inspection_picture
    where county = ${pass.reach.county} and inspection_id = ${visit} order by n`;
  return [...rows];
}

/**
 * One picture of a visit within reach, opened; the house book has it before anybody sees it. Refuses M-161 out of reach or none,
 * gone M-155 cleared.
 */
export async function openPicture(
  pass: Reader,
  asked: { visit: string; picture: string },
): Promise<{ bytes: Uint8Array }> {
  const none = () => new Refusal('not_found', 'M-161');
  if (![asked.visit, asked.picture].every((id) => /^[0-9a-f-]{36}$/.test(id))) throw none();
  const { county } = pass.reach;
  const [row] = await pass.sql<{ lodging: string; sealed: Buffer | null }[]>`
    select lodging_id as lodging, sealed from inspection_picture
    where county = ${county} and id = ${asked.picture} and inspection_id = ${asked.visit}`;
  if (!row) throw none();
  if (!row.sealed) throw new Refusal('gone', 'M-155');
  const holder = { sql: pass.sql, county, now: pass.now };
  const bytes = await openFile(holder, { table: 'inspection_picture', row: asked.picture }, row.sealed);
  pass.record({
    act: 'inspection.picture_open',
    subjectKind: 'inspection',
    subjectId: asked.visit,
    lodgingId: row.lodging,
    detail: { picture: asked.picture },
  });
  return { bytes };
}
