import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type postgres from 'postgres';
import * as z from 'zod';

/** What stands in `manifest.json` of a copy: enough to know that nothing is missing, changed or of another house. */
export const manifestShape = z.strictObject({
  format: z.literal('nightlight-backup-1'),
  product: z.string(),
  madeAt: z.string(),
  postgres: z.string(),
  kind: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.string().regex(/^[a-z_0-9]+$/)),
      rows: z.int(),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
  jobs: z.array(
    z.strictObject({
      queue: z.string(),
      data: z.record(z.string(), z.unknown()),
      startAfter: z.string(),
      key: z.string().nullable(),
    }),
  ),
  files: z.array(z.strictObject({ name: z.string().regex(/^[A-Za-z0-9._-]+$/), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestShape>;

/** The keys that open what the tables hold, and the anchors that prove the house book; never the database's passwords. */
const keyFiles = ['root', 'receipt-signing.pem'];
const besides = ['anchors.log'];

/** Where the files beside the database stand in a data folder: [name in the copy, path]. */
export function filesBeside(data: string): [string, string][] {
  return [
    ...keyFiles.map((name): [string, string] => [`key-${name}`, path.join(data, 'keys', name)]),
    ...besides.map((name): [string, string] => [name, path.join(data, name)]),
  ];
}

/** SHA-256 of a file, hex. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** Counts rows and bytes and hashes them; a row of COPY text is one line, line ends within are escaped. */
export class Meter {
  rows = 0;
  bytes = 0;
  readonly #hash = createHash('sha256');

  take(chunk: Buffer): void {
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.rows += 1;
    this.#hash.update(chunk);
  }

  sha256(): string {
    return this.#hash.digest('hex');
  }
}

export type Table = { name: string; columns: string[] };

/** The house's tables with their columns, those that others refer to first. */
export async function tablesInOrder(sql: postgres.ISql): Promise<Table[]> {
  const tables = await sql<Table[]>`
    select c.relname as name, array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`;
  const links = await sql<{ child: string; parent: string }[]>`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`;
  const ordered: Table[] = [];
  const rest = new Map(tables.map((table) => [table.name, table]));
  while (rest.size > 0) {
    const free = [...rest.values()].filter(
      ({ name }) => !links.some(({ child, parent }) => child === name && rest.has(parent)),
    );
    if (free.length === 0) throw new Error('tables refer to each other in a ring');
    for (const table of free) {
      ordered.push(table);
      rest.delete(table.name);
    }
  }
  return ordered;
}

/** The migrations a database has, by their hashes, in order; a copy goes back only into the same. */
export async function migrationsOf(sql: postgres.ISql): Promise<string[]> {
  const rows = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`;
  return rows.map(({ hash }) => hash);
}

/** Reads and checks the manifest of a folder; null when there is none or it is no copy of ours. */
export function readManifest(folder: string): Manifest | null {
  const file = path.join(folder, 'manifest.json');
  if (!existsSync(file)) return null;
  try {
    return manifestShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** True when the folder is there and holds something. */
export const isUsed = (folder: string): boolean =>
  existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0);
