import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { PgBoss } from 'pg-boss';
import { functionStatements, sqlFile } from '#drizzle/functions.ts';
import { rightsStatements } from '#drizzle/rights.ts';
import { queues } from '#lib/jobs/queues.ts';
import type { Sql } from '#lib/platform/db.ts';

/** A problem a person can cure; boot prints it as one line and ends with 1. */
export class Told extends Error {}

/** PostgreSQL 15 brought NULLS NOT DISTINCT, which the schema uses. */
const OLDEST = 150000;

/** Writes the runtime login's address once; its password never leaves the key folder. */
export async function runtimeLogin(admin: Sql, adminUrl: string, keyFolder: string): Promise<string> {
  const file = path.join(keyFolder, 'runtime-url');
  const url = new URL(adminUrl);
  const known = existsSync(file) ? new URL(readFileSync(file, 'utf8').trim()) : null;
  const password = known?.password || randomBytes(24).toString('base64url');
  await admin.unsafe(`alter role nl_runtime with login password '${password}'`);
  url.username = 'nl_runtime';
  url.password = password;
  mkdirSync(keyFolder, { recursive: true, mode: 0o700 });
  writeFileSync(file, url.href, { mode: 0o600 });
  return url.href;
}

/** Roles, tables, functions, rights, queues; everything is skipped when it is already as the source says. */
export async function bringUpToDate(
  admin: Sql,
  adminUrl: string,
  migrations: string,
): Promise<'made' | 'changed' | 'same'> {
  const [version] = await admin<{ n: number }[]>`select current_setting('server_version_num')::int as n`;
  if (!version || version.n < OLDEST) {
    throw new Told(
      `数据库版本太旧，需要 PostgreSQL 15 或更新 / the database is older than PostgreSQL 15: upgrade it or unset DATABASE_URL`,
    );
  }
  const wanted = fingerprint(migrations);
  await admin`select pg_advisory_lock(430524)`;
  try {
    const [table] = await admin<{ name: string | null }[]>`select to_regclass('nl.installed')::text as name`;
    const before = table?.name
      ? (await admin<{ fingerprint: string }[]>`select fingerprint from nl.installed`)[0]?.fingerprint
      : undefined;
    if (before === wanted) return 'same';
    await admin.unsafe(sqlFile('roles.sql'));
    await admin`set role nl_owner`;
    await migrate(drizzle(admin), { migrationsFolder: migrations });
    await admin`reset role`;
    await admin.unsafe(functionStatements().join(';\n'));
    await admin`set role nl_owner`;
    await admin.unsafe(rightsStatements().join(';\n'));
    await admin`reset role`;
    await makeQueues(adminUrl, admin);
    await admin.unsafe('create table if not exists nl.installed (fingerprint text not null)');
    await admin`delete from nl.installed`;
    await admin`insert into nl.installed values (${wanted})`;
    return before ? 'changed' : 'made';
  } finally {
    await admin`select pg_advisory_unlock(430524)`;
  }
}

function fingerprint(migrations: string): string {
  const hash = createHash('sha256');
  hash.update(sqlFile('roles.sql'));
  hash.update(readFileSync(path.join(migrations, 'meta', '_journal.json')));
  for (const statement of [...functionStatements(), ...rightsStatements()]) hash.update(statement);
  hash.update(JSON.stringify(queues));
  return hash.digest('hex');
}

/** Only the migrating owner makes pg-boss's schema and queues; web and worker find them there. */
async function makeQueues(adminUrl: string, admin: Sql): Promise<void> {
  const boss = new PgBoss({
    connectionString: adminUrl,
    schema: 'pgboss',
    supervise: false,
    schedule: false,
    max: 1,
  });
  boss.on('error', () => {});
  await boss.start();
  for (const [name, options] of Object.entries(queues)) {
    if (await boss.getQueue(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
  }
  await boss.stop({ graceful: false });
  await admin.unsafe(`
    grant usage on schema pgboss to nl_queue, nl_keeper;
    grant select (name, state, start_after, completed_on) on pgboss.job to nl_keeper;
    grant select (name) on pgboss.queue to nl_keeper;
    grant select, insert, update, delete on all tables in schema pgboss to nl_queue;
    grant usage on all sequences in schema pgboss to nl_queue;
    grant execute on all functions in schema pgboss to nl_queue`);
}
