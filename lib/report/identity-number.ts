import { isCivilDate } from '#lib/clock/business-day.ts';
import type { Code } from './codes.ts';
import { asciiWidth } from './phone.ts';
import { isKnownRegion } from './regions.ts';
import type { Sex } from './terms.ts';
import { hasForbidden } from './text.ts';

/** What an 18-digit number tells. A part that cannot be told is null; `faults` are M-101, M-102, M-103, M-104, M-105. */
export type NumberReading = {
  number: string;
  faults: Code[];
  birthDate: string | null;
  sex: Sex | null;
  region: string | null;
};

// GB 11643-1999: S = Σ aᵢ·wᵢ over the first 17 digits; the check character is the (S mod 11)-th of this row.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';
const oldestBirth = '1900-01-01';

/**
 * Takes a number as typed or read, returns it canonical: white space and hyphens dropped, full-width ASCII folded, letters
 * upper case (so x is X). Other digits of the world are left standing and fail later. M-122 on hidden characters.
 */
export function canonicalNumber(text: string): { number: string } | { fault: Code } {
  if (hasForbidden(text.trim())) return { fault: 'M-122' };
  return {
    number: asciiWidth(text)
      .replace(/[\s‐‑‒–—−-]/gu, '')
      .toUpperCase(),
  };
}

/** The check character (0 to 9 or X) that belongs to the first 17 digits (GB 11643-1999). */
export function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return checkCharacters[sum % 11] ?? '';
}

/**
 * Reads a canonical number as GB 11643 writes it: six digits of region, birth date, sequence (odd is male), check.
 * `on` is the civil date of check-in 'YYYY-MM-DD': nobody is born after it. The 15-digit numbers of before 1999 are
 * void since 2013 and fail as M-103. The birth date is told even when the check fails, since most misreadings are elsewhere.
 */
export function readIdentityNumber(number: string, on: string): NumberReading {
  const nothing = { number, birthDate: null, sex: null, region: null };
  if (!/^[0-9A-Z]+$/.test(number)) return { ...nothing, faults: ['M-104'] };
  if (number.length !== 18) return { ...nothing, faults: ['M-103'] };
  if (!/^\d{17}[\dX]$/.test(number)) return { ...nothing, faults: ['M-104'] };
  const faults: Code[] = [];
  if (checkCharacter(number.slice(0, 17)) !== number[17]) faults.push('M-101');
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const real = isBirthDate(birth, on);
  if (!real) faults.push('M-102');
  const region = number.slice(0, 6);
  const permanent = number.startsWith('9'); // a foreigner's permanent card: the digits after it are no home county
  if (!permanent && !isKnownRegion(region)) faults.push('M-105');
  return {
    number,
    faults,
    birthDate: real ? birth : null,
    sex: Number(number[16]) % 2 === 1 ? 'M' : 'F',
    region: permanent || !isKnownRegion(region) ? null : region,
  };
}

/** True for a real date 'YYYY-MM-DD' from 1900 that is not after `on`. */
export function isBirthDate(date: string, on: string): boolean {
  return isCivilDate(date) && date >= oldestBirth && date <= on;
}

/** First three and last two characters, the rest hidden (security.md 4.4); of a short number only the first and last. */
export function maskNumber(number: string): string {
  const [head, tail] = number.length >= 8 ? [3, 2] : number.length >= 4 ? [1, 1] : [0, 0];
  return number.slice(0, head) + '*'.repeat(number.length - head - tail) + number.slice(number.length - tail);
}
