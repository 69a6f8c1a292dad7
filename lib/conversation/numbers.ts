/** A personal number in free text: where it stands (UTF-16 offsets) and what it is, without blanks and hyphens. */
export type FoundNumber = { kind: 'id' | 'phone' | 'passport'; value: string; from: number; to: number };

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

// Chinese passports and travel permits by their own form (G or E and eight digits, EA to EZ and seven, H or M and eight to ten);
// any other letter-and-digit number only right behind the word that says what it is.
const passport = /(?<![A-Za-z0-9])(?:[GE]\d{8}|E[A-HJ-NP-Z]\d{7}|[HM]\d{8}(?:\d{2})?)(?![A-Za-z0-9])/giu;
const named =
  /(?:护照|通行证|passport|permit)(?:号码|号|\s*(?:no\.?|number))?\s*(?:是|为|is|[:：])?\s*([A-Z]{0,2}\d{6,9})(?![A-Za-z0-9])/giu;

function passportsIn(text: string): FoundNumber[] {
  const of = (value: string, from: number): FoundNumber => ({
    ...{ kind: 'passport', value: value.toUpperCase(), from, to: from + value.length },
  });
  return [
    ...[...text.matchAll(passport)].map((match) => of(match[0], match.index)),
    ...[...text.matchAll(named)].map(({ 0: whole, 1: value = '', index }) =>
      of(value, index + whole.length - value.length),
    ),
  ];
}

/** A run that is no number as a whole may hold one behind a blank: a room, then a telephone. */
function numbersOf(run: string, from: number): FoundNumber[] {
  const kind = kindOf(plain(run));
  if (kind) return [{ kind, value: plain(run), from, to: from + run.length }];
  const groups = [...run.matchAll(/[^ 　]+/gu)];
  for (let first = 0; first < groups.length; first += 1)
    for (let last = groups.length - 1; last >= first; last -= 1) {
      const [a, b] = [groups[first]?.index ?? 0, groups[last]];
      const to = (b?.index ?? 0) + (b?.[0].length ?? 0);
      const part = run.slice(a, to);
      if (part.length < run.length && kindOf(plain(part)))
        return [...numbersOf(part, from + a), ...numbersOf(run.slice(to), from + to)];
    }
  return [];
}

/**
 * Resident numbers (18 characters, or 15 digits of the old form), mobile numbers, passports and travel permits in a text, in order.
 * A resident number with a wrong check character counts as one: mistyped it is somebody's all the same.
 */
export function findNumbers(text: string): FoundNumber[] {
  const found = [...text.matchAll(run)].flatMap((match) => numbersOf(match[0], match.index));
  for (const one of passportsIn(text))
    if (!found.some(({ from, to }) => one.from < to && from < one.to)) found.push(one);
  return found.sort((a, b) => a.from - b.from);
}

/** The text with each number replaced by its name (［身份证号1］, ［手机号2］, ［证件号3］), and the numbers by that order. */
export function takeNumbers(text: string): { text: string; numbers: string[] } {
  const found = findNumbers(text);
  const names = { id: '身份证号', phone: '手机号', passport: '证件号' };
  const parts = found.map(
    ({ kind, from }, at) => `${text.slice(found[at - 1]?.to ?? 0, from)}［${names[kind]}${at + 1}］`,
  );
  return {
    text: `${parts.join('')}${text.slice(found.at(-1)?.to ?? 0)}`,
    numbers: found.map(({ value }) => value),
  };
}
