import { soundOf, squash } from './spell.ts';

/** A search as it is looked for: each word must be found; `whole` are all words as one, `phone` a whole mobile number. */
export type SearchQuery = { words: string[]; whole: string; digits: string | null; phone: string | null };

const longest = 60;
const numberLike = /^[\d\s+()（）.-]+$/;

/**
 * Reads a search as people type it: spaces anywhere, full-width letters and digits, tone marks, a phone with +86, spaces
 * or hyphens. Null when too little was typed to look for: one letter, or fewer than three digits.
 */
export function readQuery(text: string): SearchQuery | null {
  const plain = [...text.normalize('NFKC').trim()].slice(0, longest).join('');
  if (numberLike.test(plain)) {
    const digits = plain.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
    if (digits.length < 3) return null;
    return { words: [digits], whole: digits, digits, phone: /^1\d{10}$/.test(digits) ? digits : null };
  }
  const words = plain
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(squash)
    .filter(Boolean);
  const whole = words.join('');
  const enough = /[^\p{ASCII}]/u.test(whole) || whole.length >= 2;
  return enough ? { words, whole, digits: null, phone: null } : null;
}

/** The sound of a word for the looser look, or null where a word is no pinyin or too short to be told apart by ear. */
export const soundOfWord = (word: string): string | null => (/^[a-z]{4,}$/.test(word) ? soundOf(word) : null);

export type Found = { title: string; keys: string; phone: string | null };

/**
 * How well a row answers, the smallest first: 0 it is what was typed, 1 it begins so, 2 a spelling of it begins so,
 * 3 it holds it, 4 a number holds it, 5 it only sounds so.
 */
export function rankOf({ title, keys, phone }: Found, { whole, words, digits }: SearchQuery): number {
  const name = squash(title);
  if (name === whole || (digits !== null && phone === digits)) return 0;
  if (name.startsWith(whole)) return 1;
  if (keys.includes(`|${whole}`)) return 2;
  if (words.every((word) => keys.includes(word))) return 3;
  return digits !== null && phone?.includes(digits) ? 4 : 5;
}
