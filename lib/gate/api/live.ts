import { pool } from '#lib/platform/db.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { passThrough } from '../entry.ts';
import { nameOf } from './credential.ts';
import type { Call } from './endpoint.ts';
import type { ApiAnswer } from './exchange.ts';

/** What filing says with its commit: a unit id and a kind, nothing of a return (architecture.md, One request). */
const LIVE_CHANNEL = 'nl_live';
const heartbeatMs = 20_000;
const askAgainMs = 60_000;
const mostStreams = 400;
const mostPerPerson = 6;

type Sign = { unit: string; kind: string };
type Hub = { hearers: Set<(sign: Sign) => void>; open: Map<string, number>; listening?: Promise<unknown> };
const shared = globalThis as typeof globalThis & { nightlightLive?: Hub };

/** One LISTEN for the whole process, begun with the first open board; postgres.js listens again after a lost connection. */
async function hub(): Promise<Hub> {
  shared.nightlightLive ??= { hearers: new Set(), open: new Map() };
  const { nightlightLive } = shared;
  nightlightLive.listening ??= pool()
    .listen(LIVE_CHANNEL, (payload) => {
      const [unit = '', kind = ''] = payload.split(' ');
      for (const hear of nightlightLive.hearers) hear({ unit, kind });
    })
    .catch((error) => {
      delete nightlightLive.listening;
      throw error;
    });
  await nightlightLive.listening;
  return nightlightLive;
}

/** The units whose signs a board may hear now; asked again while the stream stands, so that a lost right ends it. */
async function unitsOf(call: Call): Promise<string[]> {
  return passThrough(
    'board:read',
    call.credential,
    async (pass) => {
      if (pass.reach.lodgings !== 'all') return [...pass.reach.units];
      const rows = await pass.sql<{ id: string }[]>`select id from unit where county = ${pass.reach.county}`;
      return rows.map(({ id }) => id);
    },
    call.requestId,
  );
}

/** GET /live: server-sent events; `change` with a unit and a kind, a comment every 20 s, ended when the right is lost. */
export async function live(call: Call): Promise<ApiAnswer> {
  const units = await unitsOf(call);
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
    body: stream(call, new Set(units), name),
  };
}

async function* stream(call: Call, first: ReadonlySet<string>, name: string): AsyncGenerator<string> {
  const { hearers, open } = await hub();
  const { signal } = call.request;
  let units = first;
  const waiting: string[] = [];
  let wake = () => {};
  const say = (text: string) => {
    // A reader that does not read loses signs, not memory: the page asks again by itself each 30 s.
    if (waiting.length < 200) waiting.push(text);
    wake();
  };
  const hear = ({ unit, kind }: Sign) => {
    if (units.has(unit)) say(`event: change\ndata: ${JSON.stringify({ unit, kind })}\n\n`);
  };
  let over = signal?.aborted ?? false;
  const end = () => {
    over = true;
    wake();
  };
  const beat = setInterval(() => say(': \n\n'), heartbeatMs);
  const again = setInterval(() => {
    unitsOf(call).then((now) => {
      units = new Set(now);
    }, end);
  }, askAgainMs);
  signal?.addEventListener('abort', end, { once: true });
  hearers.add(hear);
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
    hearers.delete(hear);
    const left = (open.get(name) ?? 1) - 1;
    if (left > 0) open.set(name, left);
    else open.delete(name);
  }
}
