import { tellCount } from './count.ts';
import { readWaiting, type Waiting } from './rules.ts';
import { drop, find, keep, namesOf } from './store.ts';

const prefix = 'unsent/';
/** Counts what waits and says so to every page that shows the number. */
export async function countAnew(): Promise<number> {
  const { length } = await namesOf(prefix);
  tellCount(length);
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
