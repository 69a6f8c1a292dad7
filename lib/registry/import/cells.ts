import { readMobile } from '#lib/platform/phone.ts';
import { hasHidden, length } from '../text.ts';
import type { Cells } from './csv.ts';
import type { Say } from './faults.ts';

/** Reads the cells of one row, says what is wrong beside each field, and knows afterwards whether all was well. */
export class RowReader {
  readonly #cells: Cells;
  readonly #say: Say;
  ok = true;

  constructor(cells: Cells, say: Say) {
    this.#cells = cells;
    this.#say = say;
  }

  fail(code: string, field: string, values?: Record<string, string | number>): void {
    this.ok = false;
    this.#say(code, field, values);
  }

  /** A line of text: NFC; M-235 when needed and empty, M-236 hidden characters, M-237 longer than `max` code points. */
  text(field: string, max: number, needed = false): string {
    const text = (this.#cells[field] ?? '').normalize('NFC');
    if (text === '' && needed) this.fail('M-235', field);
    else if (hasHidden(text)) this.fail('M-236', field);
    else if (length(text) > max) this.fail('M-237', field, { max });
    return text;
  }

  /** One of a list, by its word or one of the names it is known by; M-238. */
  word<T extends string>(field: string, read: (text: string) => T | null, standard?: T): T | null {
    const text = this.text(field, 40);
    if (text === '' && standard !== undefined) return standard;
    const word = read(text);
    if (word === null) this.fail('M-238', field, { value: text.slice(0, 40) });
    return word;
  }

  /** Eleven digits of a mobile as an account has it; M-241. Empty is taken where it is not needed. */
  mobile(field: string, needed: boolean): string | null {
    const text = this.text(field, 40, needed);
    if (text === '') return null;
    const phone = readMobile(text);
    if (!phone) this.fail('M-241', field);
    return phone;
  }
}
