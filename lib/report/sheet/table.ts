import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { Refusal } from '#lib/platform/errors.ts';
import { decoded, encodingOf } from '#lib/registry/import/encoding.ts';
import { mostBytes, requireHarmlessPackage } from './unpack.ts';

/** The most rows one sheet holds: a month of a large house. */
const mostRows = 2_000;

/** A cell as the file has it: text, or what a sheet program made of it. Dates are wall time, kept as UTC fields. */
export type Cell = string | number | Date;
export type SheetTable = { header: string[]; rows: { line: number; cells: Cell[] }[] };

const unreadable = () => new Refusal('invalid', 'M-171');

/**
 * Reads CSV (UTF-8, GB18030, UTF-16) or the first visible page of an xlsx, values only. `line` counts as a sheet program
 * does. Throws M-171 for anything else, M-172 beyond the bounds, M-174 without rows, M-175 with too many.
 */
export async function tableOf(bytes: Buffer): Promise<SheetTable> {
  if (bytes.byteLength > mostBytes) throw new Refusal('too_large', 'M-172');
  if (bytes.byteLength === 0) throw new Refusal('invalid', 'M-174');
  const isPackage = bytes.readUInt16LE(0) === 0x4b50;
  const lines = isPackage ? await linesOfBook(bytes) : await linesOfText(bytes);
  const [header, ...rest] = lines;
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!header || rows.length === 0) throw new Refusal('invalid', 'M-174');
  if (rows.length > mostRows) throw new Refusal('invalid', [{ code: 'M-175', values: { value: mostRows } }]);
  return { header: header.cells.map(String), rows };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function linesOfText(bytes: Buffer): Promise<SheetTable['rows']> {
  const encoding = await encodingOf(once(bytes));
  if (!encoding) throw unreadable();
  let text = '';
  for await (const part of decoded(once(bytes), encoding)) text += part;
  if (text.includes('\0')) throw unreadable();
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', '\t', ';'].reduce((best, mark) =>
    first.split(mark).length > first.split(best).length ? mark : best,
  );
  try {
    const lines: SheetTable['rows'] = [];
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 20_000,
      to: mostRows + 2,
      on_record: (record: string[], { lines: line }) => {
        lines.push({ line, cells: record.map((cell) => cell.trim()) });
        return null;
      },
    });
    return lines;
  } catch {
    throw unreadable();
  }
}

async function linesOfBook(bytes: Buffer): Promise<SheetTable['rows']> {
  requireHarmlessPackage(bytes);
  const book = new exceljs.Workbook();
  try {
    await book.xlsx.load(new Uint8Array(bytes).buffer);
  } catch {
    throw unreadable();
  }
  const page = book.worksheets.find(({ state }) => state === 'visible');
  if (!page) throw unreadable();
  const lines: SheetTable['rows'] = [];
  page.eachRow({ includeEmpty: false }, (row, line) => {
    if (lines.length > mostRows + 1) return;
    const cells: Cell[] = [];
    for (let n = 1; n <= Math.min(row.cellCount, 60); n++) cells.push(cellOf(row.getCell(n).value));
    lines.push({ line, cells });
  });
  return lines;
}

/** The value alone: of a formula its last result, of rich text its letters, of an error nothing. */
function cellOf(value: exceljs.CellValue): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || value instanceof Date) return value;
  if (typeof value === 'boolean') return value ? '1' : '';
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('text' in value) return String(value.text).trim();
  if ('result' in value) return cellOf(value.result ?? null);
  return '';
}
