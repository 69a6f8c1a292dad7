import type { RoundStop } from '#lib/chase/round.ts';
import { systemNow } from '#lib/clock/now.ts';
import { presentAfter } from './present.ts';
import { find, keep } from './store.ts';

/** The round of an officer's phone: houses to go to, nothing of any guest. */
export type RoundKept = {
  format: 1;
  owner: string;
  stops: RoundStop[];
  /** the instant the house told it, and how far this phone's clock then stood behind */
  seenAt: string;
  behindMs: number;
};

const name = 'round';
/** Where the round is asked for and a visit is sent. */
export const visitsDoor = '/chases/visits';
const fresh = 120_000;

/** The kept round, or null where this phone has kept none. */
export async function keptRound(): Promise<RoundKept | null> {
  const found = (await find(name)) as Partial<RoundKept> | null;
  return found?.format === 1 && Array.isArray(found.stops) ? (found as RoundKept) : null;
}

/** Asks for the round and keeps it, unless it was told within the last two minutes. Without a line the kept one stays. */
export async function renewRound(): Promise<void> {
  const before = await keptRound();
  const age = before ? roundNow(before).getTime() - new Date(before.seenAt).getTime() : fresh;
  if (age >= 0 && age < fresh) return;
  const answer = await fetch(visitsDoor, { headers: { accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return;
  const { owner, now, stops } = (await answer.json()) as { owner: string; now: string; stops: RoundStop[] };
  const behindMs = new Date(now).getTime() - systemNow().getTime();
  await keep(name, { format: 1, owner, stops, seenAt: now, behindMs } satisfies RoundKept);
}

/** The house's present, by this phone's clock set right as far as it was seen to be wrong. */
export function roundNow({ seenAt, behindMs }: RoundKept): Date {
  return presentAfter(new Date(seenAt), behindMs, systemNow());
}
