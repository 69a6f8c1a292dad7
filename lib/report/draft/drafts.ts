import * as z from 'zod';
import type { Pass } from '#lib/access/pass.ts';
import { addDays, type BusinessDay, businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { lodgingByCode } from '#lib/lodging/queries.ts';
import { type Cell, keyIdOf, open, seal } from '#lib/platform/crypto.ts';
import { dataKeyById, dataKeyFor } from '#lib/platform/data-keys.ts';
import { Refusal } from '#lib/platform/errors.ts';

/** A draft is read no longer than a lodging may read the children of a night (product.md, People), and then cleared. */
const readableMs = 72 * 3_600_000;
const clearedAfterDays = 4;
const mostText = 64 * 1024;

const place = { lodging: z.string().max(40), night: z.string().max(10), place: z.string().max(36) };
const entry = z.tuple([z.string().max(200), z.string().max(4000)]);
const keptInput = z.object({ ...place, entries: z.array(entry).max(5000) });
const placeInput = z.object(place);

export type DraftEntries = [name: string, value: string][];

type Filer = Pass<'report:file'>;
type Reader = Filer | Pass<'report:read'> | Pass<'stay:open'>;

const cellOf = (county: string, account: string, lodgingId: string, night: string, at: string): Cell => ({
  county,
  table: 'stay_draft',
  column: 'sealed',
  row: `${account}/${lodgingId}/${night}/${at}`,
});

const holderOf = (pass: Reader) => ({ sql: pass.sql, county: pass.reach.county, now: pass.now });

function personOf(pass: Reader): string {
  if (pass.actor.kind !== 'person' || !pass.actor.id) throw new Refusal('forbidden', 'M-162');
  return pass.actor.id;
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (!read.success) throw new Refusal('invalid', 'M-142');
  return read.data;
}

/**
 * Keeps what stands in a person's half-typed form, so that another device of theirs can go on with it: sealed with the
 * night's key, readable by its writer alone while they have the house, read for 72 hours, then cleared. The last one kept is the one
 * there is. Throws M-161 out of reach, M-142, M-146 over 64 KB. Returns the instant (ISO, UTC).
 */
export async function keepDraft(pass: Filer, body: Record<string, unknown>): Promise<{ at: string }> {
  const { lodging, night, place, entries } = parsed(keptInput, body);
  const account = personOf(pass);
  const day = businessDay(night);
  const { id } = await lodgingByCode(pass, lodging);
  const text = JSON.stringify(entries);
  if (text.length > mostText) throw new Refusal('too_large', [{ code: 'M-146', values: { max: mostText } }]);
  const { county } = pass.reach;
  const sealed = seal(await dataKeyFor(holderOf(pass), day), cellOf(county, account, id, day, place), text);
  const at = pass.now.toISOString();
  await pass.sql`
    insert into stay_draft (county, account_id, lodging_id, business_day, place, sealed, saved_at, clear_on)
    values (${county}, ${account}, ${id}, ${day}, ${place}, ${sealed}, ${at}, ${addDays(businessDay(civilDateAt(pass.now)), clearedAfterDays)})
    on conflict (county, account_id, lodging_id, business_day, place)
    do update set sealed = excluded.sealed, saved_at = excluded.saved_at, clear_on = excluded.clear_on`;
  return { at };
}

/** Forgets a draft: it was filed, or its writer did not want it. Silent when there is none. */
export async function dropDraft(pass: Filer, body: Record<string, unknown>): Promise<{ dropped: number }> {
  const { lodging, night, place } = parsed(placeInput, body);
  const { id } = await lodgingByCode(pass, lodging);
  const rows = await pass.sql`
    delete from stay_draft where county = ${pass.reach.county} and account_id = ${personOf(pass)}
      and lodging_id = ${id} and business_day = ${businessDay(night)} and place = ${place} returning place`;
  return { dropped: rows.length };
}

/** The visitor's own draft of a house, night and place ('new' or a stay's id), or null; one that was filed meanwhile
 * is none, nor one on an own device before its PIN. */
export async function draftOf(
  pass: Reader,
  lodgingId: string,
  night: BusinessDay,
  at: string,
): Promise<{ at: Date; entries: DraftEntries } | null> {
  const account = personOf(pass);
  const { county } = pass.reach;
  if (pass.own?.proven === false) return null;
  const [row] = await pass.sql<{ sealed: Buffer; saved: string }[]>`
    select sealed, saved_at as saved from stay_draft where county = ${county} and account_id = ${account}
      and lodging_id = ${lodgingId} and business_day = ${night} and place = ${at}
      and saved_at > ${new Date(pass.now.getTime() - readableMs).toISOString()}`;
  if (!row) return null;
  const key = await dataKeyById(holderOf(pass), keyIdOf(row.sealed));
  const text = open(key, cellOf(county, account, lodgingId, night, at), row.sealed);
  const entries = parsed(z.array(entry), JSON.parse(text));
  const requestKey = entries.findLast(([name]) => name === 'request_key')?.[1];
  const [filed] = requestKey
    ? await pass.sql`select from report_request where county = ${county} and lodging_id = ${lodgingId}
        and request_key = ${requestKey}`
    : [];
  return filed ? null : { at: new Date(row.saved), entries };
}
