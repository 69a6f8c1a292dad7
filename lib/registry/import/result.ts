import type { FileName } from './columns.ts';
import type { RowResult } from './faults.ts';
import type { Difference } from './plan.ts';

/** What became of one file's rows; `refused` are rows with an error, `changed` those that say something new. */
export type FileCounts = { rows: number; new: number; changed: number; unchanged: number; refused: number };

export type ImportResult = {
  runId: string;
  county: string;
  dryRun: boolean;
  /** refused: errors stand and nothing was written; done: all rows; incomplete: some rows were refused or left out */
  state: 'refused' | 'done' | 'incomplete';
  files: Record<FileName, FileCounts>;
  made: { units: number; townships: number; accounts: number; obligations: number };
  /** accept a dry run's plan by giving this back */
  mark: string;
  differences: Difference[];
  errors: number;
  warnings: number;
  results: RowResult[];
  /** files of the folder that this import does not read yet */
  left: string[];
  firstNight: string | null;
  lastNight: string | null;
};

/** How many rows would change or did; 0 for a second import of the same files. */
export function changesOf(result: ImportResult): number {
  const { units, townships, obligations } = result.made;
  const rows = Object.values(result.files).reduce((sum, file) => sum + file.new + file.changed, 0);
  return rows + units + townships + obligations;
}

/** What a run says while it works: which file, how many of its rows are done. */
export type Progress = { phase: 'reading' | 'writing'; file: FileName; done: number; total: number | null };

export const noCounts = (): FileCounts => ({ rows: 0, new: 0, changed: 0, unchanged: 0, refused: 0 });
