import { systemNow } from '#lib/clock/now.ts';
import { clockTime } from '#lib/clock/words.ts';
import type { Entries } from './entries.ts';

/** A draft never outlives the window in which the lodging may read its children (product.md, People). */
const keptMs = 72 * 3_600_000;
const prefix = 'nightlight.stay/';

type Kept = { at: string; owner: string; entries: Entries };
export type FoundDraft = { time: string; entries: Entries };

/** The place of a draft: one for each house, night and stay. */
export function draftKey(lodging: string, night: string, stay: string | null): string {
  return `${prefix}${lodging}/${night}/${stay ?? 'new'}`;
}

/** Writes what stands in the form to this device; returns the time, or null where the browser keeps nothing. */
export function keepDraft(key: string, owner: string, entries: Entries): string | null {
  const at = systemNow();
  const kept = entries.filter(([name]) => !['form_token', 'seen_version', 'back'].includes(name));
  try {
    window.localStorage.setItem(
      key,
      JSON.stringify({ at: at.toISOString(), owner, entries: kept } satisfies Kept),
    );
    return clockTime(at);
  } catch {
    return null; // private windows and full stores: the form works on, only a reload would lose it
  }
}

/** Forgets a draft. */
export function dropDraft(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}

/** The draft of this person, or null; drafts of others and old ones are removed wherever they are met. */
export function findDraft(key: string, owner: string): FoundDraft | null {
  try {
    for (const name of Object.keys(window.localStorage)) {
      if (name.startsWith(prefix) && !isCurrent(read(name), owner)) window.localStorage.removeItem(name);
    }
    const found = read(key);
    return found ? { time: clockTime(new Date(found.at)), entries: found.entries } : null;
  } catch {
    return null;
  }
}

function read(name: string): Kept | null {
  const text = window.localStorage.getItem(name);
  if (!text) return null;
  try {
    const kept = JSON.parse(text) as Partial<Kept>;
    const { at, owner, entries } = kept;
    return typeof at === 'string' && typeof owner === 'string' && Array.isArray(entries)
      ? { at, owner, entries }
      : null;
  } catch {
    return null;
  }
}

function isCurrent(kept: Kept | null, owner: string): boolean {
  if (!kept || kept.owner !== owner) return false;
  const age = systemNow().getTime() - new Date(kept.at).getTime();
  return age >= 0 && age < keptMs;
}
