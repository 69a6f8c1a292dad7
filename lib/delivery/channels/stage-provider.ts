import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Net, Outgoing } from '../channel.ts';
import { caller } from '../net.ts';

/** One call as a fake provider meets it. */
export type Met = {
  method: string;
  host: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
  /** the same where it is no text */
  bytes?: Buffer;
};

/** What a fake answers: a body, a status, or silence until the caller gives up; `cut` breaks the line. */
export type Answer = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | object;
  slow?: true;
  cut?: true;
  /** the body comes a byte at a time and never ends */
  drip?: true;
  delayMs?: number;
};

/** A provider on this machine that stands for every host, with the calls it met; its clock is set by the test.
 * `slow` and `drip` end with the caller's patience, here a second and a half. */
export async function provider(answer: (met: Met) => Answer) {
  const met: Met[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const one: Met = {
      ...{ method: request.method ?? '', host: request.headers.host ?? '', path: url.pathname },
      ...{ query: url.searchParams, headers: request.headers, body: bytes.toString('utf8'), bytes },
    };
    met.push(one);
    const said = answer(one);
    if (said.cut) return request.socket.destroy();
    if (said.slow) return undefined;
    if (said.delayMs) await new Promise((resolve) => setTimeout(resolve, said.delayMs));
    response.writeHead(said.status ?? 200, said.headers ?? {});
    if (said.drip) {
      const drops = setInterval(() => response.write(' '), 100);
      response.on('close', () => clearInterval(drops));
      return undefined;
    }
    return response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const clock = { at: new Date('2026-11-20T02:00:00Z') };
  const net: Net = { call: caller({ port, totalMs: 1500 }), now: () => clock.at, luck: () => 0.5 };
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { met, net, clock, close };
}

/** Nobody listens: a net whose every call is refused. */
export async function nobody(): Promise<Net> {
  const { net, close } = await provider(() => ({}));
  await close();
  return net;
}

/** A message for a phone that no operator gives out. */
export const letter = (ref: string, more: Partial<Outgoing> = {}): Outgoing => ({
  ref,
  kind: 'task',
  to: '19900000001',
  language: 'zh-CN',
  title: '要办',
  body: '正文',
  url: 'https://n.example/t/secret',
  tail: 't/secret',
  plainUrl: 'https://n.example/desk',
  ...more,
});
