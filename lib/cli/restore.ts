import { copyFileSync, createReadStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { systemNow } from '#lib/clock/now.ts';
import { enqueueAll } from '#lib/jobs/enqueue.ts';
import { transaction } from '#lib/platform/db.ts';
import { env } from '#lib/platform/env.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { asAdmin, renewStatistics } from './admin.ts';
import { needed, readArgs } from './args.ts';
import {
  filesBeside,
  hashOf,
  type Manifest,
  migrationsOf,
  readManifest,
  tablesInOrder,
} from './backup-format.ts';
import { type Command, exit, Told } from './command.ts';
import { backupCliWords } from './words-backup.ts';

/**
 * `restore DIR`: puts a copy back into an installation that is still empty, in one transaction: all rows with their
 * counts as the manifest has them, or none. Then the keys, then the jobs that were waiting.
 */
export const command: Command = {
  run: async (call) => {
    const { language } = call;
    const words = backupCliWords(language);
    const { values, rest } = readArgs(call, {}, 1);
    const folder = path.resolve(needed(rest[0], 'DIR', language));
    const manifest = readManifest(folder);
    if (!manifest) throw new Told(words.noManifest(folder));
    await requireWhole(manifest, folder, language);
    await asAdmin(language, (admin) =>
      admin.begin(async (sql) => {
        await copyIn(sql, manifest, folder, language);
      }),
    );
    placeFiles(manifest, folder);
    await renewStatistics(language);
    await transaction((tx) =>
      enqueueAll(
        tx,
        manifest.jobs.map(({ queue, data, startAfter, key }) => ({
          queue,
          data,
          startAfter: new Date(startAfter),
          ...(key ? { key } : {}),
        })),
        'nl_door',
      ),
    );
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const { length: tables } = manifest.tables;
    if (values.json)
      call.out(
        JSON.stringify({ tables, rows, jobs: manifest.jobs.length, madeAt: manifest.madeAt }, null, 2),
      );
    else call.out(words.restored(tables, rows, manifest.madeAt));
    call.say(words.restart);
    return exit.done;
  },
};

async function requireWhole(manifest: Manifest, folder: string, language: Language): Promise<void> {
  const words = backupCliWords(language);
  const files = [
    ...manifest.tables.map(({ name, sha256 }) => ({ name: `${name}.copy`, sha256 })),
    ...manifest.files,
  ];
  for (const { name, sha256 } of files) {
    const file = path.join(folder, name);
    if (!existsSync(file)) throw new Told(words.fileMissing(name));
    if ((await hashOf(file)) !== sha256) throw new Told(words.fileChanged(name));
  }
}

async function copyIn(
  sql: postgres.TransactionSql,
  manifest: Manifest,
  folder: string,
  language: Language,
): Promise<void> {
  const words = backupCliWords(language);
  await sql`set local role nl_owner`;
  const here = await migrationsOf(sql);
  if (here.join() !== manifest.migrations.join()) throw new Told(words.otherVersion(manifest.product));
  const tables = await tablesInOrder(sql);
  const names = tables.map(({ name }) => name);
  const unknown = manifest.tables.filter(({ name }) => !names.includes(name));
  if (unknown.length > 0 || names.length !== manifest.tables.length)
    throw new Told(words.otherVersion(manifest.product));
  // The owner is not narrowed by policies while they are not forced; the table is locked, and forced again at the end.
  for (const { name } of tables) await sql`alter table ${sql(name)} no force row level security`;
  for (const { name } of tables) {
    const [filled] = name === 'installation' ? [] : await sql`select from ${sql(name)} limit 1`;
    if (filled) throw new Told(words.notNew(name));
  }
  // An empty installation knows only what kind it is; the copy says it again, with its clock.
  await sql`delete from installation`;
  for (const { name } of tables) {
    const table = manifest.tables.find((one) => one.name === name);
    if (!table) continue;
    const into = await sql`copy ${sql(name)} (${sql(table.columns)}) from stdin`.writable();
    await pipeline(createReadStream(path.join(folder, `${name}.copy`)), into);
    const [count] = await sql<{ rows: number }[]>`select count(*)::int as rows from ${sql(name)}`;
    if (count?.rows !== table.rows) throw new Told(words.wrongCount(name, table.rows, count?.rows ?? 0));
  }
  for (const { name } of tables) await sql`alter table ${sql(name)} force row level security`;
}

/** Puts keys and anchors in place; a key that was there is moved aside, never lost. */
function placeFiles(manifest: Manifest, folder: string): void {
  const stamp = systemNow().toISOString().replace(/[:.]/g, '-');
  for (const [name, target] of filesBeside(env().data)) {
    if (!manifest.files.some((file) => file.name === name)) continue;
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    if (existsSync(target)) renameSync(target, `${target}.before-${stamp}`);
    copyFileSync(path.join(folder, name), target);
  }
}
