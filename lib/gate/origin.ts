import { Refusal } from '#lib/platform/errors.ts';
import { fromOwnPage } from './api/own-page.ts';

/** Throws M-162 when a write with a cookie does not come from our own page. */
export function requireOwnPage(headers: { get(name: string): string | null }): void {
  if (!fromOwnPage(headers)) throw new Refusal('forbidden', 'M-162');
}
