import { businessDay, civilDateAt } from '#lib/clock/business-day.ts';
import { clockTime, nightShort } from '#lib/clock/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import type { Block } from '#lib/platform/pdf/paper.ts';

/** A value of a row as a cell; a dash for none. */
export const said = (value: unknown): string =>
  value === null || value === undefined || value === '' ? '—' : String(value);

/** An instant of a row to the minute, Shanghai. */
export const minute = (at: unknown): string =>
  typeof at === 'string' ? `${civilDateAt(new Date(at))} ${clockTime(new Date(at))}` : '—';

/** A night of a row, short. */
export const night = (day: unknown, language: Language): string => nightShort(businessDay(day), language);

/** Whether a code of a file is one the words of this version know. */
export const isOf = <T extends object>(words: T, key: unknown): key is keyof T & string =>
  typeof key === 'string' && Object.hasOwn(words, key);

/** The word of a code; one a later version wrote stands as its code. */
export const wordOf = (words: Record<string, string>, key: unknown): string =>
  (isOf(words, key) ? words[key] : undefined) ?? said(key);

/** A table under its heading with how many rows it has; nothing where there are none. */
export function table(title: string, widths: number[], head: string[], rows: string[][]): Block[] {
  if (rows.length === 0) return [];
  return [
    { is: 'heading', text: `${title} (${rows.length})` },
    { is: 'table', widths, head, rows },
  ];
}
