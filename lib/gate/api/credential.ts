import { sha256 } from '#lib/platform/crypto.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { sessionCookieName, sessionOf } from '../cookie.ts';
import { type Credential, signInFirst } from '../entry.ts';

type Headers = { get(name: string): string | null };

/** Every cookie of that name; browsers send the more specific first, so two are somebody's attempt to shadow one. */
function cookiesNamed(headers: Headers, name: string): string[] {
  const header = headers.get('cookie') ?? '';
  return header.split(';').flatMap((part) => {
    const at = part.indexOf('=');
    return at > 0 && part.slice(0, at).trim() === name ? [part.slice(at + 1).trim()] : [];
  });
}

/** The one cookie of that name, undefined for none or several. */
export function cookieNamed(headers: Headers, name: string): string | undefined {
  const found = cookiesNamed(headers, name);
  return found.length === 1 ? found[0] : undefined;
}

/**
 * How a request shows who it is: a machine's key in Authorization, else the session cookie, else nothing. A malformed
 * Authorization never falls through to the cookie. Throws 401, or M-142 for two session cookies (security.md §6 row 78).
 */
export async function credentialOf(headers: Headers): Promise<Credential> {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const secret = /^Bearer +(nl_(?:live|test)_[A-Za-z0-9_-]{16,200})$/i.exec(authorization.trim())?.[1];
    if (!secret) throw signInFirst();
    return { key: sha256(secret) };
  }
  const cookies = cookiesNamed(headers, sessionCookieName());
  if (cookies.length > 1) throw new Refusal('invalid', 'M-142');
  return { session: await sessionOf(cookies[0]) };
}

/** A short name of the credential for counting requests; a hash, since the log and the throttle must not hold the secret. */
export function nameOf(credential: Credential): string | null {
  if ('key' in credential) return `key/${credential.key.toString('hex').slice(0, 32)}`;
  return credential.session ? `session/${credential.session.toString('hex').slice(0, 32)}` : null;
}
