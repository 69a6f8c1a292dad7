import { takeNumbers } from '../numbers.ts';

/** What a department said: its words, and the personal numbers it chose to have kept apart, in their order. */
export type Said = { text: string; numbers: string[] };

/** Reads what was sealed of a department's words; before the choice was asked, a bare text whose numbers were always taken out. */
export function saidOf(opened: unknown): Said | null {
  if (typeof opened === 'string') return takeNumbers(opened);
  if (typeof opened !== 'object' || opened === null || !('text' in opened)) return null;
  const numbers = 'numbers' in opened && Array.isArray(opened.numbers) ? opened.numbers.map(String) : [];
  return { text: String(opened.text), numbers };
}
