import type { Code } from './codes.ts';
import { hasForbidden } from './text.ts';

export type PhoneReading = { phone: string } | { fault: Code };

const mobile = /^1[3-9]\d{9}$/; // numbering plan of the mainland: 13 to 19
const landline = /^0\d{2,3}[2-9]\d{6,7}$/;
const abroad = /^\+[1-9]\d{6,14}$/; // E.164
const service = /^(1\d{2,4}|1\d{5}|9\d{4}|[48]00\d{7})$/; // 110, 120, 10086, 12345, 95588, 400 and 800 lines

/**
 * Takes a phone number as people type it (full-width digits, spaces, hyphens, brackets, +86, 0086), returns 11 digits of
 * a mobile, a landline with its area code, or `+` and country code of one abroad. Faults: M-122 hidden characters,
 * M-123 no phone number, M-124 a number no guardian can have (one digit repeated, a service number).
 */
export function readPhone(text: string): PhoneReading {
  if (hasForbidden(text.trim())) return { fault: 'M-122' };
  const plain = asciiWidth(text).replace(/[\s()\-‐‑‒–—−.]/gu, '');
  const phone = withoutCountry(plain);
  if (/^(\d)\1{5,}$/.test(plain) || service.test(phone)) return { fault: 'M-124' };
  return mobile.test(phone) || landline.test(phone) || abroad.test(phone) ? { phone } : { fault: 'M-123' };
}

/** Folds full-width ASCII (U+FF01 to U+FF5E), as Chinese keyboards give it; other digits of the world stay as they are. */
export function asciiWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

function withoutCountry(plain: string): string {
  const international = plain.startsWith('00') ? `+${plain.slice(2)}` : plain;
  const home = /^\+?86(1[3-9]\d{9}|0?\d{2,3}[2-9]\d{6,7})$/.exec(international);
  if (!home?.[1]) return international;
  return home[1].startsWith('1') && home[1].length === 11 ? home[1] : home[1].replace(/^0?/, '0');
}
