import * as z from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { namesOf } from '#lib/identity/names.ts';
import { type Cell, type DataKey, open, seal } from '#lib/platform/crypto.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { secretFor } from '#lib/platform/keys.ts';
import { lodgingByCode } from './queries.ts';

const longest = 500;

/** A note of the police about a lodging; it names no child. */
export const noteInput = z.strictObject({
  code: z.string().max(40),
  text: z
    .string({ error: 'M-270' })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, { error: 'M-270' })
        .refine((text) => [...text].length <= longest, { error: 'M-272' }),
    ),
});
export type NoteInput = z.infer<typeof noteInput>;

/** A note as it is read; instant UTC. */
export type Note = { id: string; at: Date; by: string | null; text: string };

// A note stays with the lodging for longer than any month's key, so it is sealed with a key of the installation.
const key = (): DataKey => ({ id: 0, key: secretFor('lodging-note') });
const cellOf = (county: string, row: string): Cell => ({
  county,
  table: 'lodging_note',
  column: 'sealed',
  row,
});

/** Adds a note to a lodging within reach. Refuses M-161 out of reach. The house book has that it was written, not what. */
export async function addNote(pass: Pass<'lodging:note'>, input: NoteInput): Promise<{ id: string }> {
  const lodging = await lodgingByCode(pass, input.code);
  const id = uuidv7(pass.now);
  const { county } = pass.reach;
  await pass.sql`insert into lodging_note (county, id, lodging_id, at, account_id, sealed)
    values (${county}, ${id}, ${lodging.id}, ${pass.now.toISOString()}, ${pass.actor.id}::uuid,
      ${seal(key(), cellOf(county, id), input.text)})`;
  pass.record({ act: 'lodging.note', subjectKind: 'lodging', subjectId: lodging.id, lodgingId: lodging.id });
  return { id };
}

/** The notes of a lodging within reach, newest first, at most 100. */
export async function notesOf(pass: Pass<'lodging:read'>, lodgingId: string): Promise<Note[]> {
  const { county } = pass.reach;
  const rows = await pass.sql<{ id: string; at: string; account: string; sealed: Buffer }[]>`
    select id, at, account_id as account, sealed from lodging_note
    where county = ${county} and lodging_id = ${lodgingId} order by at desc, id desc limit 100`;
  const names = await namesOf(
    pass,
    rows.map(({ account }) => account),
  );
  return rows.map(({ id, at, account, sealed }) => ({
    id,
    at: new Date(at),
    by: names[account] ?? null,
    text: open(key(), cellOf(county, id), sealed),
  }));
}
