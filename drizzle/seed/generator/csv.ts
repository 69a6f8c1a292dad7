import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type County, columns } from './rows.ts';

/** Writes the county's five CSV files and labels.json into the folder, which is made when missing; UTF-8, LF, no mark. */
export async function writeCounty(dir: string, county: County): Promise<void> {
  await mkdir(dir, { recursive: true });
  await Promise.all([
    writeFile(join(dir, 'lodgings.csv'), csvOf(columns.lodgings, county.lodgings)),
    writeFile(join(dir, 'people.csv'), csvOf(columns.people, county.people)),
    writeFile(join(dir, 'reports.csv'), csvOf(columns.reports, county.reports)),
    writeFile(join(dir, 'guests.csv'), csvOf(columns.guests, county.guests)),
    writeFile(join(dir, 'register.csv'), csvOf(columns.register, county.register)),
    writeFile(join(dir, 'labels.json'), `${JSON.stringify(county.labels, null, 1)}\n`),
  ]);
}

/** One file: the header line and a line per row; a cell with a comma, quote or line break is quoted (RFC 4180). */
export function csvOf<K extends string>(
  names: readonly K[],
  rows: readonly Record<K, string | number>[],
): string {
  const lines = rows.map((row) => names.map((name) => cell(String(row[name]))).join(','));
  return `${[names.join(','), ...lines].join('\n')}\n`;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
