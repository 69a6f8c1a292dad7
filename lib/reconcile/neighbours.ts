import { checkCharacter } from '#lib/report/identity-number.ts';

const digits = [...'0123456789'];

/**
 * Numbers of 18 digits that a slip of one digit makes of this one: the digit alone (its checksum fails then), or the digit
 * with the check character that fits it again, since a desk whose form refuses a number mends the last character
 * (domain.md 5.2, checksum-fixing edits). Another kind of number has none.
 */
export function neighboursOf(number: string): string[] {
  if (!/^\d{17}[\dX]$/.test(number)) return [];
  const last = number.slice(17);
  const found = new Set<string>();
  for (let at = 0; at < 17; at += 1)
    for (const digit of digits) {
      if (digit === number[at]) continue;
      const body = number.slice(0, at) + digit + number.slice(at + 1, 17);
      found.add(body + last).add(body + checkCharacter(body));
    }
  for (const check of [...digits, 'X']) if (check !== last) found.add(number.slice(0, 17) + check);
  return [...found];
}
