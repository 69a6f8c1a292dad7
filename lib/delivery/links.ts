import { mac, sha256 } from '#lib/platform/crypto.ts';
import { env } from '#lib/platform/env.ts';
import { secretFor } from '#lib/platform/keys.ts';

/**
 * The token of a link, from its row's id under the installation's secret. It stands in no table and no job: whoever sends
 * the message makes it, and whoever brings it is known by its hash.
 */
export function linkToken(linkId: string): string {
  return mac(secretFor('one-tap'), linkId).toString('base64url');
}

/** What is stored of a token (SHA-256). */
export function linkHash(token: string): Buffer {
  return sha256(token);
}

/** Where a message leads: its link, else its own path; `tail` is the part after the origin. */
export function urlOf(message: { linkId: string | null; path: string | null }): {
  url: string | null;
  tail: string | null;
  plainUrl: string | null;
} {
  const tail = message.linkId ? `/t/${linkToken(message.linkId)}` : message.path;
  return {
    url: tail ? env().origin + tail : null,
    tail: tail?.slice(1) ?? null,
    plainUrl: message.path ? env().origin + message.path : null,
  };
}
