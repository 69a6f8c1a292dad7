import type { Code } from './codes.ts';

/** Longest texts, in code points. The browser, the rules and the API document read the same numbers. */
export const limits = {
  name: 50,
  describedAs: 100,
  number: 20,
  room: 20,
  group: 40,
  serial: 64,
  phone: 20,
  note: 500,
  reason: 200,
  nationality: 3,
} as const;

export type TextReading = { text: string } | { fault: Code; length?: number };

// Bidi marks, embeddings, overrides and isolates (U+202E turns a name round), zero-width characters, soft hyphen,
// interlinear marks, tag characters: nobody sees them, so two names that look alike would not be.
const invisible =
  /[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;
const joiner = /[\u200C\u200D]/u;
// A joiner holds one emoji together; anywhere else in free text it hides. (No look-behind: old WebKit refuses the file.)
const emojiJoiner = /(\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D/gu;
const control = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]/u;
const controlInParagraph = /(?![\n\t])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
// Tibetan and Sanskrit stacks stay under seven marks; a pile of more is drawn over its neighbours.
const markPile = /\p{M}{7,}/u;

/** Length in code points: a rare character of CJK Extension B to H counts as one. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** NFC, line ends as \n, no white space (U+3000 included) at either end. */
export function canonicalText(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

/** True when the text holds a character that nobody sees or that no store takes: M-122. `paragraph` allows line breaks and tabs. */
export function hasForbidden(text: string, paragraph = false): boolean {
  if (invisible.test(text) || markPile.test(text)) return true;
  return paragraph
    ? controlInParagraph.test(text) || joiner.test(text.replace(emojiJoiner, '$1'))
    : control.test(text) || joiner.test(text);
}

/**
 * Takes a single line, returns it canonical, or M-122 (forbidden characters) or M-121 (longer than `max` code points).
 * Empty text comes back empty: whether it is needed is not this function's to say.
 */
export function readLine(text: string, max: number): TextReading {
  return read(text, max, false);
}

/** The same for free text of several lines. */
export function readParagraph(text: string, max: number): TextReading {
  return read(text, max, true);
}

/**
 * Takes a name in any script, returns it canonical with every middle dot as `·` (U+00B7), or M-120 when nothing that
 * can be seen was typed, M-121 over 50 code points, M-122 on forbidden characters.
 */
export function readName(text: string): TextReading {
  if (text.replace(/[\s\p{Cf}\p{Cc}\u3164\u115F\u1160\uFFA0]/gu, '') === '') return { fault: 'M-120' };
  const reading = readLine(text, limits.name);
  return 'text' in reading
    ? { text: reading.text.replace(/[•‧∙⋅・･]/gu, '·').replace(/\s+/gu, ' ') }
    : reading;
}

/** True when a name holds a digit or sign that names do not have: worth a second look, never refused. */
export function isUnusualName(name: string): boolean {
  return !/^[\p{L}\p{M}\p{Co}·་.'’ ()（）-]+$/u.test(name) || !/[\p{L}\p{Co}]/u.test(name);
}

/** True when free text holds what belongs into a field of its own: an 18-digit number or a mobile number (security.md 4.1). */
export function holdsNumber(text: string): boolean {
  const plain = text.normalize('NFKC');
  const closed = plain.replace(/(\d)[ -](?=[\dXx])/g, '$1');
  const runs = [...(plain.match(/\d+[Xx]?/g) ?? []), ...(closed.match(/\d+[Xx]?/g) ?? [])];
  return runs.some((run) => /^(\d{17}[\dXx]|1[3-9]\d{9}[Xx]?)$/.test(run));
}

function read(text: string, max: number, paragraph: boolean): TextReading {
  // Length first, on the text as it came: normalising ten megabytes to refuse it would be work for a stranger.
  if (text.length > max * 8) return { fault: 'M-121', length: codePoints(text) };
  if (hasForbidden(canonicalLineEnds(text), paragraph)) return { fault: 'M-122' };
  const canonical = canonicalText(text);
  const length = codePoints(canonical);
  return length > max ? { fault: 'M-121', length } : { text: canonical };
}

function canonicalLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
