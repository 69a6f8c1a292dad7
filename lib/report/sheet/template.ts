import exceljs from 'exceljs';
import type { Language } from '#lib/platform/i18n.ts';
import { choicesOf, columns, headOf, listKeys } from './columns.ts';
import { sheetWords } from './words.ts';

const asText = new Set([
  'number',
  'phone',
  'room',
  'serial',
  'group',
  'lodging',
  'night',
  'check_in',
  'planned_check_out',
]);

/** The template as a workbook: the columns as text, so that no program makes a figure of a number; then how to write. */
export async function templateBook(language: Language): Promise<Uint8Array> {
  const words = sheetWords(language);
  const book = new exceljs.Workbook();
  const page = book.addWorksheet(words.pageRows, { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = columns.map(({ key }) => ({
    header: headOf(key, language),
    width: key === 'number' ? 24 : 14,
    ...(asText.has(key) ? { style: { numFmt: '@' } } : {}),
  }));
  page.getRow(1).font = { bold: true };
  const how = book.addWorksheet(words.pageHow);
  how.getColumn(1).width = 18;
  how.getColumn(2).width = 90;
  for (const [head, text] of words.how.split('\n').map((line) => line.split('|'))) how.addRow([head, text]);
  for (const key of listKeys) how.addRow([headOf(key, language), choicesOf(key, language).join(' / ')]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The template as CSV: its first row (UTF-8 with its mark, without which sheet programs read Chinese wrongly). */
export function templateText(language: Language): Uint8Array {
  return new TextEncoder().encode(`\ufeff${columns.map(({ key }) => headOf(key, language)).join(',')}\r\n`);
}
