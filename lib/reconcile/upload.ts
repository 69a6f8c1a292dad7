import type { Pass } from '#lib/access/pass.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { dropFiles, keepFile, keptSource } from '#lib/registry/import/kept-files.ts';
import { blindColumns, type Opener, type Register } from './read-register.ts';
import { refuseClear } from './zone.ts';

type Worker = Pass<'register:reconcile'>;

/** Most bytes of one register: the month of 20,000 lodgings, blinded, is about 60 MB. */
export const largestRegister = 80 * 1024 * 1024;
/** Rows that could not be used are shown so far. */
const shownRefused = 100;
const file = 'register';

/**
 * A person sends a register: told clear or blinded by its first line, sealed into the data folder, compared by a job of the same
 * transaction. Refuses M-257 no file, M-340 a clear one on the internet side, of which nothing is kept then.
 */
export async function askReconcile(pass: Worker, bytes: Uint8Array | undefined): Promise<{ upload: string }> {
  if (!bytes || bytes.byteLength === 0) throw new Refusal('invalid', 'M-257');
  const form = formOf(bytes);
  refuseClear({ form });
  const { county } = pass.reach;
  const id = uuidv7(pass.now);
  await keepFile(county, id, file, bytes);
  await pass.sql`insert into register_upload (county, id, form, bytes, by, at, read)
    values (${county}, ${id}, ${form}, ${bytes.byteLength}, ${pass.actor.id}::uuid, ${pass.now.toISOString()}, 0)`;
  pass.record({
    act: 'register.ask',
    subjectKind: 'register_upload',
    subjectId: id,
    detail: { form, bytes: bytes.byteLength },
  });
  pass.enqueue({ queue: 'register.asked', data: { county, upload: id } });
  return { upload: id };
}

// A header in another encoding than the internet side's own is no blinded file: those are ASCII.
function formOf(bytes: Uint8Array): Register['form'] {
  const head = Buffer.from(bytes.subarray(0, 2000)).toString('latin1').split('\n')[0] ?? '';
  const names = head
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  return blindColumns.every((name) => names.includes(name)) ? 'blind' : 'clear';
}

/** The file of an upload, opened from its beginning each time. */
export function uploadedRegister(county: string, upload: string): Opener {
  return () => {
    const bytes = keptSource(county, upload, file, [file]).open(file);
    if (!bytes) throw new Error('an upload has its file');
    return bytes;
  };
}

/** Whether an upload still waits to be compared. */
export async function isWaiting(pass: Worker, upload: string): Promise<boolean> {
  const [row] = await pass.sql`select from register_upload
    where county = ${pass.reach.county} and id = ${upload} and ended_at is null`;
  return row !== undefined;
}

/** Writes how many rows were read so far. */
export async function noteRead(pass: Worker, upload: string, read: number): Promise<void> {
  await pass.sql`update register_upload set read = ${read} where county = ${pass.reach.county} and id = ${upload} and ended_at is null`;
}

type End = { run: string; changed: boolean; rows: number; refused: readonly Problem[] } | { code: string };

/** Writes how an upload ended; its file goes. */
export async function endUpload(pass: Worker, upload: string, end: End): Promise<void> {
  const { county } = pass.reach;
  const at = pass.now.toISOString();
  if ('code' in end)
    await pass.sql`update register_upload set ended_at = ${at}, code = ${end.code} where county = ${county} and id = ${upload}`;
  else {
    const refused = end.refused.slice(0, shownRefused).map(({ code, row }) => ({ code, row }));
    await pass.sql`update register_upload set ended_at = ${at}, run_id = ${end.run}, changed = ${end.changed},
        read = ${end.rows}, refused = ${JSON.stringify(refused)}::text::jsonb
      where county = ${county} and id = ${upload}`;
  }
}

/** Removes the file of an upload that has ended. */
export const dropRegister = dropFiles;
