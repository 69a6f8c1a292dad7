import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { columns, type FileName, mayLack } from './columns.ts';
import { decoded, type Encoding, encodingOf } from './encoding.ts';
import { type Results, type Say, sayerOf } from './faults.ts';
import type { Source } from './source.ts';

/** A row as text by column; a cell that is not there is empty. */
export type Cells = Readonly<Record<string, string>>;

const mostRows = 2_000_000;
const longestRow = 200_000;

export type FileSummary = { found: boolean; rows: number; encoding: Encoding | null };

/**
 * Reads one file row by row and hands each to `take` with its number as a spreadsheet counts it. What is wrong with the
 * file as a whole stands at row 0 or 1: M-231 no CSV text, M-232 columns missing, M-233 broken quoting, M-253 too long;
 * M-234 a row with another number of cells than the header (shifted columns); M-252 a column nobody reads (a warning).
 */
export async function readFile(
  source: Source,
  file: FileName,
  results: Results,
  take: (cells: Cells, row: number, say: Say) => void,
): Promise<FileSummary> {
  const first = source.open(file);
  if (!first) return { found: false, rows: 0, encoding: null };
  const encoding = await encodingOf(first);
  const again = source.open(file);
  if (!encoding || !again) {
    results.add({ file, row: 0, code: 'M-231', level: 'error' });
    return { found: true, rows: 0, encoding: null };
  }
  const text = decoded(again, encoding);
  const opening = await text.next();
  const start = opening.done ? '' : opening.value;
  let rows = 0;
  let header: string[] | null = null;
  try {
    for await (const { record, info } of records(rejoined(start, text), delimiterOf(start))) {
      const row = info.records + info.empty_lines;
      const say = sayerOf(results, file, row);
      if (!header) {
        header = headerOf(record, file, say);
        if (!header) return { found: true, rows: 0, encoding };
        continue;
      }
      rows += 1;
      if (rows > mostRows) {
        say('M-253', undefined, { max: mostRows });
        break;
      }
      if (record.length !== header.length) {
        say('M-234', undefined, { cells: record.length, expected: header.length });
        continue;
      }
      take(Object.fromEntries(header.map((name, at) => [name, (record[at] ?? '').trim()])), row, say);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    results.add({ file, row: Number(error.lines ?? 0), code: 'M-233', level: 'error' });
    return { found: true, rows, encoding };
  }
  if (!header)
    results.add({
      file,
      row: 1,
      code: 'M-232',
      level: 'error',
      values: { columns: columns[file].join(', ') },
    });
  return { found: true, rows, encoding };
}

type Parsed = { record: string[]; info: { records: number; empty_lines: number } };

function records(text: AsyncIterable<string>, delimiter: string): AsyncIterable<Parsed> {
  return Readable.from(text).pipe(
    parse({
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
    }),
  );
}

async function* rejoined(start: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (start) yield start;
  yield* rest;
}

/** Excel writes the separator of its region; the header tells which. */
function delimiterOf(start: string): string {
  const line = start.split(/\r?\n/, 1)[0] ?? '';
  const count = (mark: string) => line.split(mark).length;
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function headerOf(record: readonly string[], file: FileName, say: Say): string[] | null {
  const names = record.map((name) => name.trim().toLowerCase());
  const missing = columns[file].filter((name) => !names.includes(name) && !mayLack[file].includes(name));
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (missing.length > 0 || twice) {
    say('M-232', undefined, { columns: missing.join(', ') || (twice ?? '') });
    return null;
  }
  const known: readonly string[] = columns[file];
  const unread = names.filter((name) => !known.includes(name));
  if (unread.length > 0) say('M-252', undefined, { columns: unread.join(', ').slice(0, 200) }, 'warning');
  return names;
}
