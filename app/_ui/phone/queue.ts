import { readWaiting, type Waiting } from './rules.ts';
import { drop, find, keep, namesOf } from './store.ts';

const prefix = 'unsent/';
const countName = 'nightlight.unsent';
/** Said on the window whenever the number of unsent returns may have changed. */
export const changed = 'nightlight-unsent';

/** The number unsent as it was last counted; read at once, without opening anything. It says nothing of anybody. */
export function countKnown(): number {
  try {
    return Number(window.localStorage.getItem(countName) ?? 0) || 0;
  } catch {
    return 0;
  }
}

/** Counts what waits and says so to every page that shows the number. */
export async function countAnew(): Promise<number> {
  const { length } = await namesOf(prefix);
  try {
    if (length > 0) window.localStorage.setItem(countName, String(length));
    else window.localStorage.removeItem(countName);
  } catch {
    // shown on this page all the same
  }
  window.dispatchEvent(new CustomEvent<number>(changed, { detail: length }));
  return length;
}

/** Puts a return into the queue, or back into it as it now stands. False where this browser keeps nothing. */
export async function put(one: Waiting): Promise<boolean> {
  const done = await keep(`${prefix}${one.key}`, one);
  if (done) await countAnew();
  return done;
}

/** Takes a return out: it was filed, cleared, or given up by a person. */
export async function take(key: string): Promise<void> {
  await drop(`${prefix}${key}`);
  await countAnew();
}

/** All that waits, the oldest first; what this version cannot read is only counted. */
export async function waiting(): Promise<{ all: Waiting[]; unreadable: number }> {
  const names = await namesOf(prefix);
  const read = await Promise.all(names.map(async (name) => readWaiting(await find(name))));
  const all = read.filter((one) => one !== null).sort((a, b) => a.draftedAt.localeCompare(b.draftedAt));
  return { all, unreadable: names.length - all.length };
}
