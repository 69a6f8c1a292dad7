import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestSafe } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** What an outside address answered: its status, or why it was never asked or did not answer. */
export type OutboundAnswer =
  | { status: number }
  | { fault: 'private_address' | 'unknown_host' | 'timeout' | 'connection' };

const connectMs = 3000;
const wholeMs = 10_000;
const mostBytes = 64 * 1024;

/**
 * POSTs to an address somebody gave us (security.md, Webhook): the name is resolved once and the connection made to that
 * very address, no redirect is followed, 3 s to connect, 10 s in all, 64 KB of an answer. `privateToo` only in a demonstration.
 */
export async function postOutside(
  url: string,
  sent: { headers: Record<string, string>; body: string; privateToo: boolean },
): Promise<OutboundAnswer> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  let found: { address: string; family: number }[];
  try {
    found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true });
  } catch {
    return { fault: 'unknown_host' };
  }
  const [first] = found;
  if (!first) return { fault: 'unknown_host' };
  if (!sent.privateToo && !found.every(({ address }) => isPublicAddress(address)))
    return { fault: 'private_address' };
  return new Promise((done) => {
    const open = target.protocol === 'https:' ? requestSafe : requestPlain;
    const asked = open(
      target,
      {
        method: 'POST',
        headers: { ...sent.headers, 'content-length': String(Buffer.byteLength(sent.body)) },
        agent: false,
        lookup: (_name, options, answer) =>
          options.all
            ? answer(null, [{ address: first.address, family: first.family }])
            : answer(null, first.address, first.family),
      },
      (answer) => {
        let bytes = 0;
        const end = () => {
          clearTimeout(whole);
          done({ status: answer.statusCode ?? 0 });
        };
        answer.on('data', (piece: Buffer) => {
          bytes += piece.length;
          if (bytes > mostBytes) asked.destroy();
        });
        answer.on('end', end).on('error', end).on('close', end);
      },
    );
    const giveUp = () => {
      done({ fault: 'timeout' });
      asked.destroy();
    };
    const whole = setTimeout(giveUp, wholeMs);
    const connecting = setTimeout(giveUp, connectMs);
    asked.on('socket', (socket) => socket.once('connect', () => clearTimeout(connecting)));
    asked.on('error', () => {
      clearTimeout(whole);
      clearTimeout(connecting);
      done({ fault: 'connection' });
    });
    asked.on('close', () => {
      clearTimeout(whole);
      clearTimeout(connecting);
    });
    asked.end(sent.body);
  });
}
