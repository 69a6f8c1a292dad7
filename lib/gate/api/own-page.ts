import { mac, same } from '#lib/platform/crypto.ts';
import { env } from '#lib/platform/env.ts';
import { secretFor } from '#lib/platform/keys.ts';

type Headers = { get(name: string): string | null };

/** Names under which this house may be called: the configured origin and loopback (security.md §6 row 47). */
export function isOwnHost(host: string | null): boolean {
  if (!host) return false;
  const configured = new URL(env().origin).host;
  if (host.toLowerCase() === configured) return true;
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i.test(host);
}

function sameOrigin(headers: Headers, origin: string): boolean {
  if (origin === env().origin) return true;
  // Loopback has three names; a page of another site can neither send our Host with its own Origin nor the reverse.
  const host = headers.get('host');
  return host !== null && isOwnHost(host) && origin === `http://${host}`;
}

/**
 * A write with a cookie must come from our own page (security.md 3.5): an Origin that matches, or none that contradicts
 * and Sec-Fetch-Site same-origin, which no page can forge. `Origin: null` is what browsers send with a form of a page
 * whose referrer policy is no-referrer (Fetch, 3.2), so it neither proves nor disproves.
 */
export function fromOwnPage(headers: Headers): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (origin !== null && origin !== 'null') return sameOrigin(headers, origin) && site !== 'cross-site';
  return site === 'same-origin';
}

/** True when something the browser says speaks against our own page; for writes that change nothing but their writer's view. */
export function fromOtherSite(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin !== null && origin !== 'null') return !sameOrigin(headers, origin);
  return headers.get('sec-fetch-site') === 'cross-site';
}

/**
 * The token a page puts into a form that files for one lodging and night: an HMAC bound to the session, so that browsers
 * that send neither Origin nor Sec-Fetch-Site can file. `session` is the hash of the session's id; null for none.
 */
export function formToken(session: Buffer, lodgingCode: string, night: string): string {
  const text = `${session.toString('hex')}/${lodgingCode}/${night}`;
  return mac(secretFor('form-token'), text).toString('base64url');
}

/** True when the token was issued to this session for this lodging and night. */
export function isFormToken(token: string, session: Buffer, lodgingCode: string, night: string): boolean {
  return same(Buffer.from(token), Buffer.from(formToken(session, lodgingCode, night)));
}
