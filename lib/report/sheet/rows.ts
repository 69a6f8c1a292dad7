import type { BusinessDay } from '#lib/clock/business-day.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { type ReturnInput, returnInput } from '../inputs.ts';
import { dateOf, instantOf, nightOf, numberOf } from './cells.ts';
import { type ColumnKey, codeOf, type ListKey, placesOf } from './columns.ts';
import { readExport } from './hotel-export.ts';
import type { Cell, SheetTable } from './table.ts';

/** One return a sheet states; `lines` are those of its stays, in order. */
export type SheetReturn = { lodging: string; night: BusinessDay; lines: number[]; input: ReturnInput };
/** What is said of one line; a line without problems stands in a return. */
export type LineSaid = { line: number; lodging: string; night: string; problems: Problem[] };
export type Stated = { returns: SheetReturn[]; lines: LineSaid[] };

type Line = {
  line: number;
  lodging: string;
  night: BusinessDay | null;
  kind: 'nil' | 'guests' | 'closed' | null;
  stay: Record<string, unknown>;
  problems: Problem[];
};

/**
 * Turns lines into returns: lines of the same house and night are one; what a hotel's own system exported is read as such
 * (hotel-export.ts). `own` is the house a line without a code belongs
 * to, null for a person with several. Pure; what filing itself would say is not said here.
 */
export function returnsOf(sheet: SheetTable, own: string | null): Stated | { missing: ColumnKey[] } {
  const table = readExport(sheet) ?? sheet;
  const { at, missing } = placesOf(table.header);
  if (missing.length > 0) return { missing };
  const width = table.header.length;
  const lines = table.rows.map(({ line, cells }) => readLine(line, cells, at, width, own));
  const nights = Map.groupBy(
    lines.filter(({ problems }) => problems.length === 0),
    ({ lodging, night }) => `${lodging}~${night}`,
  );
  const returns = [...nights.values()].flatMap((together) => returnOf(together));
  return {
    returns,
    lines: lines.map(({ line, lodging, night, problems }) => ({
      line,
      lodging,
      night: night ?? '',
      problems,
    })),
  };
}

function returnOf(lines: readonly Line[]): SheetReturn[] {
  const [first] = lines;
  if (!first?.night || !first.kind) return [];
  if (new Set(lines.map(({ kind }) => kind)).size > 1) {
    for (const { problems } of lines) problems.push({ code: 'M-179', field: 'kind' });
    return [];
  }
  const { kind, lodging, night } = first;
  const value = kind === 'guests' ? { kind, stays: lines.map(({ stay }) => stay) } : { kind };
  const parsed = returnInput.safeParse(value);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const code = /^M-\d{3}$/.test(message) ? message : 'M-141';
      lines[typeof path[1] === 'number' ? path[1] : 0]?.problems.push({
        code,
        field: path.map(String).join('.'),
      });
    }
    return [];
  }
  return [{ lodging, night, lines: lines.map(({ line }) => line), input: parsed.data }];
}

function readLine(
  line: number,
  cells: readonly Cell[],
  at: Map<ColumnKey, number>,
  width: number,
  own: string | null,
): Line {
  const problems: Problem[] = [];
  const cell = (key: ColumnKey): Cell => cells[at.get(key) ?? -1] ?? '';
  const text = (key: ColumnKey) => String(cell(key)).trim();
  const bad = (key: ColumnKey, code = 'M-177') =>
    problems.push({ code, field: key, values: { value: text(key).slice(0, 40) } });
  const listed = (key: ColumnKey & ListKey) => {
    const code = text(key) === '' && key !== 'kind' ? null : codeOf(key, text(key));
    if (code === null && text(key) !== '') bad(key);
    return code ?? undefined;
  };
  const lodging = (text('lodging') || own || '').toUpperCase();
  if (cells.length > width) problems.push({ code: 'M-178' });
  if (lodging === '') bad('lodging');
  const night = nightOf(cell('night'));
  if (!night) bad('night');
  const kind = listed('kind');
  const number = numberOf(cell('number'));
  if (number === null) bad('number', 'M-176');
  const instant = (key: 'check_in' | 'planned_check_out') => {
    if (text(key) === '') return undefined;
    const found = instantOf(cell(key), night);
    if (!found) bad(key, 'M-177');
    return found ?? undefined;
  };
  const alone = /^(独自|没有|无|alone|none)$/i.test(text('companion'));
  const relation = listed('relation');
  const companion = !alone && (text('companion') || relation);
  const birth = cell('birth_date');
  if (text('birth_date') !== '' && !dateOf(birth)) bad('birth_date');
  const stay = given({
    room: text('room'),
    serial: text('serial'),
    group: text('group'),
    note: text('note'),
    child: given({
      name: text('name'),
      document_type: listed('document_type') ?? (number ? 'resident_id' : 'none'),
      number: number ?? '',
      how_checked: listed('how_checked'),
      sex: listed('sex'),
      birth_date: text('birth_date') === '' ? undefined : (dateOf(birth) ?? text('birth_date')),
      nationality: text('nationality'),
    }),
    check_in: instant('check_in'),
    planned_check_out: instant('planned_check_out'),
    alone: alone ? true : undefined,
    companions: companion ? namesOf(text('companion')).map((name) => given({ name, relation })) : undefined,
    guardian:
      text('guardian') || text('phone') || text('call')
        ? given({ name: text('guardian'), phone: text('phone'), result: listed('call') })
        : undefined,
  });
  const known = kind === 'nil' || kind === 'guests' || kind === 'closed' ? kind : null;
  return { line, lodging, night, kind: known, stay, problems };
}

/** The adults of one cell. */
const namesOf = (text: string) => text.split(/\s*[、，,;；/]\s*/);

/** Without what was left empty. */
function given(all: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== ''));
}
