import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from './env.ts';

/** The seven roles a transaction can become, and the queue's own (architecture.md, The cellar). */
export type DatabaseRole =
  | 'nl_door'
  | 'nl_house'
  | 'nl_beat'
  | 'nl_county'
  | 'nl_office'
  | 'nl_post'
  | 'nl_job'
  | 'nl_queue';

// Drizzle turns the client's own date handling off: raw SQL takes and gives instants as ISO text.
export type Db = PostgresJsDatabase;
export type Sql = postgres.Sql;

/** What the policies read; set in the same statement that changes the role, never for longer than the transaction. */
export type RowContext = {
  role: DatabaseRole;
  county: string;
  account: string;
  lodgings: readonly string[];
  units: readonly string[];
};

/** The name of this process's connections in the database's own list of who is busy. */
export const ownName = `nightlight ${process.pid}`;

/** postgres.js takes a socket folder only through its options; libpq's `?host=/folder` is understood here. */
export function connect(url: string, max: number): Sql {
  const parsed = new URL(url);
  const folder = parsed.searchParams.get('host');
  parsed.searchParams.delete('host');
  const socket = folder?.startsWith('/') ? { path: `${folder}/.s.PGSQL.${parsed.port || 5432}` } : {};
  return postgres(parsed.href, {
    max,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: ownName, TimeZone: 'UTC' },
    ...socket,
  });
}

// lib/ is loaded twice in one process, by Node and by Next's bundle: the pool hangs on globalThis.
const shared = globalThis as typeof globalThis & { nightlightPool?: Sql };

/** The runtime pool: a login that owns nothing and may only become one of the seven roles. */
export function pool(): Sql {
  shared.nightlightPool ??= connect(env().databaseUrl, 12);
  return shared.nightlightPool;
}

const closers: (() => Promise<void>)[] = [];

/** Registers what must end before the pool does, such as the queue's sender. */
export function beforeClose(close: () => Promise<void>): void {
  closers.push(close);
}

/** Ends the pool; used by the command line, the tests and a server that stops. */
export async function closePool(): Promise<void> {
  for (const close of closers.splice(0)) await close();
  await shared.nightlightPool?.end({ timeout: 5 });
  delete shared.nightlightPool;
}

/**
 * Drizzle over one open transaction. A transaction is its connection's Sql without `options`, which drizzle reads for
 * the type parsers: they are the pool's.
 */
export function drizzleOn(sql: postgres.TransactionSql): Db {
  return drizzle(Object.assign(sql, { options: pool().options }) as unknown as Sql);
}

export type Transaction = { sql: postgres.TransactionSql; db: Db };

/**
 * Sends what `work` depends on without waiting for its answer: statements of one transaction run in the order they are
 * sent, and once one has failed PostgreSQL refuses all that follow. A turn on the wire is most of what a small read costs.
 * The first fault is the one that is told.
 */
export async function behind<T>(first: PromiseLike<unknown>, work: () => Promise<T>): Promise<T> {
  const fault = Promise.resolve(first).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const outcome = await work().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const before = await fault;
  if (before) throw before.error;
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** Runs `work` in one transaction that starts as the door: it can call the listed functions and nothing else. */
export async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await pool().begin(async (sql) => {
    const door = sql`select set_config('role', 'nl_door', true)`.execute();
    result = { value: await behind(door, () => work({ sql, db: drizzleOn(sql) })) };
  });
  if (!result) throw new Error('transaction ended without a result');
  return result.value;
}

/**
 * Becomes `context.role` for the rest of the transaction and tells the policies whose rows may be seen. Sent at once, so
 * that whatever is asked after this call comes after it on the wire.
 */
export function become({ sql }: Transaction, context: RowContext): PromiseLike<unknown> {
  return sql`select set_config('role', ${context.role}, true),
    set_config('nl.county', ${context.county}, true),
    set_config('nl.account', ${context.account}, true),
    set_config('nl.lodgings', ${context.lodgings.join(',')}, true),
    set_config('nl.units', ${context.units.join(',')}, true)`.execute();
}
