import { businessDayAt } from '#lib/clock/business-day.ts';
import { type Cell, keyIdOf, open, seal } from '#lib/platform/crypto.ts';
import { dataKeyById, dataKeyFor, type KeyHolder } from '#lib/platform/data-keys.ts';
import { Refusal } from '#lib/platform/errors.ts';

/** The sealed columns of the room: a line's words with their place, and personal numbers taken out of them. */
export type SealedColumn = 'sealed' | 'numbers' | 'ask' | 'said';

const cellOf = (county: string, table: string, column: SealedColumn, row: string): Cell => ({
  county,
  table,
  column,
  row,
});

/** Seals a text for one cell under the key of the month it is said in. */
export async function sealText(
  holder: KeyHolder,
  table: string,
  column: SealedColumn,
  row: string,
  value: unknown,
): Promise<Buffer> {
  const key = await dataKeyFor(holder, businessDayAt(holder.now));
  return seal(key, cellOf(holder.county, table, column, row), JSON.stringify(value));
}

/** What `sealText` sealed, or null where it was cleared or its month's key is gone. */
export async function openText(
  holder: KeyHolder,
  table: string,
  column: SealedColumn,
  row: string,
  sealed: Buffer | null,
): Promise<unknown> {
  if (!sealed) return null;
  try {
    const key = await dataKeyById(holder, keyIdOf(sealed));
    return JSON.parse(open(key, cellOf(holder.county, table, column, row), sealed));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
