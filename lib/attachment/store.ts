import type { Pass } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import type { Checked } from './check.ts';
import { openFile, sealFile } from './sealed.ts';
import type { AttachmentKind } from './terms.ts';

type Any = Pick<Pass<Permission>, 'sql' | 'reach' | 'now' | 'actor' | 'record'>;

/** What attachments hang on; `clearOn` is the date its words go as well. */
export type Subject = { kind: string; id: string; lodging: string; clearOn: string };

/** An attachment as a list shows it: its bytes are asked for apart. Sides in pixels, length in seconds. */
export type Attached = {
  id: string;
  kind: AttachmentKind;
  width: number | null;
  height: number | null;
  seconds: number | null;
  cleared: boolean;
};

/** Seals checked files and hangs them on a subject in their order, in the caller's transaction. */
export async function attach(pass: Any, subject: Subject, files: readonly Checked[]): Promise<void> {
  const { county } = pass.reach;
  const now = pass.now.toISOString();
  for (const [at, file] of files.entries()) {
    const id = uuidv7(pass.now);
    const holder = { sql: pass.sql, county, now: pass.now };
    const sealed = await sealFile(holder, { table: 'attachment', row: id }, file.bytes);
    await pass.sql`insert into attachment (county, id, lodging_id, subject_kind, subject_id, n, kind, bytes, width, height, ms,
        hash, sealed, added_by, added_at, clear_on)
      values (${county}, ${id}, ${subject.lodging}, ${subject.kind}, ${subject.id}, ${at + 1}, ${file.kind},
        ${file.bytes.length}, ${file.width}, ${file.height}, ${file.ms}, ${file.hash}, ${sealed}, ${pass.actor.id}::uuid, ${now},
        ${subject.clearOn})`;
  }
  if (files.length === 0) return;
  pass.record({
    act: 'attachment.add',
    subjectKind: subject.kind,
    subjectId: subject.id,
    lodgingId: subject.lodging,
    detail: { files: files.map(({ kind, hash }) => ({ kind, sha256: hash.toString('hex') })) },
  });
}

/** What hangs on subjects within reach, by subject, in order. */
export async function attachedTo(
  pass: Pick<Any, 'sql' | 'reach'>,
  kind: string,
  subjects: readonly string[],
): Promise<Map<string, Attached[]>> {
  const found = new Map<string, Attached[]>();
  if (subjects.length === 0) return found;
  const rows = await pass.sql<
    (Omit<Attached, 'seconds'> & { subject: string; ms: number | null })[]
  >`select subject_id as subject, id, kind, width, height, ms, sealed is null as cleared from attachment
    where county = ${pass.reach.county} and subject_kind = ${kind} and subject_id = any (${[...subjects]}::uuid[])
    order by subject_id, n`;
  for (const { subject, ms, ...one } of rows) {
    const list = found.get(subject) ?? [];
    found.set(subject, [...list, { ...one, seconds: ms === null ? null : Math.round(ms / 1000) }]);
  }
  return found;
}

/**
 * One attachment of a kind of subject within reach, opened; the house book has it before anybody does. Refuses M-161 out of reach
 * or none, gone M-155 cleared.
 */
export async function openAttachment(
  pass: Any,
  subjectKind: string,
  id: string,
): Promise<{ kind: AttachmentKind; bytes: Uint8Array }> {
  const none = () => new Refusal('not_found', 'M-161');
  if (!/^[0-9a-f-]{36}$/.test(id)) throw none();
  const { county } = pass.reach;
  const [row] = await pass.sql<{ kind: AttachmentKind; lodging: string; sealed: Buffer | null }[]>`
    select kind, lodging_id as lodging, sealed from attachment
    where county = ${county} and id = ${id} and subject_kind = ${subjectKind}`;
  if (!row) throw none();
  if (!row.sealed) throw new Refusal('gone', 'M-155');
  const holder = { sql: pass.sql, county, now: pass.now };
  const bytes = await openFile(holder, { table: 'attachment', row: id }, row.sealed);
  pass.record({ act: 'attachment.open', subjectKind: 'attachment', subjectId: id, lodgingId: row.lodging });
  return { kind: row.kind, bytes };
}
