import { mac, same } from '#lib/platform/crypto.ts';
import { secretFor } from '#lib/platform/keys.ts';

/** Crockford's base 32: no letter that reads like a digit (I, L, O, U). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A house by what its plate carries. */
export type PlateHouse = { county: string; code: string };

const digest = (of: PlateHouse, purpose: 'plate' | 'caller') =>
  mac(secretFor(`lodging-${purpose}`), `${of.county}/${of.code}`);

function mark(of: PlateHouse): string {
  return Array.from(digest(of, 'plate').subarray(0, 8), (byte) => ALPHABET[byte % 32]).join('');
}

/**
 * What the QR of a house's plate carries: county, house and eight characters that only this installation can make (40 bits), so
 * that nobody reports from, or fills in for, a house whose plate they have not seen. It stays the same for ever.
 */
export function plateOf(of: PlateHouse): string {
  return `${of.county}.${of.code}.${mark(of)}`;
}

/** The house a plate names, or null where it was not made here. */
export function readPlate(text: string | null | undefined): PlateHouse | null {
  const parts = /^(\d{6})\.([^/.\s]{1,40})\.([0-9A-Z]{8})$/.exec(text ?? '');
  if (!parts) return null;
  const house = { county: parts[1] ?? '', code: parts[2] ?? '' };
  return same(Buffer.from(parts[3] ?? ''), Buffer.from(mark(house))) ? house : null;
}

/** Five digits a house says on the telephone, so that the duty post knows it is the house; the police's page shows the same. */
export function callerCode(of: PlateHouse): string {
  return String(digest(of, 'caller').readUInt32BE(0) % 100_000).padStart(5, '0');
}
