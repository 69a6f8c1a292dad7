import * as z from 'zod';
import { type Pass, provenOnly } from '#lib/access/pass.ts';
import type { Permission } from '#lib/access/permissions.ts';
import { businessDayAt } from '#lib/clock/business-day.ts';
import { type Cell, keyIdOf, open, seal } from '#lib/platform/crypto.ts';
import { dataKeyById, dataKeyFor, type KeyHolder } from '#lib/platform/data-keys.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { draftHours, draftRelations } from './terms-plate.ts';

const line = (max: number) =>
  z
    .string()
    .default('')
    .transform((text) =>
      [
        ...text
          .normalize('NFKC')
          .replace(/\p{Cc}/gu, '')
          .trim(),
      ]
        .slice(0, max)
        .join(''),
    );

/** What a parent types at a house's plate; only the child's name is needed, the desk checks the rest against the paper. */
export const parentDraftInput = z.object({
  plate: z.string().max(80),
  name: line(50).pipe(z.string().min(1, { error: 'M-120' })),
  number: line(20),
  relation: z.enum(draftRelations).catch('parent'),
  phone: line(20),
});
export type ParentDraftInput = z.output<typeof parentDraftInput>;
export type ParentDraft = Omit<ParentDraftInput, 'plate'>;

const cellOf = (county: string, row: string): Cell => ({
  county,
  table: 'parent_draft',
  column: 'sealed',
  row,
});

/** Keeps what a parent typed for two hours, sealed; nothing of it is shown back to whoever typed it. */
export async function storeParentDraft(
  holder: KeyHolder,
  lodgingId: string,
  { name, number, relation, phone }: ParentDraftInput,
): Promise<void> {
  const { sql, county, now } = holder;
  const id = uuidv7(now);
  const fields: ParentDraft = { name, number, relation, phone };
  const key = await dataKeyFor(holder, businessDayAt(now));
  await sql`insert into parent_draft (county, id, lodging_id, made_at, expires_at, sealed)
    values (${county}, ${id}, ${lodgingId}, ${now.toISOString()},
      ${new Date(now.getTime() + draftHours * 3_600_000).toISOString()}, ${seal(key, cellOf(county, id), JSON.stringify(fields))})`;
}

/** A draft as the desk lists it: when, and enough of the name to tell one family from the next. */
export type WaitingDraft = { id: string; at: Date; name: string };

type Desk = Pick<Pass<Permission>, 'sql' | 'reach' | 'now'>;

async function read(pass: Desk, row: { id: string; sealed: Buffer }): Promise<ParentDraft> {
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  const key = await dataKeyById(holder, keyIdOf(row.sealed));
  return JSON.parse(open(key, cellOf(pass.reach.county, row.id), row.sealed));
}

/** What parents have typed for a house within reach and is not two hours old, the latest first. */
export async function parentDrafts(pass: Desk, lodgingId: string): Promise<WaitingDraft[]> {
  const rows = await pass.sql<{ id: string; at: string; sealed: Buffer }[]>`
    select id, made_at as at, sealed from parent_draft where county = ${pass.reach.county} and lodging_id = ${lodgingId}
      and expires_at > ${pass.now.toISOString()} order by made_at desc limit 20`;
  const drafts: WaitingDraft[] = [];
  for (const row of rows) {
    const { name } = await read(pass, row);
    drafts.push({ id: row.id, at: new Date(row.at), name: `${[...name][0] ?? ''}**` });
  }
  return drafts;
}

/** One of them for the stay form, or null once its time is over. Throws forbidden M-466 before an own device's PIN. */
export async function parentDraft(
  pass: Pass<'report:read'>,
  lodgingId: string,
  id: string,
): Promise<ParentDraft | null> {
  provenOnly(pass);
  const [row] = await pass.sql<{ id: string; sealed: Buffer }[]>`
    select id, sealed from parent_draft where county = ${pass.reach.county} and lodging_id = ${lodgingId} and id = ${id}
      and expires_at > ${pass.now.toISOString()}`;
  return row ? read(pass, row) : null;
}

export const dropDraftInput = z.object({ lodging: z.string().max(40), draft: z.uuid({ error: 'M-161' }) });

/** Takes a draft away before its time: it was used, or nobody's. */
export async function dropParentDraft(
  pass: Pass<'report:file'>,
  { draft }: z.infer<typeof dropDraftInput>,
): Promise<null> {
  await pass.sql`delete from parent_draft where county = ${pass.reach.county} and id = ${draft}`;
  return null;
}

/** Drafts whose two hours are over are gone, not marked. Returns how many. */
export async function clearParentDrafts(pass: Pass<'clock:work'>): Promise<{ gone: number }> {
  const rows = await pass.sql`delete from parent_draft
    where county = ${pass.reach.county} and expires_at <= ${pass.now.toISOString()} returning 1`;
  return { gone: rows.length };
}
