import type { Problem } from '#lib/platform/errors.ts';
import type { FileName } from './columns.ts';

/** One numbered result of an import: the row as a spreadsheet counts it (the header is row 1), 0 for the whole file. */
export type RowResult = {
  file: FileName;
  row: number;
  code: string;
  level: 'error' | 'warning';
  field?: string;
  values?: Problem['values'];
};

/** So many results are kept and shown; the counts go on. */
const most = 2000;

/** Collects results; keeps the first of them and counts all. */
export class Results {
  readonly rows: RowResult[] = [];
  readonly #refused = new Map<FileName, Set<number>>();
  errors = 0;
  warnings = 0;

  add(result: RowResult): void {
    if (result.level === 'error') {
      this.errors += 1;
      const rows = this.#refused.get(result.file) ?? new Set();
      this.#refused.set(result.file, rows.add(result.row));
    } else this.warnings += 1;
    // An error is never pushed out of the list by the warnings before it.
    const room = this.rows.length < most || result.level === 'error';
    if (room && this.rows.length < 2 * most) this.rows.push(result);
  }

  /** Rows of a file with at least one error. */
  refusedRows(file: FileName): number {
    return this.#refused.get(file)?.size ?? 0;
  }
}

/** Says what is wrong in one row of one file. */
export type Say = (
  code: string,
  field?: string,
  values?: Problem['values'],
  level?: RowResult['level'],
) => void;

/** A Say for one row. */
export function sayerOf(results: Results, file: FileName, row: number): Say {
  return (code, field, values, level = 'error') =>
    results.add({ file, row, code, level, ...(field ? { field } : {}), ...(values ? { values } : {}) });
}
