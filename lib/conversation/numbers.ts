/** A personal number in free text: where it stands (UTF-16 offsets) and what it is, its digits alone. */
export type FoundNumber = { kind: 'id' | 'phone'; value: string; from: number; to: number };

// Digits as people type them: full-width ones, and groups with single blanks or hyphens between them.
const run = /[0-9０-９](?:[ \-‐‑–　]?[0-9０-９xXｘＸ])+/gu;

const plain = (text: string) =>
  text
    .replace(/[０-９ｘＸ]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[^0-9xX]/gu, '')
    .toUpperCase();

const isDate = (year: number, month: number, day: number) =>
  year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;

function kindOf(digits: string): FoundNumber['kind'] | null {
  // GB 11643-1999: region, birth date, sequence, check character; a mistyped one is a person's number too.
  const long = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(digits);
  if (long && isDate(Number(long[1]), Number(long[2]), Number(long[3]))) return 'id';
  const old = /^\d{6}(\d{2})(\d{2})(\d{2})\d{3}$/.exec(digits);
  if (old && isDate(1900 + Number(old[1]), Number(old[2]), Number(old[3]))) return 'id';
  return /^(86)?1[3-9]\d{9}$/.test(digits) ? 'phone' : null;
}

/** Resident numbers (18 characters, or 15 digits of the old form) and mobile numbers in a text, in order. */
export function findNumbers(text: string): FoundNumber[] {
  return [...text.matchAll(run)].flatMap((match) => {
    const value = plain(match[0]);
    const kind = kindOf(value);
    return kind ? [{ kind, value, from: match.index, to: match.index + match[0].length }] : [];
  });
}

/** The text with each number replaced by its name (［身份证号1］, ［手机号2］), and the numbers by that order. */
export function takeNumbers(text: string): { text: string; numbers: string[] } {
  const found = findNumbers(text);
  const names = { id: '身份证号', phone: '手机号' };
  const parts = found.map(
    ({ kind, from }, at) => `${text.slice(found[at - 1]?.to ?? 0, from)}［${names[kind]}${at + 1}］`,
  );
  return {
    text: `${parts.join('')}${text.slice(found.at(-1)?.to ?? 0)}`,
    numbers: found.map(({ value }) => value),
  };
}
