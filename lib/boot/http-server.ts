import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { isOwnHost } from '#lib/gate/api/own-page.ts';
import { faultAnswer, logLine, traceOf } from '#lib/gate/api/problem.ts';
import { cleanHeaders, type Turned, turnedAway } from './guard.ts';
import { answerApi, answerCallback, answerHealth } from './mount-api.ts';

type Answering = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export type Front = {
  /** everything that is not /api/v1 */
  pages: Answering;
  origin: string;
  trustProxy: boolean;
};

/** A body of a status alone (RFC 9457 allows about:blank): who is turned away at the street learns nothing more. */
const blank = ({ status, title }: Turned) => JSON.stringify({ type: 'about:blank', title, status });

function turnAway(res: ServerResponse, turned: Turned): void {
  const body = blank(turned);
  res.writeHead(turned.status, {
    ...turned.headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  res.end(res.req.method === 'HEAD' ? '' : body);
}

const malformed: Record<string, Turned> = {
  HPE_HEADER_OVERFLOW: { status: 431, title: 'Request Header Fields Too Large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, title: 'Request Timeout' },
};

/** What cannot be read as HTTP gets one answer and a closed connection: no second request may hide behind it. */
function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const turned = malformed[error.code ?? ''] ?? { status: 400, title: 'Bad Request' };
  const body = blank(turned);
  socket.end(
    `HTTP/1.1 ${turned.status} ${turned.title}\r\nConnection: close\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  socket.once('finish', () => socket.destroy());
}

/**
 * The one HTTP server of the house: refuses what nobody should see, answers /api/v1 itself (a quarter of the time a Next
 * route takes, architecture.md) and hands the rest to the pages. `stop` drains it: streams end, requests finish, at most
 * `graceMs` long.
 */
export function makeServer(front: Front): { server: Server; stop: (graceMs: number) => Promise<void> } {
  const ended = new AbortController();
  const scheme = new URL(front.origin).protocol.replace(':', '');
  const answerOf = (url: string, req: IncomingMessage, res: ServerResponse) => {
    if (url.startsWith('/api/v1/')) return answerApi(req, res, ended.signal);
    if (url.startsWith('/api/callback/')) return answerCallback(req, res, ended.signal);
    if (url === '/api/health' && req.method !== 'POST') return answerHealth(req, res);
    return front.pages(req, res);
  };
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 2000,
      keepAliveTimeout: 20_000,
      shouldUpgradeCallback: () => false,
    },
    (req, res) => {
      if (scheme === 'https')
        res.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
      if (ended.signal.aborted) res.setHeader('connection', 'close');
      const { method = '', url = '', httpVersion, rawHeaders } = req;
      const turned = turnedAway({ method, url, httpVersion, rawHeaders }, isOwnHost);
      if (turned) return turnAway(res, turned);
      const address = req.socket.remoteAddress ?? '';
      cleanHeaders(req.headers, { trustProxy: front.trustProxy, address, scheme });
      const answering = answerOf(url, req, res);
      answering.catch((error: unknown) => lastResort(req, res, error));
    },
  );
  server.on('clientError', answerMalformed);
  server.on('connect', (_req, socket) => socket.destroy());
  server.on('dropRequest', (_req, socket) => socket.destroy());
  const stop = async (graceMs: number) => {
    ended.abort();
    const over = setTimeout(() => server.closeAllConnections(), graceMs);
    await new Promise((done) => {
      server.close(done);
      server.closeIdleConnections();
    });
    clearTimeout(over);
  };
  return { server, stop };
}

function lastResort(req: IncomingMessage, res: ServerResponse, error: unknown): void {
  // A caller that hung up while its body was read is no fault of ours.
  if (req.destroyed && !res.headersSent && !res.writable) return;
  const requestId = crypto.randomUUID();
  if (!req.socket.destroyed) logLine('error', 'server.fault', { requestId, ...traceOf(error) });
  if (res.headersSent) return void res.destroy();
  const answer = faultAnswer('zh-CN', requestId);
  res.writeHead(answer.status, answer.headers);
  res.end(answer.body);
}
