import { Refusal } from '#lib/platform/errors.ts';

/**
 * A write with a cookie must come from our own page: a matching Origin, or Sec-Fetch-Site same-origin
 * (security.md 3.5: Next itself lets a write without Origin pass).
 */
export function fromOwnPage(headers: { get(name: string): string | null }, origin: string): boolean {
  const sent = headers.get('origin');
  if (sent !== null) return sent === origin;
  return headers.get('sec-fetch-site') === 'same-origin';
}

/** Throws M-162 when a write with a cookie does not come from our own page. */
export function requireOwnPage(headers: { get(name: string): string | null }, origin: string): void {
  if (!fromOwnPage(headers, origin)) throw new Refusal('forbidden', 'M-162');
}
