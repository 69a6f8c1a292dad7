import { type BusinessDay, businessDay } from '#lib/clock/business-day.ts';
import { Refusal } from '#lib/platform/errors.ts';
import { readMobile } from '#lib/platform/phone.ts';
import { RowReader } from './cells.ts';
import { knownLodging } from './check-registry.ts';
import type { Cells } from './csv.ts';
import type { Say } from './faults.ts';

/** One return as it was filed then; instants UTC. */
export type ReportRow = {
  row: number;
  lodgingCode: string;
  day: BusinessDay;
  at: Date;
  phone: string | null;
  kind: 'nil' | 'guests' | 'closed';
  source: string;
};

/** One minor of one return, still as text: the report room reads it. */
export type GuestRow = { row: number; lodgingCode: string; day: BusinessDay; cells: Cells; source: string };

const instant =
  /^\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):?[0-5]\d)$/;
/** Excel turns an 18-digit number into this and forgets the last digits: the number is lost, never guessed. */
const float = /^\d([.,]\d+)?E\+?\d+$/i;

/** One row of reports.csv, or null. M-244 no night, M-245 no instant with its offset. */
export function readReport(
  cells: Cells,
  row: number,
  say: Say,
  hasLodging: (code: string) => boolean,
): ReportRow | null {
  const read = new RowReader(cells, say);
  const lodgingCode = knownLodging(read, hasLodging);
  const day = nightOf(read);
  const text = read.text('submitted_at', 40, true);
  const at = instant.test(text) ? new Date(text) : null;
  if (text !== '' && (at === null || Number.isNaN(at.getTime()))) read.fail('M-245', 'submitted_at');
  const kind = read.word('kind', kindOf);
  const typed = read.text('submitted_by_phone', 40);
  if (!read.ok || !day || !at || !kind) return null;
  return { row, lodgingCode, day, at, phone: readMobile(typed), kind, source: sourceOf(cells) };
}

/** One row of guests.csv, or null. M-249 a number that a spreadsheet has rounded. */
export function readGuest(
  cells: Cells,
  row: number,
  say: Say,
  hasLodging: (code: string) => boolean,
): GuestRow | null {
  const read = new RowReader(cells, say);
  const lodgingCode = knownLodging(read, hasLodging);
  const day = nightOf(read);
  for (const field of ['id_number', 'companion_id_number', 'guardian_phone'])
    if (float.test(cells[field] ?? '')) read.fail('M-249', field);
  return read.ok && day ? { row, lodgingCode, day, cells, source: sourceOf(cells) } : null;
}

function nightOf(read: RowReader): BusinessDay | null {
  const text = read.text('business_day', 10, true);
  if (text === '') return null;
  try {
    return businessDay(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    read.fail('M-244', 'business_day');
    return null;
  }
}

function kindOf(text: string): ReportRow['kind'] | null {
  if (text === 'nil' || text === '零报告') return 'nil';
  if (text === 'guests' || text === '有新入住') return 'guests';
  return text === 'closed' || text === '当日歇业' ? 'closed' : null;
}

/** The row as it stood, for the key that tells a second import that nothing changed; column order does not matter. */
function sourceOf(cells: Cells): string {
  return Object.keys(cells)
    .sort()
    .map((name) => `${name}=${cells[name]}`)
    .join('\u001f');
}
