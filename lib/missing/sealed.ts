import { type Cell, type DataKey, keyIdOf, open, seal } from '#lib/platform/crypto.ts';
import { dataKeyById, type KeyHolder } from '#lib/platform/data-keys.ts';
import type { Sex } from '#lib/report/terms.ts';

/** What a desk is shown of somebody: never a number. */
export type CallContent = { name: string; sex: Sex | ''; birthDate: string; seen: string; looks: string };

const cellOf = (county: string, table: string, row: string): Cell => ({
  county,
  table,
  column: 'sealed',
  row,
});

/** Seals a text for one row of one of the room's tables. */
export function sealFor(key: DataKey, county: string, table: string, row: string, text: string): Buffer {
  return seal(key, cellOf(county, table, row), text);
}

/** Opens what `sealFor` made. Throws Refusal gone M-155 once its key was destroyed. */
export async function openSealed(
  holder: KeyHolder,
  table: string,
  row: string,
  sealed: Buffer,
): Promise<string> {
  const bytes = Buffer.from(sealed);
  return open(await dataKeyById(holder, keyIdOf(bytes)), cellOf(holder.county, table, row), bytes);
}
