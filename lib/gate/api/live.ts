import type { Pass } from '#lib/access/pass.ts';
import { pool } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { passThrough } from '../entry.ts';
import { nameOf } from './credential.ts';
import type { Call } from './endpoint.ts';
import type { ApiAnswer } from './exchange.ts';

/** What a commit says: the id of a unit or a house and a kind, nothing of a return or a thread (architecture.md, One request). */
const LIVE_CHANNEL = 'nl_live';
const heartbeatMs = 20_000;
const askAgainMs = 60_000;
const mostStreams = 600;
const mostPerPerson = 6;
/** Few who hear ask again at once; many would ask one process for as many pages in one instant, and it answered none of 470. */
const atOnce = 8;
const eachMs = 100;

/** within: ms over which the pages that hear of it spread their asking again */
type Sign = { unit: string; kind: string; within: number };
type Hearer = { hears: (unit: string) => boolean; hear: (sign: Sign) => void };
type Hub = { hearers: Set<Hearer>; open: Map<string, number>; listening?: Promise<unknown> };
const shared = globalThis as typeof globalThis & { nightlightLive?: Hub };

/** One LISTEN for the whole process, begun with the first open page; postgres.js listens again after a lost connection. */
async function hub(): Promise<Hub> {
  shared.nightlightLive ??= { hearers: new Set(), open: new Map() };
  const { nightlightLive } = shared;
  nightlightLive.listening ??= pool()
    .listen(LIVE_CHANNEL, (payload) => {
      const [unit = '', kind = ''] = payload.split(' ');
      const found = [...nightlightLive.hearers].filter(({ hears }) => hears(unit));
      const within = Math.max(0, found.length - atOnce) * eachMs;
      for (const { hear } of found) hear({ unit, kind, within });
    })
    .catch((error) => {
      delete nightlightLive.listening;
      throw error;
    });
  await nightlightLive.listening;
  return nightlightLive;
}

/** What the visitor's pages may hear of, each by the right that shows it: units for the police, the own houses for a lodging. */
const heard = ['board:read', 'thread:ask', 'part:work'] as const;

/**
 * The ids whose signs a visitor may hear now: units within reach, and houses of one's own. Asked again while the stream stands, so
 * that a lost right ends it. Throws what the last right refused where none is held.
 */
async function idsOf(call: Call): Promise<string[]> {
  const ids: string[] = [];
  let refused: unknown = null;
  let held = false;
  for (const permission of heard) {
    try {
      const found = await passThrough(permission, call.credential, idsWithin, call.requestId);
      ids.push(...found);
      held = true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.kind !== 'not_found') throw error;
      refused = error;
    }
  }
  if (!held) throw refused;
  return ids;
}

async function idsWithin(pass: Pass<(typeof heard)[number]>): Promise<string[]> {
  const { lodgings, units, county } = pass.reach;
  if (pass.role === 'nl_house') return lodgings === 'all' ? [] : [...lodgings];
  if (lodgings !== 'all') return [...units];
  const rows = await pass.sql<{ id: string }[]>`select id from unit where county = ${county}`;
  return rows.map(({ id }) => id);
}

/** GET /live: server-sent events; `change` with a unit, a kind and the ms over which those who hear of it ask again, a comment every 20 s, ended when the right is lost. */
export async function live(call: Call): Promise<ApiAnswer> {
  const ids = await idsOf(call);
  const { hearers, open } = await hub();
  const name = nameOf(call.credential) ?? '';
  if (hearers.size >= mostStreams || (open.get(name) ?? 0) >= mostPerPerson) {
    throw new Refusal('too_many', [{ code: 'M-163' }], { retry_after: 30 });
  }
  return {
    status: 200,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
    },
    body: stream(call, new Set(ids), name),
  };
}

async function* stream(call: Call, first: ReadonlySet<string>, name: string): AsyncGenerator<string> {
  const { hearers, open } = await hub();
  const { signal } = call.request;
  let ids = first;
  const waiting: string[] = [];
  let wake = () => {};
  const say = (text: string) => {
    // A reader that does not read loses signs, not memory: the page asks again by itself each 30 s.
    if (waiting.length < 200) waiting.push(text);
    wake();
  };
  const hearer: Hearer = {
    hears: (unit) => ids.has(unit),
    hear: (sign) => say(`event: change\ndata: ${JSON.stringify(sign)}\n\n`),
  };
  let over = signal?.aborted ?? false;
  const end = () => {
    over = true;
    wake();
  };
  const beat = setInterval(() => say(': \n\n'), heartbeatMs);
  const again = setInterval(() => {
    idsOf(call).then((now) => {
      ids = new Set(now);
    }, end);
  }, askAgainMs);
  signal?.addEventListener('abort', end, { once: true });
  hearers.add(hearer);
  open.set(name, (open.get(name) ?? 0) + 1);
  try {
    yield 'retry: 5000\n\nevent: open\ndata: {}\n\n';
    while (!over) {
      if (waiting.length === 0) {
        await new Promise<void>((done) => {
          wake = done;
        });
      }
      while (waiting.length > 0) yield waiting.shift() ?? '';
    }
  } finally {
    clearInterval(beat);
    clearInterval(again);
    signal?.removeEventListener('abort', end);
    hearers.delete(hearer);
    const left = (open.get(name) ?? 1) - 1;
    if (left > 0) open.set(name, left);
    else open.delete(name);
  }
}
