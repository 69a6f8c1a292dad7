import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestSafe } from 'node:https';
import { BlockList, isIP, isIPv4 } from 'node:net';

/** What an outside address answered: its status, or why it was never asked or did not answer. */
export type OutboundAnswer =
  | { status: number }
  | { fault: 'private_address' | 'unknown_host' | 'timeout' | 'connection' };

// Special-purpose addresses (IANA registries, RFC 6890): nothing of ours is reached through somebody's webhook.
const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, bits, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** True for an address of the open internet; private, loopback, link-local, mapped and reserved ones are not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, 'ipv4');
  return isIP(address) === 6 && global6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

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
