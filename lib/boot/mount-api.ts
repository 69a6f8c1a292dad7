import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApiAnswer, type ApiRequest, collect } from '#lib/gate/api/exchange.ts';
import { health } from '#lib/gate/api/health.ts';
import { callback } from '#lib/gate/callbacks.ts';
import { handle } from '#lib/gate/route.ts';

const withoutBody = ['GET', 'HEAD'];

/** Answers a request of /api/v1 in this process, in front of Next; `ended` ends streams when the server stops. */
export const answerApi = answering(handle);

/** The same for what providers push to us. */
export const answerCallback = answering(callback);

type Answering = (req: IncomingMessage, res: ServerResponse, ended: AbortSignal) => Promise<void>;

function answering(answerOf: (request: ApiRequest) => Promise<ApiAnswer>): Answering {
  return (req, res, ended) => answerWith(answerOf, req, res, ended);
}

async function answerWith(
  answerOf: (request: ApiRequest) => Promise<ApiAnswer>,
  req: IncomingMessage,
  res: ServerResponse,
  ended: AbortSignal,
): Promise<void> {
  const method = req.method ?? 'GET';
  const [path = '/', query = ''] = splitOnce(req.url ?? '/', '?');
  const gone = new AbortController();
  const end = () => gone.abort();
  res.once('close', end);
  ended.addEventListener('abort', end, { once: true });
  try {
    const body = withoutBody.includes(method) ? Buffer.alloc(0) : await collect(req);
    const headers = { get: (name: string) => one(req.headers[name.toLowerCase()]) };
    const answer = await answerOf({ method, path, query, headers, body, signal: gone.signal });
    // The rest of a body that was cut off is not read: the connection ends with the answer.
    if (body === null) res.setHeader('connection', 'close');
    await write(res, answer);
    if (body === null) req.destroy();
  } finally {
    ended.removeEventListener('abort', end);
  }
}

function splitOnce(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

const one = (value: string | string[] | undefined): string | null =>
  value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;

/** GET or HEAD /api/health, answered here too: it must not depend on what it tells about. */
export async function answerHealth(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const answer = await health({ get: (name) => one(req.headers[name]) });
  await write(res, req.method === 'HEAD' ? { ...answer, body: '' } : answer);
}

async function write(res: ServerResponse, answer: ApiAnswer): Promise<void> {
  res.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) res.setHeader(name, value);
  if (typeof answer.body === 'string' || answer.body instanceof Uint8Array) {
    const { body } = answer;
    res.setHeader('content-length', Buffer.byteLength(body));
    await new Promise<void>((done) => {
      res.once('close', done);
      res.end(body, () => done());
    });
    return;
  }
  res.flushHeaders();
  for await (const text of answer.body) {
    if (res.destroyed) break;
    if (!res.write(text)) {
      await new Promise<void>((done) => {
        res.once('drain', done);
        res.once('close', done);
      });
    }
  }
  res.end();
}
