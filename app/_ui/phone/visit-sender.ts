import { systemNow } from '#lib/clock/now.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { knock } from './door.ts';
import { visitsDoor } from './round-kept.ts';
import { fateOf } from './rules.ts';
import { sendVisit, waits } from './visit-here.ts';
import { putVisit, takeOut, tellOf, type VisitWaiting, visitsWaiting } from './visits.ts';

export type VisitRound = { sent: number; stopped: 'sign_in' | 'no_signal' | null; cleared: string[] };

/**
 * Sends what waits, the oldest first, each by its own key; only what belongs to whoever is signed in. What is refused is
 * kept with the reason; what a colleague recorded meanwhile is kept to be told; what has waited 72 hours, a day of them
 * warned of, is cleared after the try. One tab at a time.
 */
export async function sendVisits(language: Language): Promise<VisitRound> {
  const work = async () => ({ ...(await round(language)), cleared: await tend(systemNow()) });
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('nightlight.visits', { ifAvailable: true }, (lock) =>
    lock ? work() : { sent: 0, stopped: null, cleared: [] },
  );
}

async function round(language: Language): Promise<Omit<VisitRound, 'cleared'>> {
  const all = (await visitsWaiting()).filter(({ refused }) => refused === null);
  if (all.length === 0) return { sent: 0, stopped: null };
  const who = await knock(visitsDoor, { headers: { accept: 'application/json' } });
  if (who?.status === 401) return { sent: 0, stopped: 'sign_in' };
  if (!who?.ok) return { sent: 0, stopped: 'no_signal' };
  const { owner } = (await who.json()) as { owner: string };
  let sent = 0;
  for (const one of all) {
    if (one.owner !== owner) continue;
    const status = await send(one, language);
    if (status === 200) sent += 1;
    else if (status === 401) return { sent, stopped: 'sign_in' };
    else if (waits(status)) return { sent, stopped: 'no_signal' };
  }
  return { sent, stopped: null };
}

async function send(one: VisitWaiting, language: Language): Promise<number> {
  const { status, errors, meanwhile } = await sendVisit(one, language, false);
  if (status === 200) {
    const { chase = '' } = JSON.parse(one.body) as { chase?: string };
    if (meanwhile) await tellOf({ key: one.key, chase, lodging: one.lodging.name, ...meanwhile });
    await takeOut(one.key);
  } else if (status !== 401 && !waits(status)) await putVisit({ ...one, refused: errors });
  return status;
}

/** Warns of what will be cleared, clears what was warned of for long enough; returns the houses of what was cleared. */
async function tend(now: Date): Promise<string[]> {
  const cleared: string[] = [];
  for (const one of await visitsWaiting()) {
    const fate = fateOf(one, now);
    if (fate === 'warned' && !one.warnedAt) await putVisit({ ...one, warnedAt: now.toISOString() });
    if (fate !== 'cleared') continue;
    await takeOut(one.key);
    cleared.push(one.lodging.name);
  }
  return cleared;
}
