import { type Cell, type DataKey, keyIdOf, open, seal } from '#lib/platform/crypto.ts';
import { dataKeyById, type KeyHolder } from '#lib/platform/data-keys.ts';

/** What may name a person: where, in whose words, on which phone. */
export type Spoken = { where: string; direction: string; text: string; phone: string };

const cellOf = (county: string, row: string): Cell => ({ county, table: 'incident', column: 'sealed', row });

/** Seals what was said for that incident alone. */
export function sealSpoken(key: DataKey, county: string, incident: string, spoken: Spoken): Buffer {
  return seal(key, cellOf(county, incident), JSON.stringify(spoken));
}

/** Opens what was said. Throws Refusal gone M-155 once its key was destroyed. */
export async function openSpoken(holder: KeyHolder, incident: string, sealed: Buffer): Promise<Spoken> {
  const key = await dataKeyById(holder, keyIdOf(sealed));
  return JSON.parse(open(key, cellOf(holder.county, incident), sealed));
}
