import type { Pass } from '#lib/access/pass.ts';
import { civilDateAt } from '#lib/clock/business-day.ts';
import { clockTime } from '#lib/clock/words.ts';
import { isCategory } from '#lib/lodging/terms.ts';
import { categoryName } from '#lib/lodging/words.ts';
import type { Cell, Sheet } from '#lib/overview/cells.ts';
import type { Language } from '#lib/platform/i18n.ts';
import { secretFor } from '#lib/platform/keys.ts';
import { maskMobile } from '#lib/platform/phone.ts';
import { fields, maskName } from '#lib/report/fields.ts';
import type { FieldKey, StayValues } from '#lib/report/stay.ts';
import { fieldWords } from '#lib/report/words-fields.ts';
import { labels } from '#lib/report/words-terms.ts';
import { inOrderOf } from './mark.ts';
import { type ReleasedStay, staysOf } from './opened.ts';
import type { StaySpan } from './scope.ts';
import { type ExportList, rowsAtMost } from './terms.ts';
import { columnWords, listWords, releaseWords } from './words.ts';

/** A list before it is drawn in a language: columns by code, rows with the key by which a watermark orders them. */
export type ListText = { list: ExportList; columns: string[]; rows: { key: string; cells: Cell[] }[] };

type Reader = Pick<Pass<'board:export'>, 'sql' | 'reach' | 'now'>;

/** A list in full as it was allowed. */
export async function listOf(pass: Reader, list: ExportList, span: StaySpan): Promise<ListText> {
  return list === 'stays' ? staysList(await staysOf(pass, span, true, rowsAtMost)) : contactsList(pass, true);
}

/** A list as whoever may export at all gets it: whatever names or reaches a person is masked. */
export async function maskedList(
  pass: Pass<'board:export'>,
  list: ExportList,
  span: StaySpan,
): Promise<ListText> {
  const made =
    list === 'stays'
      ? staysList(await staysOf(pass, span, false, rowsAtMost))
      : await contactsList(pass, false);
  pass.record({
    act: 'list.exported',
    subjectKind: 'list',
    subjectId: list,
    detail: { from: span.from, to: span.to, rows: made.rows.length },
  });
  return made;
}

const exported = fields.filter((field) => field.export);

function staysList(stays: readonly ReleasedStay[]): ListText {
  return {
    list: 'stays',
    columns: ['id', 'code', 'lodging', 'night', ...exported.map(({ key }) => key)],
    rows: stays.map(({ id, lodging, night, values }) => ({
      key: id,
      cells: [
        id.slice(-12),
        lodging.code,
        lodging.name,
        night,
        ...exported.map(({ key }) => cellOf(key, values)),
      ],
    })),
  };
}

function cellOf(key: FieldKey, values: StayValues): Cell {
  const value = values[key];
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return `${civilDateAt(value)} ${clockTime(value)}`;
  if (typeof value === 'object')
    return values.companions
      .map(({ name, relation, number }) => [name, relation, number].filter(Boolean).join(' '))
      .join('; ');
  return typeof value === 'boolean' ? (value ? 1 : 0) : value;
}

async function contactsList({ sql, reach }: Reader, full: boolean): Promise<ListText> {
  type Row = {
    code: string;
    name: string;
    category: string;
    township: string;
    address: string;
    place: number;
    person: string;
    phone: string;
  };
  const rows = await sql<Row[]>`
    select l.code, l.name, l.category, coalesce(t.name, l.township_code) as township, l.address, c.place, c.name as person, c.phone
    from lodging_contact c join lodging l on l.county = c.county and l.id = c.lodging_id
    left join township t on t.county = l.county and t.code = l.township_code
    where c.county = ${reach.county} order by l.code, c.place limit ${rowsAtMost}`;
  return {
    list: 'contacts',
    columns: ['code', 'lodging', 'category', 'township', 'address', 'place', 'person', 'phone'],
    rows: rows.map(({ person, phone, ...row }) => ({
      key: `${row.code}/${row.place}`,
      cells: [
        ...[row.code, row.name, row.category, row.township, row.address, row.place],
        ...(full ? [person, phone] : [maskName(person), maskMobile(phone)]),
      ],
    })),
  };
}

const secret = () => secretFor('release-mark');

/** Which row of a list a line of a file is: what a watermark orders by. */
const keyColumns = { stays: [0], contacts: [0, 5] } as const satisfies Record<ExportList, readonly number[]>;
export const keyIn = (list: ExportList, cells: readonly Cell[]) =>
  keyColumns[list].map((at) => String(cells[at] ?? '')).join('/');

/**
 * A list as a table in a language. With a mark it stands on every row in a column of its own, and the rows stand in its order
 * (mark.ts); `foot` says whose it is and until when.
 */
export function sheetOf(
  text: ListText,
  language: Language,
  marked: { mark: string; foot: string } | null,
): Sheet {
  const words = releaseWords(language);
  const heads: Record<string, string> = { ...fieldWords(language), ...columnWords(language) };
  const rows = marked
    ? inOrderOf(secret(), marked.mark, text.rows, ({ cells }) => keyIn(text.list, cells))
    : text.rows;
  const at = text.columns.indexOf('category');
  const said = (cells: readonly Cell[]): Cell[] =>
    cells.map((cell, n) => sayCell(text.columns[n] ?? '', cell, language, n === at));
  return {
    name: `${listWords(language)[text.list]}${marked ? `-${marked.mark}` : ''}`,
    title: listWords(language)[text.list],
    head: [...text.columns.map((column) => heads[column] ?? column), ...(marked ? [words.mark] : [])],
    rows: [
      ...rows.map(({ cells }) => [...said(cells), ...(marked ? [marked.mark] : [])]),
      ...(marked ? [[marked.foot]] : []),
    ],
  };
}

const coded: Record<string, keyof ReturnType<typeof labels>> = {
  documentType: 'documentType',
  howChecked: 'howChecked',
  sex: 'sex',
  callResult: 'callResult',
};

function sayCell(column: string, cell: Cell, language: Language, category: boolean): Cell {
  if (typeof cell !== 'string') return cell;
  if (category) return isCategory(cell) ? categoryName(cell, language) : cell;
  const group = coded[column];
  const words: Record<string, string> | undefined = group ? labels(language)[group] : undefined;
  return words?.[cell] ?? cell;
}

/** The secret order of marks, for whoever traces a file. */
export const markSecret = secret;
