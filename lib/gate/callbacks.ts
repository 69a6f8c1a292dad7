import { isCallbackKey } from '#lib/delivery/callback-key.ts';
import { takePush } from '#lib/delivery/pushed.ts';
import type { ApiAnswer, ApiRequest } from './api/exchange.ts';
import { json } from './api/exchange.ts';
import { logLine, traceOf } from './api/problem.ts';
import { passAsJob } from './entry.ts';

/** Where providers push to: /api/callback/{county}/{channel}/{key}; the key is the right. */
const address = /^\/api\/callback\/(\d{6})\/([a-z_]{2,40})\/([A-Za-z0-9_-]{43})$/;

/**
 * Answers a provider's call. Whoever does not know the address's secret end learns nothing (404); what is no call of the
 * provider's is refused (400), a wrong signature too; what fails here is answered 503, so that the provider comes again. The
 * answer goes out only once what was told is stored.
 */
export async function callback(request: ApiRequest): Promise<ApiAnswer> {
  const [, county = '', channel = '', key = ''] = address.exec(request.path) ?? [];
  if (!isCallbackKey(county, channel, key)) return refused(404, 'callback.stranger', channel);
  if (request.body === null) return refused(413, 'callback.too_large', channel);
  const push = {
    method: request.method,
    query: new URLSearchParams(request.query),
    header: (name: string) => request.headers.get(name),
    body: Buffer.from(request.body).toString('utf8'),
  };
  try {
    const taken = await passAsJob('clock:work', 'callback', county, (pass) => takePush(pass, channel, push));
    if (taken.what === 'unknown') return refused(404, 'callback.unset', channel);
    if (taken.what === 'unreadable') return refused(400, 'callback.unreadable', channel);
    const { type, body } = taken.answer;
    return { ...json(200, null), body, headers: { ...json(200, null).headers, 'content-type': type } };
  } catch (error) {
    logLine('error', 'callback.fault', { channel, ...traceOf(error) });
    return json(503, { type: 'about:blank', status: 503 });
  }
}

function refused(status: number, why: string, channel: string): ApiAnswer {
  logLine('info', why, { channel: channel.slice(0, 40) });
  return json(status, { type: 'about:blank', status });
}
