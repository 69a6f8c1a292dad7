/** One request as the gate sees it, free of Next's and Node's own types (architecture.md, One request). */
export type ApiRequest = {
  method: string;
  /** Path as it came, percent-encoded, without query. */
  path: string;
  /** Query as it came, without the question mark. */
  query: string;
  headers: { get(name: string): string | null };
  /** null when it was cut off for being larger than `largestBody`. */
  body: Uint8Array | null;
  /** Aborted when the caller went away; only streams ask. */
  signal?: AbortSignal;
  requestId?: string;
};

/** What goes back; a stream is written as it comes. Header values with several lines are lists. */
export type ApiAnswer = {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Uint8Array | AsyncIterable<string>;
};

/** 256 KB: five hundred stays in full take less than 200. */
export const largestBody = 256 * 1024;

/** Collects a body as it streams in; null as soon as it is larger than `largestBody`, with the rest left unread. */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > largestBody) return null;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

const everywhere = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};

/** An answer of JSON; never rendered, never cached (security.md 3.2.1, 14.2.2). */
export function json(status: number, value: unknown, headers: ApiAnswer['headers'] = {}): ApiAnswer {
  return {
    status,
    headers: { ...everywhere, 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** A file to be kept; never rendered in the page's own name. */
export function file(name: string, type: string, body: string | Uint8Array): ApiAnswer {
  return {
    status: 200,
    headers: { ...everywhere, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
    body,
  };
}

/** 303 to a page of our own; `to` must start with one slash. */
export function seeOther(to: string, cookies: string[] = []): ApiAnswer {
  return {
    status: 303,
    headers: { ...everywhere, location: to, ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) },
    body: '',
  };
}

/** A page written here, for the one case in which none of `app/` can be: plain, without script, never cached. */
export function html(status: number, body: string, headers: ApiAnswer['headers'] = {}): ApiAnswer {
  return {
    status,
    headers: {
      ...everywhere,
      'content-type': 'text/html; charset=utf-8',
      // With no-referrer a browser sends `Origin: null` with the form of this page.
      'referrer-policy': 'same-origin',
      'content-security-policy':
        "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      ...headers,
    },
    body,
  };
}

/** The path of a page of our own, or the fallback: '//host', '/\host', other schemes and control characters lead nowhere. */
export function ownPath(text: unknown, fallback: string): string {
  if (typeof text !== 'string' || text.length > 500) return fallback;
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) ? text : fallback;
}
