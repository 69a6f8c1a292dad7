import { decode } from 'next-auth/jwt';
import { sha256 } from '#lib/platform/crypto.ts';
import { env } from '#lib/platform/env.ts';
import { secretFor } from '#lib/platform/keys.ts';

/** The envelope's secret; next-auth signs and encrypts the cookie with it. */
export function cookieSecret(): string {
  return secretFor('next-auth').toString('base64url');
}

/** `__Host-` and `Secure` need TLS; a loopback demonstration has none (security.md 3.3). */
export function sessionCookieName(): string {
  return env().origin.startsWith('https:') ? '__Host-nightlight.session' : 'nightlight.session';
}

/** The key of an own phone or shared desk; it outlives sessions, so it has a cookie of its own. */
export function ownCookieName(): string {
  return env().origin.startsWith('https:') ? '__Host-nightlight.own' : 'nightlight.own';
}

/** What the cookie carries: a random id whose hash is the session row, the only truth. */
export function sessionHash(sid: string): Buffer {
  return sha256(sid);
}

/** The hash of the session a cookie names, or null when there is none or it was not made here. */
export async function sessionOf(cookie: string | undefined): Promise<Buffer | null> {
  if (!cookie || cookie.length > 4096) return null;
  try {
    const token = await decode({ token: cookie, secret: cookieSecret() });
    return typeof token?.sid === 'string' ? sessionHash(token.sid) : null;
  } catch {
    // A cookie of another installation or an altered one is simply no cookie.
    return null;
  }
}
