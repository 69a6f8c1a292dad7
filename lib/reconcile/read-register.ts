import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type BusinessDay, businessDay, businessDayAt } from '#lib/clock/business-day.ts';
import { type Problem, Refusal } from '#lib/platform/errors.ts';
import { decoded, encodingOf } from '#lib/registry/import/encoding.ts';
import { canonicalNumber } from '#lib/report/identity-number.ts';
import { keyOfNumber, nearKeys } from './keys.ts';

/** A row of the register: whose, which night, and the number's key; `near` is worked out when asked. */
export type RegisterRow = {
  lodgingCode: string;
  night: BusinessDay;
  key: string;
  near: () => readonly string[];
};
export type Register = {
  form: 'clear' | 'blind';
  rows: RegisterRow[];
  /** rows that could not be read: the row as a spreadsheet counts it, and why */
  refused: Problem[];
};
/** Opens the file from its beginning; it is read twice, since its encoding is found by reading it through. */
export type Opener = () => AsyncIterable<Uint8Array>;

const clear = ['lodging_code', 'id_number', 'checked_in_at'] as const;
export const blindColumns = ['lodging_code', 'night', 'number_key', 'near_keys'] as const;
const instant =
  /^\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):?[0-5]\d)$/;
const rounded = /^\d([.,]\d+)?E\+?\d+$/i;
const mostRows = 2_000_000;
const longest = 40;

/**
 * Reads the hotel system's export or a file blinded from it, told apart by the header. `key` is the county's key of numbers. Throws
 * Refusal M-231 no CSV text, M-232 columns missing, M-233 broken quoting, M-253 too long. Rows refused: M-234 cells, M-235 empty,
 * M-237 too long, M-245 no instant, M-244 no night, M-249 a rounded number.
 */
export async function readRegister(
  open: Opener,
  key: Buffer,
  onRows: (done: number) => void = () => {},
): Promise<Register> {
  const encoding = await encodingOf(open());
  if (!encoding) throw new Refusal('invalid', 'M-231');
  const parser = Readable.from(decoded(open(), encoding)).pipe(
    parse({ info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 200_000 }),
  ) as AsyncIterable<{ record: string[]; info: { records: number; empty_lines: number } }>;
  let read: ((cells: Map<string, string>) => RegisterRow | string) | null = null;
  let header: string[] = [];
  const register: Register = { form: 'clear', rows: [], refused: [] };
  try {
    for await (const { record, info } of parser) {
      const row = info.records + info.empty_lines;
      if (!read) {
        header = record.map((name) => name.trim().toLowerCase());
        register.form = blindColumns.every((name) => header.includes(name)) ? 'blind' : 'clear';
        const missing = clear.filter((name) => register.form === 'clear' && !header.includes(name));
        if (missing.length > 0)
          throw new Refusal('invalid', [{ code: 'M-232', values: { columns: missing.join(', ') } }]);
        read = register.form === 'clear' ? (cells) => clearRow(cells, key) : blindRow;
        continue;
      }
      if (register.rows.length >= mostRows)
        throw new Refusal('invalid', [{ code: 'M-253', values: { max: mostRows } }]);
      const cells = new Map(header.map((name, at) => [name, (record[at] ?? '').trim()]));
      const result = record.length === header.length ? read(cells) : 'M-234';
      if (typeof result !== 'string') register.rows.push(result);
      else
        register.refused.push({
          code: result,
          row,
          values: { cells: record.length, expected: header.length },
        });
      if (register.rows.length % 1000 === 0) onRows(register.rows.length);
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new Refusal('invalid', [{ code: 'M-233', row: Number(error.lines ?? 0) }]);
    throw error;
  }
  if (!read) throw new Refusal('invalid', [{ code: 'M-232', values: { columns: clear.join(', ') } }]);
  return register;
}

function clearRow(cells: Map<string, string>, key: Buffer): RegisterRow | string {
  const [lodgingCode, typed, at] = clear.map((name) => cells.get(name) ?? '');
  if (!lodgingCode || !typed || !at) return 'M-235';
  if (rounded.test(typed)) return 'M-249';
  const canonical = canonicalNumber(typed);
  if ('fault' in canonical) return 'M-236';
  if (!instant.test(at) || Number.isNaN(Date.parse(at))) return 'M-245';
  const { number } = canonical;
  if (number.length > longest) return 'M-237';
  return {
    lodgingCode,
    night: businessDayAt(new Date(at)),
    key: keyOfNumber(key, number),
    near: () => nearKeys(key, number),
  };
}

function blindRow(cells: Map<string, string>): RegisterRow | string {
  const [lodgingCode, night, number, near] = blindColumns.map((name) => cells.get(name) ?? '');
  if (!lodgingCode || !night || !number) return 'M-235';
  if (!/^[0-9a-f]{32}$/.test(number)) return 'M-238';
  try {
    return { lodgingCode, night: businessDay(night), key: number, near: () => (near ? near.split(' ') : []) };
  } catch {
    return 'M-244';
  }
}
