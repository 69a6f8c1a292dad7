import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type postgres from 'postgres';
import { env } from '#lib/platform/env.ts';
import { asAdmin } from './admin.ts';
import { needed, readArgs } from './args.ts';
import {
  filesBeside,
  hashOf,
  isUsed,
  type Manifest,
  Meter,
  migrationsOf,
  type Table,
  tablesInOrder,
} from './backup-format.ts';
import { type Command, exit, Told } from './command.ts';
import { productVersion } from './product.ts';
import { backupCliWords } from './words-backup.ts';

/**
 * `backup DIR`: every table as it stood at one instant (REPEATABLE READ), a file each in COPY text, the keys beside them,
 * a manifest with counts and hashes. Written under a folder only its owner can open.
 */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const words = backupCliWords(language);
    const { values, rest } = readArgs(call, {}, 1);
    const folder = path.resolve(needed(rest[0], 'DIR', language));
    if (isUsed(folder)) throw new Told(words.notEmpty(folder));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const manifest = await asAdmin(language, async (admin) => {
      let made: Manifest | undefined;
      await admin.begin('isolation level repeatable read', async (sql) => {
        made = await copyOut(sql, folder);
      });
      if (!made) throw new Error('the copy ended without a manifest');
      return made;
    });
    for (const [name, file] of filesBeside(env().data)) {
      if (!existsSync(file)) continue;
      copyFileSync(file, path.join(folder, name));
      manifest.files.push({ name, sha256: await hashOf(file) });
    }
    // The manifest comes last: a folder without one is a copy that was cut.
    writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`, {
      mode: 0o600,
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const bytes = manifest.tables.reduce((sum, table) => sum + table.bytes, 0);
    if (values.json)
      call.out(JSON.stringify({ folder, tables: manifest.tables.length, rows, bytes }, null, 2));
    else call.out(words.made(folder, manifest.tables.length, rows, bytes));
    call.say(words.keysInside);
    return exit.done;
  },
};

async function copyOut(sql: postgres.TransactionSql, folder: string): Promise<Manifest> {
  const [about] = await sql<{ at: string; version: string; kind: string }[]>`
    select nl.now()::text as at, current_setting('server_version') as version, (select kind from installation) as kind`;
  const jobs = await sql<{ queue: string; data: unknown; startAfter: string; key: string | null }[]>`
    select name as queue, data, start_after::text as "startAfter", singleton_key as key from pgboss.job
    where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss%' and name <> 'tick' order by created_on`;
  await sql`set local role nl_owner`;
  const migrations = await migrationsOf(sql);
  const tables = await tablesInOrder(sql);
  // The keeper sees every row: forced policies narrow the owner as they narrow everybody.
  await sql`set local role nl_keeper`;
  const written: Manifest['tables'] = [];
  for (const table of tables) written.push(await copyTable(sql, table, folder));
  return {
    format: 'nightlight-backup-1',
    product: productVersion(),
    madeAt: new Date(about?.at ?? '').toISOString(),
    postgres: about?.version ?? '',
    kind: about?.kind ?? '',
    migrations,
    tables: written,
    jobs: jobs.map((job) => ({
      ...job,
      data: job.data && typeof job.data === 'object' ? { ...job.data } : {},
      startAfter: new Date(job.startAfter).toISOString(),
    })),
    files: [],
  };
}

async function copyTable(
  sql: postgres.TransactionSql,
  { name, columns }: Table,
  folder: string,
): Promise<Manifest['tables'][number]> {
  const meter = new Meter();
  const file = openSync(path.join(folder, `${name}.copy`), 'wx', 0o600);
  try {
    const rows = await sql`copy (select ${sql(columns)} from ${sql(name)}) to stdout`.readable();
    // Written as it comes: the client leaves its socket paused for good when a reader ever holds a copy back.
    await new Promise<void>((done, fail) => {
      rows.on('data', (chunk: Buffer) => {
        meter.take(chunk);
        writeSync(file, chunk);
      });
      rows.on('end', done);
      rows.on('error', fail);
    });
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return { name, columns, rows: meter.rows, bytes: meter.bytes, sha256: meter.sha256() };
}
