import { businessDayAt } from '#lib/clock/business-day.ts';
import { type Cell, keyIdOf, openBytes, seal } from '#lib/platform/crypto.ts';
import { dataKeyById, dataKeyFor, type KeyHolder } from '#lib/platform/data-keys.ts';

/** A table whose column `sealed` holds an attachment, and the row's id. */
export type FileCell = { table: string; row: string };

const cellOf = (county: string, { table, row }: FileCell): Cell => ({ county, table, column: 'sealed', row });

/** Seals an attachment for one row under the key of the month it is added in. */
export async function sealFile(holder: KeyHolder, cell: FileCell, bytes: Buffer): Promise<Buffer> {
  return seal(await dataKeyFor(holder, businessDayAt(holder.now)), cellOf(holder.county, cell), bytes);
}

/** What `sealFile` sealed for the same row. Throws Refusal gone M-155 once its month's key is destroyed. */
export async function openFile(holder: KeyHolder, cell: FileCell, sealed: Buffer): Promise<Buffer> {
  return openBytes(await dataKeyById(holder, keyIdOf(sealed)), cellOf(holder.county, cell), sealed);
}
