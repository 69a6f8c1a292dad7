import type { Problem, RefusalKind } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';

/**
 * Numbered results of a sheet beside those of filing. They stand apart from the list the stay form carries, so that an
 * old phone does not load what only a sheet can say.
 */
export const sheetCodes = {
  'M-169': { name: 'no_minor_in_export', kind: 'invalid' },
  'M-171': { name: 'sheet_unreadable', kind: 'invalid' },
  'M-172': { name: 'sheet_too_large', kind: 'too_large' },
  'M-173': { name: 'sheet_columns', kind: 'invalid' },
  'M-174': { name: 'sheet_empty', kind: 'invalid' },
  'M-175': { name: 'sheet_too_many_rows', kind: 'invalid' },
  'M-176': { name: 'number_as_float', kind: 'invalid' },
  'M-177': { name: 'cell_not_understood', kind: 'invalid' },
  'M-178': { name: 'row_shifted', kind: 'invalid' },
  'M-179': { name: 'nil_beside_stays', kind: 'invalid' },
} as const satisfies Record<string, { name: string; kind: RefusalKind }>;

export type SheetCode = keyof typeof sheetCodes;
export const allSheetCodes = Object.keys(sheetCodes) as SheetCode[];

/** True when the number is one of a sheet. */
export function isSheetCode(code: string): code is SheetCode {
  return Object.hasOwn(sheetCodes, code);
}

const said = defineWords({
  'M-169': {
    zh: '导出的客人里没有未成年人，什么都没有报',
    en: 'No guest of the export is a minor; nothing was filed',
  },
  'M-171': {
    zh: '打不开这个文件：只收CSV和xlsx，不收带宏的',
    en: 'The file cannot be read: CSV and xlsx without macros only',
  },
  'M-172': {
    zh: '文件太大：最多2 MB，展开最多20 MB',
    en: 'The file is too large: 2 MB at most, 20 MB unpacked',
  },
  'M-173': { zh: (v: string) => `第一行缺少这些列：${v}`, en: (v: string) => `The first row lacks: ${v}` },
  'M-174': { zh: '表里一行都没有', en: 'The sheet has no rows' },
  'M-175': { zh: (v: string) => `行数太多，最多${v}行`, en: (v: string) => `Too many rows: ${v} at most` },
  'M-176': {
    zh: '证件号码被表格软件变成了数字，后几位已经不对了',
    en: 'The sheet program turned the document number into a figure; its last digits are lost',
  },
  'M-177': { zh: (v: string) => `看不懂“${v}”`, en: (v: string) => `“${v}” is not understood` },
  'M-178': { zh: '这一行的格数和表头不一样', en: 'This row has another number of cells than the header' },
  'M-179': {
    zh: '同一晚既写了零报或歇业，又写了孩子',
    en: 'The same night is both nil or closed and has a child',
  },
});

const cures = defineWords({
  'M-169': { zh: '那一晚没有孩子，请在前台报零', en: 'File a nil for a night without a child, at the desk' },
  'M-171': { zh: '另存为CSV或xlsx再传，或下载模板', en: 'Save it as CSV or xlsx, or take the template' },
  'M-172': { zh: '分成几个文件，一晚一个也行', en: 'Split it, one file a night if need be' },
  'M-173': { zh: '下载模板，照着第一行写', en: 'Take the template and keep its first row' },
  'M-174': { zh: '填好再传', en: 'Fill it in and send it again' },
  'M-175': { zh: '分成几个文件', en: 'Split it into several files' },
  'M-176': {
    zh: '把这一列设成“文本”，对着证件重新输入',
    en: 'Format the column as text and type the number again from the paper',
  },
  'M-177': { zh: '照模板第二页的写法改', en: 'Write it as the second page of the template does' },
  'M-178': { zh: '看看是不是多了或少了一个逗号', en: 'Look for a comma too many or too few' },
  'M-179': { zh: '留一种，删掉另一种', en: 'Keep one and delete the other' },
});

const spoken = (sentence: string | ((value: string) => string), problem: Problem) =>
  typeof sentence === 'string' ? sentence : sentence(String(problem.values?.value ?? '…'));

/** What happened, in the reader's language, or null for a number of another list. */
export function sheetMessage(problem: Problem, language: Language): string | null {
  return isSheetCode(problem.code) ? spoken(said(language)[problem.code], problem) : null;
}

/** What to do about it, or null for a number of another list. */
export function sheetCure(problem: Problem, language: Language): string | null {
  return isSheetCode(problem.code) ? cures(language)[problem.code] : null;
}
