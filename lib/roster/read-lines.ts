import { type BusinessDay, isCivilDate } from '../clock/business-day.ts';
import type { Problem } from '../platform/errors.ts';
import type { ShiftKind } from './terms.ts';

/** Who can be put on a roster. `phone` is the masked number, whose last four digits tell two of one name apart. */
export type Eligible = { account: string; name: string; phone: string };
export type ReadLine = { date: BusinessDay; kind: ShiftKind; account: string };

const kinds: Record<string, ShiftKind> = {
  白班: 'day',
  白: 'day',
  day: 'day',
  夜班: 'night',
  夜: 'night',
  night: 'night',
  全天: 'whole',
  whole: 'whole',
};

/** '2026-11-21', '2026/11/21' or '2026年11月21日' as a civil date, or null. */
function dateOf(text: string): BusinessDay | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!parts) return null;
  const date = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  return isCivilDate(date) ? (date as BusinessDay) : null;
}

/**
 * Reads a pasted roster, a shift a line: date, shift, name, and the last four digits of the phone where two have one name;
 * tabs, commas or blanks between. Problems carry the line from 0: M-411 date, M-412 shift, M-413 nobody of that name,
 * M-414 several. Empty lines and a heading are passed over.
 */
export function readRoster(
  text: string,
  people: readonly Eligible[],
): { lines: ReadLine[]; problems: Problem[] } {
  const lines: ReadLine[] = [];
  const problems: Problem[] = [];
  for (const [row, raw] of text.normalize('NFKC').split('\n').entries()) {
    const cells = raw
      .trim()
      .split(/[\s,;、]+/)
      .filter(Boolean);
    if (cells.length === 0 || (row === 0 && !/\d/.test(raw))) continue;
    const [date = '', shift = '', name = '', digits = ''] = cells;
    const told = { row, values: { line: row + 1 } };
    const day = dateOf(date);
    const kind = kinds[shift.toLowerCase()];
    const named = people.filter(
      (one) => one.name === name && (digits === '' || one.phone.endsWith(digits.slice(-4))),
    );
    if (!day) problems.push({ code: 'M-411', ...told });
    else if (!kind) problems.push({ code: 'M-412', ...told });
    else if (named.length === 0) problems.push({ code: 'M-413', ...told });
    else if (named.length > 1) problems.push({ code: 'M-414', ...told });
    else lines.push({ date: day, kind, account: named[0]?.account ?? '' });
  }
  return { lines, problems };
}
