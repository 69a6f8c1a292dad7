import type { Language } from '#lib/platform/i18n.ts';
import { labels } from '../words-terms.ts';

/** The columns of the template, in order; `needed` stand in every sheet, the others may be left away. */
export const columns = [
  { key: 'lodging', zh: '旅馆编码', en: 'Lodging code', needed: false },
  { key: 'night', zh: '报备日', en: 'Night', needed: true },
  { key: 'kind', zh: '类型', en: 'Kind', needed: true },
  { key: 'room', zh: '房号', en: 'Room', needed: false },
  { key: 'name', zh: '姓名', en: 'Name', needed: true },
  { key: 'document_type', zh: '证件类型', en: 'Document', needed: false },
  { key: 'number', zh: '证件号码', en: 'Document number', needed: true },
  { key: 'how_checked', zh: '怎么核的', en: 'How checked', needed: false },
  { key: 'sex', zh: '性别', en: 'Sex', needed: false },
  { key: 'birth_date', zh: '出生日期', en: 'Birth date', needed: false },
  { key: 'nationality', zh: '国籍', en: 'Nationality', needed: false },
  { key: 'check_in', zh: '入住时间', en: 'Check-in', needed: true },
  { key: 'planned_check_out', zh: '打算退房', en: 'Planned check-out', needed: false },
  { key: 'companion', zh: '同住大人', en: 'Adult in the room', needed: false },
  { key: 'relation', zh: '同住关系', en: 'Relation', needed: false },
  { key: 'guardian', zh: '监护人', en: 'Guardian', needed: false },
  { key: 'phone', zh: '监护人电话', en: 'Guardian’s phone', needed: false },
  { key: 'call', zh: '联系结果', en: 'Result of the call', needed: false },
  { key: 'serial', zh: '登记号', en: 'Serial', needed: false },
  { key: 'group', zh: '同批', en: 'Group', needed: false },
  { key: 'note', zh: '备注', en: 'Note', needed: false },
] as const;

export type ColumnKey = (typeof columns)[number]['key'];

/** The header of a column in one language. */
export const headOf = (key: ColumnKey, language: Language) => {
  const column = columns.find((one) => one.key === key);
  return column ? (language === 'en' ? column.en : column.zh) : key;
};

/** A word as it is compared: width, case, blanks, stars and brackets do not count. */
export const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*（）()’']/g, '');

/** Whether a cell of the first row heads a column, by its key or in either language. */
export function isColumn(cell: string, wanted: ColumnKey): boolean {
  return columns.some(
    ({ key, zh, en }) => key === wanted && [key, zh, en].some((name) => plain(name) === plain(cell)),
  );
}

/** Where each column stands by the words of the first row, in either language or by its key; and those that are missing. */
export function placesOf(header: readonly string[]): { at: Map<ColumnKey, number>; missing: ColumnKey[] } {
  const at = new Map<ColumnKey, number>();
  for (const [place, cell] of header.entries()) {
    const column = columns.find(({ key }) => isColumn(cell, key));
    if (column && !at.has(column.key)) at.set(column.key, place);
  }
  return { at, missing: columns.filter(({ key, needed }) => needed && !at.has(key)).map(({ key }) => key) };
}

const lists = {
  document_type: 'documentType',
  how_checked: 'howChecked',
  sex: 'sex',
  relation: 'relation',
  call: 'callResult',
  kind: 'kind',
} as const;
export type ListKey = keyof typeof lists;

/** The words a closed column may hold, in both languages, with their codes. */
function wordsOf(key: ListKey): Map<string, string> {
  const found = new Map<string, string>();
  for (const language of ['zh-CN', 'en'] as const)
    for (const [code, label] of Object.entries(labels(language)[lists[key]])) {
      found.set(plain(label), code);
      found.set(plain(code), code);
    }
  if (key === 'kind') for (const [word, code] of shortKinds) found.set(word, code);
  return found;
}

// As people write them: nobody types the whole label.
const shortKinds = [
  ['零报', 'nil'],
  ['无', 'nil'],
  ['入住', 'guests'],
  ['', 'guests'],
  ['歇业', 'closed'],
] as const;

/** The code a word stands for in a closed column, or null. */
export function codeOf(key: ListKey, word: string): string | null {
  return wordsOf(key).get(plain(word)) ?? null;
}

/** What a closed column may hold, in one language, for the template's second page. */
export function choicesOf(key: ListKey, language: Language): string[] {
  return Object.values(labels(language)[lists[key]]);
}
export const listKeys = Object.keys(lists) as ListKey[];
