import { systemNow } from '#lib/clock/now.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { knock, sendOne } from './door.ts';
import { put, take, waiting } from './queue.ts';
import { fateOf, nextOf, unseen, type Waiting } from './rules.ts';

const whoDoor = '/drafts';

export type Round = {
  filed: number;
  stopped: 'sign_in' | 'no_signal' | null;
  others: number;
  cleared: string[];
};

/**
 * Sends what waits, the oldest first, each by its own key, so that an answer that was lost files nothing twice. Only what
 * belongs to whoever is signed in is sent; an ended session stops the round and loses nothing. One tab at a time.
 */
export async function sendAll(language: Language): Promise<Round> {
  const idle: Round = { filed: 0, stopped: null, others: 0, cleared: [] };
  const work = async () => ({ ...(await round(language)), cleared: await tend(systemNow()) });
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('nightlight.unsent', { ifAvailable: true }, (lock) =>
    lock ? work() : idle,
  );
}

async function round(language: Language): Promise<Omit<Round, 'cleared'>> {
  const { all } = await waiting();
  if (all.length === 0) return { filed: 0, stopped: null, others: 0 };
  const who = await whoIsHere();
  if (who?.status === 401) return { filed: 0, stopped: 'sign_in', others: 0 };
  if (!who?.ok) return { filed: 0, stopped: 'no_signal', others: all.length };
  const { owner } = (await who.json()) as { owner: string };
  let filed = 0;
  let stopped: Round['stopped'] = null;
  for (const one of all) {
    if (one.owner !== owner || one.refused) continue;
    const { next, status } = await tell(one, language);
    if (next === 'filed') filed += 1;
    if (next === 'sign_in') return { filed, stopped: 'sign_in', others: 0 };
    if (next !== 'later') continue;
    stopped = 'no_signal';
    // A fault over this one return says nothing of the next.
    if (status !== 500) break;
  }
  return { filed, stopped, others: all.filter((one) => one.owner !== owner).length };
}

// An own phone opens its next session by itself; anywhere else this leads to a page and changes nothing.
async function whoIsHere(): Promise<Response | null> {
  const ask = () => knock(whoDoor, { headers: { accept: 'application/json' } });
  const who = await ask();
  if (who?.status !== 401) return who;
  const opened = await knock('/paired?next=/help', {});
  return opened && new URL(opened.url).pathname === '/help' ? ask() : who;
}

type Told = { next: ReturnType<typeof nextOf>; status: number };

async function tell(one: Waiting, language: Language): Promise<Told> {
  const answer = await sendOne(one, language);
  const next = nextOf(one, answer);
  if (next === 'filed') await take(one.key);
  else if (next === 'refused') await put({ ...one, refused: answer.errors, tried: one.tried + 1 });
  else if (next === 'unseen') {
    const again = unseen(one);
    // It stands as it will be sent before it is: a phone that dies in between must not come back with another body.
    await put(again);
    return tell(again, language);
  } else await put({ ...one, tried: one.tried + 1 });
  return { next, status: answer.status };
}

/**
 * Warns of what will be cleared and clears what was warned of for long enough; only after a try to send, so that a phone
 * that was away for days sends what it can before it forgets. Returns the nights of what was cleared.
 */
async function tend(now: Date): Promise<string[]> {
  const { all } = await waiting();
  const cleared: string[] = [];
  for (const one of all) {
    const fate = fateOf(one, now);
    if (fate === 'warned' && !one.warnedAt) await put({ ...one, warnedAt: now.toISOString() });
    if (fate !== 'cleared') continue;
    await take(one.key);
    cleared.push(one.night);
  }
  return cleared;
}
