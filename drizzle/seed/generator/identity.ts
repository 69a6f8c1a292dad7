import type { Chance } from './random.ts';

/**
 * Where the invented numbers of one lodging and night are taken from: only those with `residue` modulo `modulus`, so
 * that two lodgings or nights do not invent the same person although none knows of the other; `taken` holds the numbers
 * already given within the share.
 */
export type Share = { residue: number; modulus: number; taken: Set<string> };

// Counties that guests come from, as GB/T 2260 codes: the county itself, its neighbours, the province, migrant work.
export const regions: readonly (readonly [string, number])[] = [
  ['430524', 25],
  ['430522', 7],
  ['430523', 6],
  ['430525', 6],
  ['430502', 5],
  ['430503', 5],
  ['430511', 3],
  ['430581', 4],
  ['430582', 5],
  ['430528', 3],
  ['431322', 5],
  ['431302', 3],
  ['431224', 3],
  ['431202', 2],
  ['430103', 4],
  ['430104', 2],
  ['430111', 3],
  ['430302', 2],
  ['440106', 3],
  ['440305', 3],
  ['420106', 1],
  ['520102', 1],
  ['450305', 1],
];

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of the first 17 digits (GB 11643-1999). */
export function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return '10X98765432'[sum % 11] ?? '';
}

/**
 * An invented birth date ('YYYY-MM-DD', from the first to the last of two day numbers since 1970, both included) and the
 * 18-digit number that goes with it; the three sequence digits are odd for men and begin at 001 or 002.
 */
export function birthAndNumber(
  sex: 'M' | 'F',
  firstDay: number,
  lastDay: number,
  region: string,
  share: Share,
  c: Chance,
): { birth_date: string; id_number: string } {
  for (let tries = 0; ; tries += 1) {
    const slot = pickShared(firstDay * 499, (lastDay + 1) * 499 - 1, share, tries < 40, c);
    const birth = dateOf(Math.floor(slot / 499));
    const sequence = ((((slot % 499) + 499) % 499) + 1) * 2 - (sex === 'M' ? 1 : 0);
    const first17 = `${region}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    if (share.taken.has(first17) && tries < 80) continue;
    share.taken.add(first17);
    return { birth_date: birth, id_number: first17 + checkCharacter(first17) };
  }
}

const guardianPrefixes = '130 131 132 133 134 135 136 147 153 180 181 182 183 185 186 187 188 189'.split(' ');
const housePrefixes = '137 138 139 150 151 152 157 158 159 173 177 178'.split(' ');

/** An invented mobile number of a guardian. */
export function guardianPhone(share: Share, c: Chance): string {
  return c.pick(guardianPrefixes) + scattered(pickShared(0, 99_999_999, share, true, c));
}

/** The invented mobile number of the n-th person behind a front desk; no two n share one, no guardian has one. */
export function housePhone(n: number, c: Chance): string {
  return c.pick(housePrefixes) + scattered(n);
}

/** The calendar date 'YYYY-MM-DD' of a day number since 1970-01-01. */
export function dateOf(dayNumber: number): string {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}

/** The day number since 1970-01-01 of a calendar date. */
export function dayNumberOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

function pickShared(lo: number, hi: number, share: Share, within: boolean, c: Chance): number {
  const { residue, modulus } = share;
  const first = Math.ceil((lo - residue) / modulus);
  const last = Math.floor((hi - residue) / modulus);
  return within && first <= last ? c.int(first, last) * modulus + residue : c.int(lo, hi);
}

// Three rounds over the halves of eight digits (Feistel): each n has digits of its own and neighbours do not look alike.
function scattered(n: number): string {
  const mixed = (half: number, key: number) => (Math.imul(half + key, 0x9e3779b1) >>> 12) % 10_000;
  let left = Math.floor(n / 10_000) % 10_000;
  let right = n % 10_000;
  for (const key of [17, 4_099, 30_011]) {
    [left, right] = [right, (left + mixed(right, key)) % 10_000];
  }
  return String(left * 10_000 + right).padStart(8, '0');
}
