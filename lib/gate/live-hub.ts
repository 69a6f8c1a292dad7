import { randomBytes } from 'node:crypto';
import { monotoneMs } from '#lib/clock/now.ts';
import { pool } from '#lib/platform/db.ts';

/** What a commit says: the id of a unit or a house and a kind, nothing of a return or a thread (architecture.md, One request). */
const LIVE_CHANNEL = 'nl_live';

/**
 * Few who hear ask again at once; the others take turns, so many a second as a process answers pages with breath left: of 500 that
 * asked in one instant half waited longer than 12 s (README.md, Figures).
 */
const atOnce = 8;
const eachMs = 60;
/** The signs of one commit come one behind another: a page that asks at the first would ask again for the rest. */
const gatherMs = 50;
/** A page asks no oftener (app/(police)/board/live.tsx). */
const leastMs = 2000;

/** Signs that are remembered for those whose page was read before them and whose stream opens after. */
const mostRemembered = 20_000;

/** after: ms until this hearer's own turn to ask again; mark: where the process's signs stand with it */
export type Sign = { unit: string; kind: string; after: number; mark: string };
export type Hearer = { hears: (unit: string) => boolean; hear: (sign: Sign) => void; turnAt: number };

type Hub = {
  hearers: Set<Hearer>;
  open: Map<string, number>;
  listening?: Promise<unknown>;
  /** names this listening; what was told before it, or while its line was lost, nobody here knows */
  epoch: string | null;
  count: number;
  remembered: { n: number; unit: string }[];
  nextTurnAt: number;
};

const shared = globalThis as typeof globalThis & { nightlightLive?: Hub };

function hubNow(): Hub {
  shared.nightlightLive ??= {
    ...{ hearers: new Set(), open: new Map(), epoch: null, count: 0, remembered: [], nextTurnAt: 0 },
  };
  return shared.nightlightLive;
}

const markOf = ({ epoch, count }: Hub) => (epoch === null ? '' : `${epoch}.${count}`);

/** The mark of this instant, for a hub that listens. */
export const markNow = (): string => markOf(hubNow());

/**
 * Where the process's signs stand. Taken before a page's rows are read it says which changes the page cannot have missed; '' while
 * nothing listens yet. Never waits.
 */
export function liveMark(): string {
  const hub = hubNow();
  if (!hub.listening) listen(hub).catch(() => undefined);
  return markOf(hub);
}

/** A hearer's turn, in ms from now: at once for the first few, then one after another; who waits for one already keeps it. */
export function turnOf(hub: { nextTurnAt: number }, hearer: { turnAt: number }, now: number): number {
  if (hearer.turnAt <= now) {
    hub.nextTurnAt = Math.max(hub.nextTurnAt, now - atOnce * eachMs) + eachMs;
    hearer.turnAt = Math.max(hub.nextTurnAt, now + gatherMs, hearer.turnAt + leastMs);
  }
  return Math.round(hearer.turnAt - now);
}

function tell(hub: Hub, hearer: Hearer, unit: string, kind: string): void {
  hearer.hear({ unit, kind, after: turnOf(hub, hearer, monotoneMs()), mark: markOf(hub) });
}

/** Tells one whose page may be older than the signs since its mark; true when it was told. */
export function tellMissed(hub: Hub, hearer: Hearer, mark: string): boolean {
  const [epoch, count = ''] = mark.split('.');
  const since = /^\d{1,15}$/.test(count) ? Number(count) : -1;
  const oldest = hub.remembered[0]?.n ?? hub.count + 1;
  const known = hub.epoch !== null && epoch === hub.epoch && since >= oldest - 1 && since <= hub.count;
  const later = known ? hub.remembered.slice(since - oldest + 1) : [];
  const missed = known ? later.find(({ unit }) => hearer.hears(unit)) : { unit: '' };
  if (missed) tell(hub, hearer, missed.unit, 'missed');
  return missed !== undefined;
}

/** One LISTEN for the whole process, begun with the first page; postgres.js listens again after a lost connection, and then all ask. */
async function listen(hub: Hub): Promise<void> {
  hub.listening ??= pool()
    .listen(
      LIVE_CHANNEL,
      (payload) => {
        const [unit = '', kind = ''] = payload.split(' ');
        hub.count += 1;
        hub.remembered.push({ n: hub.count, unit });
        if (hub.remembered.length > mostRemembered) hub.remembered.splice(0, mostRemembered / 4);
        for (const hearer of hub.hearers) if (hearer.hears(unit)) tell(hub, hearer, unit, kind);
      },
      () => {
        hub.epoch = randomBytes(6).toString('hex');
        hub.remembered = [];
        for (const hearer of hub.hearers) tell(hub, hearer, '', 'missed');
      },
    )
    .catch((error) => {
      delete hub.listening;
      throw error;
    });
  await hub.listening;
}

/** The process's hub, listening. */
export async function liveHub(): Promise<Hub> {
  const hub = hubNow();
  await listen(hub);
  return hub;
}
