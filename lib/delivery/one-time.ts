import { mac } from '#lib/platform/crypto.ts';
import { secretFor } from '#lib/platform/keys.ts';

/** Where a one-time code stands in a message's text; what is stored holds this, never the code. */
export const CODE_PLACE = '{code}';

/**
 * The six digits of a sign-in code, from its row's id under the installation's secret. They stand in no table, message,
 * job or log: whoever sends the text makes them, and whoever checks a typed code makes them again.
 */
export function oneTimeCode(id: string): string {
  return String(mac(secretFor('one-time-code'), id).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}
