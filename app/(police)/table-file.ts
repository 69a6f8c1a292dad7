import { csvOf, xlsxOf } from '#lib/overview/export.ts';
import { Refusal } from '#lib/platform/errors.ts';

/** Media types of what is downloaded here. */
export const fileTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

/** The forms a table is given in. */
export const tableFormats = ['csv', 'xlsx'] as const;
type TableFormat = (typeof tableFormats)[number];

/** A table as the file it was asked for, named after itself. */
export function tableFile(sheet: Parameters<typeof csvOf>[0], format: TableFormat) {
  return {
    name: `${sheet.name}.${format}`,
    type: fileTypes[format],
    body: format === 'csv' ? csvOf(sheet) : xlsxOf(sheet),
  };
}

/** The refusal of an address whose parameter says something else than is known: M-141. */
export const wrongParameter = (field: string, expected: string): Refusal =>
  new Refusal('invalid', [{ code: 'M-141', field, values: { expected } }]);
