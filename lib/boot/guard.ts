/** What stands in front of every request, whoever answers it: pure, so that a table of cases can go through it. */

export type Arriving = {
  method: string;
  url: string;
  httpVersion: string;
  /** names and values in turn, as they came */
  rawHeaders: readonly string[];
};

export type Turned = { status: number; title: string; headers?: Record<string, string> };

const longestUrl = 4096;
const mostHeaders = 100;
const largestUpload = 64 * 1024 * 1024;
const pageMethods = ['GET', 'HEAD', 'POST'];
// The door of our own script for half-typed stays (lib/gate/own.ts) keeps and forgets besides.
const draftMethods = [...pageMethods, 'PUT', 'DELETE'];

function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.flatMap((one, n) =>
    n % 2 === 0 && one.toLowerCase() === name ? [rawHeaders[n + 1] ?? ''] : [],
  );
}

/**
 * The answer to a request that goes no further, or null. `isOwnHost` says which names are ours (security.md §6 rows 45 to
 * 47, 51): the address is looked at before anything else, since Next has trusted Host and rewrites more than once.
 */
export function turnedAway(request: Arriving, isOwnHost: (host: string | null) => boolean): Turned | null {
  const { method, url, rawHeaders } = request;
  const bad: Turned = { status: 400, title: 'Bad Request' };
  if (url.length > longestUrl) return { status: 414, title: 'URI Too Long' };
  if (rawHeaders.length > mostHeaders * 2) return { status: 431, title: 'Request Header Fields Too Large' };
  const hosts = valuesOf(rawHeaders, 'host');
  if (hosts.length > 1) return bad;
  if (!isOwnHost(hosts[0] ?? null)) return { status: 421, title: 'Misdirected Request' };
  if (valuesOf(rawHeaders, 'upgrade').length > 0 || method === 'CONNECT') return bad;
  const path = url.split('?', 1)[0] ?? '';
  if (!path.startsWith('/') || path.startsWith('//') || /\\|%5c|%00/i.test(path)) return bad;
  if (path === '/_next/image') return { status: 404, title: 'Not Found' };
  const methods = path === '/drafts' ? draftMethods : pageMethods;
  if (!path.startsWith('/api/v1/') && !methods.includes(method)) {
    return { status: 405, title: 'Method Not Allowed', headers: { allow: methods.join(', ') } };
  }
  const length = Number(valuesOf(rawHeaders, 'content-length')[0] ?? 0);
  return length > largestUpload ? { status: 413, title: 'Content Too Large' } : null;
}

// Names that steer Next from outside, or that only our own proxy.ts and server set (security.md 3.2, CVE-2025-29927).
const dropped =
  /^(x-middleware-|x-nextjs-|x-invoke-|x-now-|x-vercel-|x-matched-path$|next-resume$|x-nl-|x-nonce$|x-request-id$|content-security-policy$|x-http-method|x-method-override$)/;
const fromProxy = /^(x-forwarded-|forwarded$|x-real-ip$)/;

/** Takes out what a caller must not say; what a trusted proxy says stays. The last entry of X-Forwarded-For is then ours or its. */
export function cleanHeaders(
  headers: Record<string, string | string[] | undefined>,
  known: { trustProxy: boolean; address: string; scheme: string },
): void {
  for (const name of Object.keys(headers)) {
    if (dropped.test(name) || (!known.trustProxy && fromProxy.test(name))) delete headers[name];
  }
  if (known.trustProxy) return;
  headers['x-forwarded-for'] = known.address;
  headers['x-forwarded-proto'] = known.scheme;
}
