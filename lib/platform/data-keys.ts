import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { type Cell, type DataKey, open, seal } from './crypto.ts';
import { Refusal } from './errors.ts';
import { keys } from './keys.ts';

/** What key handling needs of a pass: its transaction, its county, its instant (UTC). */
export type KeyHolder = { sql: postgres.ISql; county: string; now: Date };

/** One change of a stay's text: county, stay and the number of the version that made it. */
export type StayCell = { county: string; stayId: string; n: number };

// A night's text stays readable 90 days at the least (product.md, Keeping), so a month that ended less than 60 days
// ago cannot have been destroyed: only such keys are kept in memory. Older ones are asked for again each transaction.
const YOUNG = 60 * 86_400_000;
const CACHED = 10 * 60_000; // security.md 4.2
const HOLD = 1_000_000;

type Cached = { key: DataKey; at: number };
const shared = globalThis as typeof globalThis & { nightlightDataKeys?: Map<string, Cached> };
const cache = () => {
  shared.nightlightDataKeys ??= new Map();
  return shared.nightlightDataKeys;
};

// A key made in a transaction that rolls back never was: it is known to that transaction alone until another reads it.
// `locked` are those it may seal with: nobody can destroy them before it ends.
type Own = { known: Map<number, DataKey>; locked: Map<number, DataKey> };
const own = new WeakMap<postgres.ISql, Own>();

/** The number of the data key of a night 'YYYY-MM-DD': yyyymm, such as 202611. */
export function keyIdOfDay(day: string): number {
  return Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7));
}

/** The key that what is under legal hold is rewritten with before its month's key goes; 1202611 for 202611. */
export function holdKeyId(monthKeyId: number): number {
  return monthKeyId + HOLD;
}

/** True for a key that only keeps what is under legal hold. */
export function isHoldKey(id: number): boolean {
  return id >= HOLD;
}

/** The month 'YYYY-MM' a key belongs to, a month's own or its hold's. */
export function monthOfKey(id: number): string {
  const month = String(id % HOLD).padStart(6, '0');
  return `${month.slice(0, 4)}-${month.slice(4)}`;
}

/** The numbers of the county's keys that are not destroyed, oldest month first. */
export async function livingKeys(holder: KeyHolder): Promise<number[]> {
  const rows = await holder.sql<{ id: number }[]>`
    select id from data_key where county = ${holder.county} and destroyed_at is null order by month`;
  return rows.map(({ id }) => id);
}

/**
 * The county's data key for the month of a night 'YYYY-MM-DD', made on first use. For sealing: from the sixtieth day
 * after the month on it also keeps the key from being destroyed until the transaction has ended.
 * Throws Refusal gone M-155 once the key was destroyed.
 */
export async function dataKeyFor(holder: KeyHolder, day: string): Promise<DataKey> {
  return keyToSealWith(holder, keyIdOfDay(day));
}

/** The same by its number; also for hold keys. Throws Refusal gone M-155 once it was destroyed. */
export async function keyToSealWith(holder: KeyHolder, id: number): Promise<DataKey> {
  const known = isYoung(id, holder.now) ? remembered(holder, id) : ownOf(holder).locked.get(id);
  if (known) return known;
  if (!isYoung(id, holder.now)) await holder.sql`select pg_advisory_xact_lock_shared(${lockOf(holder, id)})`;
  const made: DataKey = { id, key: randomBytes(32) };
  const rows = await holder.sql`
    insert into data_key (county, month, id, wrapped, made_at)
    values (${holder.county}, ${rowMonth(id)}, ${id}, ${wrap(holder.county, made)}, ${holder.now.toISOString()})
    on conflict do nothing returning id`;
  const key = rows.length > 0 ? made : await read(holder, id);
  if (rows.length > 0) ownOf(holder).known.set(id, key);
  ownOf(holder).locked.set(id, key);
  return key;
}

