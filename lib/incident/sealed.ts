import { type Cell, type DataKey, keyIdOf, open, seal } from '#lib/platform/crypto.ts';
import { dataKeyById, type KeyHolder } from '#lib/platform/data-keys.ts';

/** What may name a person: where, in whose words, on which phone. */
export type Spoken = { where: string; direction: string; text: string; phone: string };

const cellOf = (county: string, row: string): Cell => ({ county, table: 'incident', column: 'sealed', row });

/** Seals what was said for that incident alone. */
export function sealSpoken(key: DataKey, county: string, incident: string, spoken: Spoken): Buffer {
  return seal(key, cellOf(county, incident), JSON.stringify(spoken));
}

/** Opens what `sealSpoken` made with a key at hand; for the clearing run. */
export function openSpokenWith(key: DataKey, county: string, incident: string, sealed: Buffer): Spoken {
  return JSON.parse(open(key, cellOf(county, incident), sealed));
}

/** Opens what was said. Throws Refusal gone M-155 once its key was destroyed. */
export async function openSpoken(holder: KeyHolder, incident: string, sealed: Buffer): Promise<Spoken> {
  const key = await dataKeyById(holder, keyIdOf(sealed));
  return openSpokenWith(key, holder.county, incident, sealed);
}
