import type { Pass } from '#lib/access/pass.ts';
import { businessDayAt, civilDateAt } from '#lib/clock/business-day.ts';
import type { DataKey } from '#lib/platform/crypto.ts';
import {
  dataKeyById,
  destroyKey,
  holdKeyId,
  isHoldKey,
  type KeyHolder,
  keyToSealWith,
  livingKeys,
  lockKey,
  monthOfKey,
} from '#lib/platform/data-keys.ts';
import { uuidv7 } from '#lib/platform/ids.ts';
import { settingsFor } from '#lib/settings/queries.ts';
import { fateOf, type KeyFate, type KeyUse, monthIsPast } from './rules.ts';

type ClearingPass = Pass<'clock:work'>;

/** What a room that keeps persons' text registers; `today` is the civil date (Shanghai) of the run. */
export type Clearing = {
  name: string;
  /** rows at or past their clearing date that still hold text: free ones, and those under a hold */
  due: (pass: ClearingPass, today: string) => Promise<{ free: number; held: number }>;
  /** how many texts stand sealed under each old data key */
  keyUse: (pass: ClearingPass, today: string) => Promise<KeyUse[]>;
  /** empties the free rows for good; returns how many */
  empty: (pass: ClearingPass, today: string) => Promise<number>;
  /** seals again with `to` what stands under `from` */
  rewrite: (pass: ClearingPass, from: DataKey, to: DataKey) => Promise<void>;
};

const shared = globalThis as typeof globalThis & { nightlightClearings?: Map<string, Clearing> };

/** A room says what it clears; importing its clearing.ts is enough. Registering again replaces. */
export function registerClearing(clearing: Clearing): void {
  shared.nightlightClearings ??= new Map();
  shared.nightlightClearings.set(clearing.name, clearing);
}

/** What a run did, or in a dry run would do; months such as '2026-03', a hold's own key as '2026-03/hold'. */
export type Cleared = { dryRun: boolean; cleared: number; held: number; monthsDestroyed: string[] };

/**
 * Empties what is past its clearing date and under no hold, and destroys the data keys of months that nothing readable
 * is left of; what a hold keeps is rewritten under the month's hold key first (architecture.md, Fields). The run and its
 * counts stay as proof. A dry run returns the same numbers and writes nothing.
 * Throws when no room has registered what it clears: a run that looked at nothing proves nothing.
 */
export async function clearDue(pass: ClearingPass, { dryRun }: { dryRun: boolean }): Promise<Cleared> {
  const clearings = [...(shared.nightlightClearings?.values() ?? [])];
  if (clearings.length === 0) throw new Error('no room has registered what it clears');
  const holder = { sql: pass.sql, county: pass.reach.county, now: pass.now };
  const today = civilDateAt(pass.now);
  const days = (await settingsFor(pass, businessDayAt(pass.now))).of('readable_days');
  const ripe = (await livingKeys(holder)).filter(
    (id) => isHoldKey(id) || monthIsPast(monthOfKey(id), days, today),
  );
  if (!dryRun) for (const id of ripe) await lockKey(holder, id);

  const result: Cleared = { dryRun, cleared: 0, held: 0, monthsDestroyed: [] };
  for (const clearing of clearings) {
    const { free, held } = await clearing.due(pass, today);
    result.cleared += free;
    result.held += held;
  }
  const fates = await fatesOf(pass, clearings, ripe, today);
  result.monthsDestroyed = [...fates].filter(([, fate]) => fate !== 'keep').map(([id]) => nameOfKey(id));
  if (dryRun) return result;

  for (const clearing of clearings) await clearing.empty(pass, today);
  for (const [id, fate] of fates) {
    if (fate === 'rewrite_then_destroy') await rewrite(pass, holder, clearings, id);
    if (fate !== 'keep') await destroyKey(holder, id);
  }
  await writeRun(pass, result, today);
  return result;
}

async function fatesOf(
  pass: ClearingPass,
  clearings: readonly Clearing[],
  ripe: readonly number[],
  today: string,
): Promise<Map<number, KeyFate>> {
  const uses = (await Promise.all(clearings.map((clearing) => clearing.keyUse(pass, today)))).flat();
  const sum = (keyId: number, count: 'due' | 'held' | 'kept') =>
    uses.filter((use) => use.keyId === keyId).reduce((total, use) => total + use[count], 0);
  return new Map(
    ripe.map((keyId) => {
      const use = { keyId, due: sum(keyId, 'due'), held: sum(keyId, 'held'), kept: sum(keyId, 'kept') };
      return [keyId, fateOf(use, isHoldKey(keyId))];
    }),
  );
}

async function rewrite(
  pass: ClearingPass,
  holder: KeyHolder,
  clearings: readonly Clearing[],
  id: number,
): Promise<void> {
  const from = await dataKeyById(holder, id);
  const to = await keyToSealWith(holder, holdKeyId(id));
  for (const clearing of clearings) await clearing.rewrite(pass, from, to);
}

// A run that found nothing is written once a day: the file shows that the clock was looked at.
async function writeRun(pass: ClearingPass, done: Cleared, today: string): Promise<void> {
  const { county } = pass.reach;
  if (done.cleared === 0 && done.monthsDestroyed.length === 0) {
    const [run] =
      await pass.sql`select from clearing_run where county = ${county} and nl.civil_day(at) = ${today}::date limit 1`;
    if (run) return;
  }
  const id = uuidv7(pass.now);
  await pass.sql`insert into clearing_run (county, id, at, dry_run, cleared, held, months_destroyed)
    values (${county}, ${id}, ${pass.now.toISOString()}, false, ${done.cleared}, ${done.held},
      ${JSON.stringify(done.monthsDestroyed)}::text::jsonb)`;
  pass.record({
    act: 'retention.clear',
    subjectKind: 'clearing_run',
    subjectId: id,
    detail: { cleared: done.cleared, held: done.held, months_destroyed: done.monthsDestroyed },
  });
}

const nameOfKey = (id: number) => `${monthOfKey(id)}${isHoldKey(id) ? '/hold' : ''}`;