/** A data key by the number that stands in a ciphertext. Throws Refusal gone M-155 when it was destroyed or never was. */
export async function dataKeyById(holder: KeyHolder, id: number): Promise<DataKey> {
  return remembered(holder, id) ?? read(holder, id);
}

async function read(holder: KeyHolder, id: number): Promise<DataKey> {
  const [row] = await holder.sql<{ wrapped: Buffer | null }[]>`
    select wrapped from data_key where county = ${holder.county} and id = ${id}`;
  if (!row?.wrapped) throw new Refusal('gone', 'M-155');
  const key = { id, key: Buffer.from(open(wrapping(), wrapCell(holder.county, id), row.wrapped), 'base64') };
  if (isYoung(id, holder.now)) cache().set(nameOf(holder, id), { key, at: holder.now.getTime() });
  else ownOf(holder).known.set(id, key);
  return key;
}

/**
 * Waits for whoever is sealing with an old key to commit, and keeps new ones out until this transaction ends.
 * Asked before one looks whether anything is still sealed with it.
 */
export async function lockKey(holder: KeyHolder, id: number): Promise<void> {
  await holder.sql`select pg_advisory_xact_lock(${lockOf(holder, id)})`;
}

/** Forgets the key for ever: what it sealed, in backups too, can be opened by nobody. `destroyed_at` is the proof. */
export async function destroyKey(holder: KeyHolder, id: number): Promise<void> {
  cache().delete(nameOf(holder, id));
  ownOf(holder).known.delete(id);
  ownOf(holder).locked.delete(id);
  await holder.sql`update data_key set wrapped = null, destroyed_at = ${holder.now.toISOString()}
    where county = ${holder.county} and id = ${id} and destroyed_at is null`;
}

/** Seals one change of a stay's secret fields as one text; it opens for this county, stay and version number alone. */
export function sealStay(key: DataKey, cell: StayCell, fields: Record<string, string>): Buffer {
  return seal(key, cellOf(cell), JSON.stringify(fields));
}

/** Opens what `sealStay` made for the same stay and version; throws when it was moved, cut or altered. */
export function openStay(key: DataKey, cell: StayCell, sealed: Buffer): Record<string, string> {
  return JSON.parse(open(key, cellOf(cell), sealed));
}

function remembered(holder: KeyHolder, id: number): DataKey | undefined {
  const mine = ownOf(holder).known.get(id);
  if (mine) return mine;
  const name = nameOf(holder, id);
  const found = cache().get(name);
  if (!found) return undefined;
  const age = holder.now.getTime() - found.at;
  if (age >= 0 && age < CACHED && isYoung(id, holder.now)) return found.key;
  cache().delete(name);
  return undefined;
}

function ownOf(holder: KeyHolder): Own {
  const kept = own.get(holder.sql) ?? { known: new Map(), locked: new Map() };
  own.set(holder.sql, kept);
  return kept;
}

function isYoung(id: number, now: Date): boolean {
  if (isHoldKey(id)) return false;
  return now.getTime() - Date.UTC(Math.floor(id / 100), id % 100, 1) < YOUNG;
}

// A hold key stands on the second of its month: the first is the month's own.
const rowMonth = (id: number) => `${monthOfKey(id)}-${isHoldKey(id) ? '02' : '01'}`;
const nameOf = (holder: KeyHolder, id: number) => `${holder.county}/${id}`;
const lockOf = (holder: KeyHolder, id: number) => Number(holder.county) * 10_000_000 + id;
const wrapping = (): DataKey => ({ id: 0, key: keys().wrap });
const wrapCell = (county: string, id: number): Cell => ({
  county,
  table: 'data_key',
  column: 'wrapped',
  row: String(id),
});
const wrap = (county: string, key: DataKey) =>
  seal(wrapping(), wrapCell(county, key.id), key.key.toString('base64'));
const cellOf = (cell: StayCell): Cell => ({
  county: cell.county,
  table: 'stay_text',
  column: 'sealed',
  row: `${cell.stayId}:${cell.n}`,
});
