import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { clockTime } from '#lib/clock/words.ts';
import { categoryName, excuseName } from '#lib/lodging/words.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { maskMobile } from '#lib/platform/phone.ts';
import { maskName } from '#lib/report/fields.ts';
import { stateWords } from '#lib/report/words.ts';
import { labels } from '#lib/report/words-terms.ts';
import type { Board, BoardRow } from './board.ts';
import { type Cell, csvLine, harmless, type Sheet } from './cells.ts';
import { exportWords } from './words.ts';

/** The shown list as a table, a row a lodging, with the night and the instant it was taken at on every row. */
export function sheetOf(board: Board, language: Language): Sheet {
  const words = exportWords(language);
  const states = stateWords(language);
  const kinds = labels(language).kind;
  const station = (row: BoardRow) => board.stations.find(({ id }) => id === row.stationId)?.name ?? null;
  const beat = (row: BoardRow) => board.beats.find(({ id }) => id === row.beatId)?.name ?? null;
  const township = (row: BoardRow) =>
    board.townships.find(({ code }) => code === row.townshipCode)?.name ?? row.townshipCode;
  // Sheets sort and compute: nights and Shanghai times stand in their plain form in both languages.
  const at = (instant: Date | null) => instant && `${civilDateAt(instant)} ${clockTime(instant)}`;
  const taken = at(board.now);
  const columns: [string, (row: BoardRow) => Cell][] = [
    [words.night, () => board.day],
    [words.state, ({ state }) => states[state]],
    [words.code, ({ code }) => code],
    [words.name, ({ name }) => name],
    [words.category, ({ category }) => categoryName(category, language)],
    [words.rooms, ({ rooms }) => rooms],
    [words.township, township],
    [words.station, station],
    [words.beat, beat],
    [words.inRow, ({ streak }) => streak],
    [words.due, ({ dueAt }) => at(dueAt)],
    [words.received, ({ firstAt }) => at(firstAt)],
    [words.kind, ({ kind }) => kind && kinds[kind]],
    [words.minors, ({ kind, stays }) => (kind ? stays : null)],
    [words.lastNight, ({ lastFiled }) => lastFiled?.night ?? null],
    // Masked by default (product.md, Keeping and showing): names and numbers in full leave by lib/release alone.
    [words.contact, ({ contacts }) => (contacts[0] ? maskName(contacts[0].name) : null)],
    [words.phone, ({ contacts }) => (contacts[0] ? maskMobile(contacts[0].phone) : null)],
    [words.excuse, ({ excuse }) => excuseText(excuse, language)],
    [words.takenAt, () => taken],
  ];
  return {
    name: words.file(board.day, states[stateOfList[board.state]]),
    title: words.sheet,
    head: columns.map(([head]) => head),
    rows: board.rows.map((row) => columns.map(([, cell]) => cell(row))),
  };
}

const stateOfList = {
  silent: 'silent',
  due: 'due',
  late: 'late',
  filed: 'on_time',
  excused: 'excused',
} as const;

function excuseText(excuse: string | null, language: Language): string | null {
  if (excuse === 'closure' || excuse === 'suspended' || excuse === 'closed_down')
    return excuseName(excuse, language);
  return excuse;
}

const BYTE_ORDER_MARK = '\ufeff';

/** The table as CSV (RFC 4180, UTF-8 with a byte order mark, without which sheet programs read Chinese wrongly). */
export async function* csvOf(sheet: Sheet): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(BYTE_ORDER_MARK + csvLine(sheet.head));
  for (let n = 0; n < sheet.rows.length; n += 500)
    yield encoder.encode(
      sheet.rows
        .slice(n, n + 500)
        .map(csvLine)
        .join(''),
    );
}

/** Tables as the sheets of one workbook, written as it goes so that a long list takes little memory. */
export function xlsxOf(...sheets: Sheet[]): AsyncIterable<Uint8Array> {
  const out = new PassThrough();
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  for (const sheet of sheets) {
    const page = book.addWorksheet(sheet.title, { views: [{ state: 'frozen', ySplit: 1 }] });
    page.columns = sheet.head.map((head) => ({ width: Math.max(10, Math.min(28, head.length * 2.4)) }));
    const head = page.addRow(sheet.head);
    head.font = { bold: true };
    head.commit();
    for (const row of sheet.rows) page.addRow(row.map(harmless)).commit();
    page.commit();
  }
  book
    .commit()
    .catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}
