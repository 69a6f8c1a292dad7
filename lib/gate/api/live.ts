import type { Pass } from '#lib/access/pass.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { passThrough } from '../entry.ts';
import { type Hearer, liveHub, markNow, tellMissed } from '../live-hub.ts';
import { nameOf } from './credential.ts';
import type { Call } from './endpoint.ts';
import type { ApiAnswer } from './exchange.ts';

const heartbeatMs = 20_000;
const askAgainMs = 60_000;
const mostStreams = 600;
const mostPerPerson = 6;

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

/**
 * GET /live: server-sent events; `change` with a unit, a kind and after how many ms it is this page's turn to ask again; a comment
 * every 20 s; ended when the right is lost. `since` is the mark of the page's reading, a reconnecting browser's Last-Event-ID the mark
 * of what it heard last: what was signed since is told first.
 */
export async function live(call: Call): Promise<ApiAnswer> {
  const ids = await idsOf(call);
  const { hearers, open } = await liveHub();
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
  const hub = await liveHub();
  const { hearers, open } = hub;
  const { signal } = call.request;
  const since = call.request.headers.get('last-event-id') ?? call.query.since;
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
    turnAt: Number.NEGATIVE_INFINITY,
    hear: ({ mark, ...sign }) => say(`id: ${mark}\nevent: change\ndata: ${JSON.stringify(sign)}\n\n`),
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
    if (since !== undefined) tellMissed(hub, hearer, since);
    yield `retry: 5000\n\nid: ${markNow()}\nevent: open\ndata: {}\n\n`;
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
