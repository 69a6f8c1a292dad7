import { type BusinessDay, businessDay, instantInNight, isCivilDate } from '#lib/clock/business-day.ts';
import type { Cell } from './table.ts';

/** A document number as text; null where a sheet program has made a figure of it (security.md §6 row 56). */
export function numberOf(cell: Cell): string | null {
  if (cell === '') return '';
  if (typeof cell !== 'string') return null;
  return /^\d(\.\d+)?e\+?\d+$/i.test(cell) ? null : cell.replace(/^'/, '');
}

// Days since 1899-12-30, as sheet programs count where a cell is no date by its format.
const serial = (value: number) =>
  value > 20_000 && value < 100_000 ? new Date(Math.round((value - 25_569) * 86_400) * 1000) : null;

const wall = (at: Date) => at.toISOString();

/** The civil date of a cell, 'YYYY-MM-DD', or null. */
export function dateOf(cell: Cell): string | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : wall(cell).slice(0, 10);
  if (typeof cell === 'number' || /^\d{5}(\.\d+)?$/.test(cell)) {
    const at = serial(Number(cell));
    return at ? wall(at).slice(0, 10) : null;
  }
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(cell) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? date : null;
}

export function nightOf(cell: Cell): BusinessDay | null {
  const date = dateOf(cell);
  return date ? businessDay(date) : null;
}

/** The instant of a cell of wall time in Shanghai, ISO; a time alone belongs to the night of its line. */
export function instantOf(cell: Cell, night: BusinessDay | null): string | null {
  const at =
    cell instanceof Date ? cell : typeof cell === 'number' ? serial(cell) : serial(Number(cell) || 0);
  if (at) return `${wall(at).slice(0, 19)}+08:00`;
  if (typeof cell !== 'string') return null;
  const [, time = ''] = /(?:^|[\sT日])(\d{1,2}:\d{2})(?::\d{2})?$/.exec(cell) ?? [];
  const clock = time.padStart(5, '0');
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return null;
  const date = dateOf(cell);
  if (date) return `${date}T${clock}:00+08:00`;
  return night && cell === time ? instantInNight(night, clock).toISOString() : null;
}
