import type { Transaction } from '#lib/platform/db.ts';

/** One counter: its name, its window in seconds, and how many tries it lets through. */
export type Counter = { key: string; seconds: number; limit: number };

const QUARTER = 15 * 60;

/**
 * The limits of signing in (security.md 6.1.1). A stranger's tries count by phone, by network and in all; tries on a
 * device where the person has signed in before count on that device alone. So a flood against one phone slows
 * strangers for the rest of a quarter of an hour and never the person at their own device; nothing locks for ever.
 */
export const counters = {
  phone: (index: Buffer): Counter => ({
    key: `phone:${index.toString('hex')}`,
    seconds: QUARTER,
    limit: 10,
  }),
  device: (device: string, account: string): Counter => ({
    key: `device:${device}:${account}`,
    seconds: QUARTER,
    limit: 10,
  }),
  // A county's phones leave through a few carrier addresses, so the network's limit is wide.
  network: (network: string): Counter => ({ key: `net:${network}`, seconds: QUARTER, limit: 200 }),
  all: (): Counter => ({ key: 'all', seconds: QUARTER, limit: 3000 }),
  factorSession: (session: Buffer): Counter => ({
    key: `factor:${session.toString('hex').slice(0, 32)}`,
    seconds: 5 * 60,
    limit: 5,
  }),
  // Whoever stands here has the password; the windows of the account end a patient guesser's hope: 20 of 10^6 an hour.
  factorAccount: (account: string): Counter => ({ key: `factor:${account}`, seconds: 3600, limit: 20 }),
  factorDevice: (device: string, account: string): Counter => ({
    key: `factor:${device}:${account}`,
    seconds: 3600,
    limit: 20,
  }),
  // Codes by text message (security.md 6.6): one a minute and five an hour to a number, and what all of them cost in all.
  codeMinute: (index: Buffer): Counter => ({ key: `code-1:${index.toString('hex')}`, seconds: 60, limit: 1 }),
  codeHour: (index: Buffer): Counter => ({ key: `code-h:${index.toString('hex')}`, seconds: 3600, limit: 5 }),
  codeNetwork: (network: string): Counter => ({ key: `code-net:${network}`, seconds: QUARTER, limit: 60 }),
  codeAll: (): Counter => ({ key: 'code-all', seconds: 3600, limit: 2000 }),
  invitation: (code: Buffer): Counter => ({
    key: `invite:${code.toString('hex').slice(0, 32)}`,
    seconds: QUARTER,
    limit: 10,
  }),
  change: (account: string): Counter => ({ key: `change:${account}`, seconds: QUARTER, limit: 5 }),
} as const;

export type Over = Counter & { tries: number };

/** Counts a try on each counter and returns those that are over their limit. They are taken in the order given. */
export async function countTry(sql: Transaction['sql'], wanted: readonly Counter[]): Promise<Over[]> {
  const over: Over[] = [];
  for (const counter of wanted) {
    const [row] = await sql<
      { tries: number }[]
    >`select nl.throttle_hit(${counter.key}, ${counter.seconds}) as tries`;
    const tries = row?.tries ?? 0;
    if (tries > counter.limit) over.push({ ...counter, tries });
  }
  return over;
}
