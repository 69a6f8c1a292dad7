import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isInsideAddress, isPublicAddress } from '#lib/platform/public-address.ts';

/** What a provider answered; at most 64 KB of it are read. */
export type Reply = { status: number; headers: Readonly<Record<string, string | undefined>>; text: string };

/** A call that brought no answer. `sent` false: it surely never reached the provider. */
export class NoAnswer extends Error {
  readonly sent: boolean;
  constructor(sent: boolean, why: string) {
    super(why);
    this.name = 'NoAnswer';
    this.sent = sent;
  }
}

export type Request = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** in place of a body that is text */
  bytes?: Buffer;
};
export type Call = (url: string, request?: Request) => Promise<Reply>;

const connectMs = 3000;
const largest = 64 * 1024;

/** For tests alone: a server on this machine that stands for every host, and shorter patience. */
export type Instead = { port: number; totalMs?: number };

/** Hosts that may also have an address of the county's own network, and who says where a host is. */
export type Inside = { hosts: readonly string[]; whereIs?: typeof everyAddress };

/**
 * Calls https addresses only: resolves the host once and calls that very address, refuses what is not public (a host of `inside` may lie in a
 * private network), follows no redirect, waits 3 s for a connection and 10 s in all, reads 64 KB. Throws NoAnswer.
 */
export function caller(instead?: Instead, inside: Inside = { hosts: [] }): Call {
  return async (url, { method = 'POST', headers = {}, body, bytes } = {}) => {
    const target = URL.canParse(url) ? new URL(url) : null;
    if (target?.protocol !== 'https:') throw new NoAnswer(false, 'only https is called');
    const address = instead ? '127.0.0.1' : await callable(target.hostname, inside);
    return new Promise<Reply>((resolve, reject) => {
      let sent = false;
      const options = {
        method,
        host: address,
        port: instead?.port ?? (target.port || 443),
        servername: isIP(target.hostname) ? undefined : target.hostname,
        path: target.pathname + target.search,
        headers: { host: target.host, 'user-agent': 'nightlight', ...headers },
        agent: false as const,
      };
      const request = (instead ? http : https).request(options, (reply) => {
        let text = '';
        reply.setEncoding('utf8');
        reply.on('data', (piece: string) => {
          text += piece;
          if (text.length > largest) request.destroy(new NoAnswer(true, 'the answer is too long'));
        });
        reply.on('error', (error) => reject(new NoAnswer(true, error.message)));
        reply.on('end', () => {
          clearTimeout(total);
          const told = Object.entries(reply.headers).map(([name, value]) => [name, String(value)]);
          resolve({ status: reply.statusCode ?? 0, headers: Object.fromEntries(told), text });
        });
      });
      const total = setTimeout(
        () => request.destroy(new NoAnswer(sent, 'no answer in time')),
        instead?.totalMs ?? 10_000,
      );
      request.setTimeout(connectMs, () => {
        if (!sent) request.destroy(new NoAnswer(false, 'no connection in time'));
      });
      request.on('finish', () => {
        sent = true;
      });
      request.on('error', (error) => {
        clearTimeout(total);
        reject(error instanceof NoAnswer ? error : new NoAnswer(sent && !unconnected(error), error.message));
      });
      request.end(bytes ?? body);
    });
  };
}

// A request small enough is written before the connection is refused; these never reached anybody.
function unconnected(error: Error): boolean {
  return (
    'code' in error &&
    ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH'].includes(String(error.code))
  );
}

async function everyAddress(host: string): Promise<string[]> {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare)) return [bare];
  return (await lookup(bare, { all: true })).map(({ address }) => address);
}

async function callable(host: string, { hosts, whereIs = everyAddress }: Inside): Promise<string> {
  const found = await whereIs(host).catch(() => {
    throw new NoAnswer(false, 'the host is not known');
  });
  const may = (address: string) =>
    isPublicAddress(address) || (hosts.includes(host) && isInsideAddress(address));
  const [first] = found;
  if (first !== undefined && found.every(may)) return first;
  throw new NoAnswer(false, 'the address is not public');
}

/** What a text says as JSON; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A reply's JSON as a record; an empty one where it is none. */
export function jsonOf({ text }: Reply): Record<string, unknown> {
  const value = parsedJson(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
