import { monotoneMs } from '#lib/clock/now.ts';
import { transaction } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';

const windowMs = 60_000;
const shareOf = 10;

type Count = { from: number; hits: number };
const shared = globalThis as typeof globalThis & { nightlightCounts?: Map<string, Count> };

/**
 * Counts a request against `most` a minute. Counted in this process, and each tenth also in the database, so that several
 * processes share one limit and a filing still costs one transaction. Throws Refusal M-163 with the seconds to wait.
 */
export async function limit(key: string, most: number): Promise<void> {
  shared.nightlightCounts ??= new Map();
  const counts = shared.nightlightCounts;
  const at = monotoneMs();
  if (counts.size > 10_000) {
    for (const [name, count] of counts) if (at - count.from >= windowMs) counts.delete(name);
  }
  const before = counts.get(key);
  const count = before && at - before.from < windowMs ? before : { from: at, hits: 0 };
  count.hits += 1;
  counts.set(key, count);
  const wait = () =>
    new Refusal('too_many', [{ code: 'M-163' }], {
      retry_after: Math.max(1, Math.ceil((count.from + windowMs - at) / 1000)),
    });
  if (count.hits > most) throw wait();
  if (count.hits % shareOf === 0 && (await hit(`api/${key}`, windowMs / 1000)) * shareOf > most) throw wait();
}

/** Counts in the database alone: for tries that must not be guessed, such as a receipt's code. Throws M-163. */
export async function limitTries(key: string, most: number, seconds: number): Promise<void> {
  if ((await hit(key, seconds)) > most)
    throw new Refusal('too_many', [{ code: 'M-163' }], { retry_after: seconds });
}

async function hit(key: string, seconds: number): Promise<number> {
  return transaction(async ({ sql }) => {
    const [row] = await sql<{ tries: number }[]>`select nl.throttle_hit(${key}, ${seconds}) as tries`;
    return row?.tries ?? 0;
  });
}
