import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { FileName } from './columns.ts';

type Values = NonNullable<Problem['values']>;
const of = (values: Values, name: string) => String(values[name] ?? '');

const problems = defineWords({
  'M-230': {
    zh: () => '没有找到可导入的文件或县级代码：文件夹里要有 lodgings.csv，或用 --county 指明。',
    en: () => 'No files to import, or no county: put lodgings.csv into the folder, or name the county.',
  },
  'M-231': {
    zh: () => '这个文件不是 CSV 文本（UTF-8 或 GB18030），请在表格软件里另存为“CSV UTF-8”。',
    en: () => 'This file is no CSV text (UTF-8 or GB18030); save it as “CSV UTF-8” in the spreadsheet.',
  },
  'M-232': {
    zh: (v: Values) => `表头缺少或重复了列：${of(v, 'columns')}，请对照样表改正。`,
    en: (v: Values) => `The header lacks or repeats columns: ${of(v, 'columns')}; mend it after the sample.`,
  },
  'M-233': {
    zh: () => '引号没有配对，从这一行起读不下去，请改正。',
    en: () => 'Quotation marks do not match; nothing can be read from this row on.',
  },
  'M-234': {
    zh: (v: Values) => `这一行有 ${of(v, 'cells')} 格，表头有 ${of(v, 'expected')} 格，可能串列了。`,
    en: (v: Values) =>
      `This row has ${of(v, 'cells')} cells, the header ${of(v, 'expected')}; columns may be shifted.`,
  },
  'M-235': { zh: () => '这一格要填写。', en: () => 'This cell needs to be filled in.' },
  'M-236': {
    zh: () => '含有看不见的字符，请重新输入。',
    en: () => 'Holds hidden characters; type it again.',
  },
  'M-237': {
    zh: (v: Values) => `太长，最多 ${of(v, 'max')} 个字。`,
    en: (v: Values) => `Too long; at most ${of(v, 'max')} characters.`,
  },
  'M-238': {
    zh: (v: Values) => `“${of(v, 'value')}”不在可用的词里，请对照样表。`,
    en: (v: Values) => `“${of(v, 'value')}” is none of the words for this column; see the sample.`,
  },
  'M-239': {
    zh: (v: Values) => `乡镇代码不对${v.county ? `，应以 ${of(v, 'county')} 开头` : '，应是 9 位数字'}。`,
    en: (v: Values) =>
      `No township code${v.county ? ` of county ${of(v, 'county')}` : '; it has nine digits'}.`,
  },
  'M-240': { zh: () => '房间数是 0 到 5000 的整数。', en: () => 'Rooms are a whole number from 0 to 5000.' },
  'M-241': { zh: () => '不是 11 位手机号。', en: () => 'This is no mobile number of eleven digits.' },
  'M-242': {
    zh: (v: Values) => `与第 ${of(v, 'row')} 行重复。`,
    en: (v: Values) => `The same as row ${of(v, 'row')}.`,
  },
  'M-243': {
    zh: (v: Values) => `没有编码为 ${of(v, 'value')} 的旅馆，请先在 lodgings.csv 中加上。`,
    en: (v: Values) => `There is no lodging ${of(v, 'value')}; add it to lodgings.csv first.`,
  },
  'M-244': {
    zh: () => '不是日期，请写成 2026-11-20。',
    en: () => 'This is no date; write it as 2026-11-20.',
  },
  'M-245': {
    zh: () => '不是带时区的时刻，请写成 2026-11-20T21:05:00+08:00。',
    en: () => 'This is no instant with its offset; write it as 2026-11-20T21:05:00+08:00.',
  },
  'M-246': {
    zh: () => 'reports.csv 中没有这家旅馆这一晚的报备单。',
    en: () => 'reports.csv has no return of this lodging for this night.',
  },
  'M-247': {
    zh: () => '报备单写着有新入住，guests.csv 中却没有人。',
    en: () => 'The return says guests, but guests.csv has none of them.',
  },
  'M-248': {
    zh: (v: Values) => `reports.csv 第 ${of(v, 'row')} 行写着没有新入住，这里却有人。`,
    en: (v: Values) => `Row ${of(v, 'row')} of reports.csv says no guests, but here is one.`,
  },
  'M-249': {
    zh: () => '号码被表格软件改成了科学计数，后几位已丢失；请把这一列设为文本后重新填写。',
    en: () =>
      'A spreadsheet has rounded this number and its last digits are lost; set the column to text and fill it in again.',
  },
  'M-250': {
    zh: () => '这个手机号已有另一个姓名的账号，姓名不改，只加上这家旅馆。',
    en: () => 'This number is an account of another name; the name stays and the lodging is added.',
  },
  'M-252': {
    zh: (v: Values) => `这些列没有用到：${of(v, 'columns')}。`,
    en: (v: Values) => `These columns are not read: ${of(v, 'columns')}.`,
  },
  'M-253': {
    zh: (v: Values) => `行数超过 ${of(v, 'max')}，请分成几次导入。`,
    en: (v: Values) => `More than ${of(v, 'max')} rows; import them in parts.`,
  },
  'M-254': {
    zh: () => '试算之后情况变了，请重新试算再确认。',
    en: () => 'Things have changed since the dry run; run it again and accept that one.',
  },
  'M-255': {
    zh: () => '有的行被拒绝。改正文件后重新试算，或勾选只写入没有错误的行。',
    en: () =>
      'Some rows are refused. Mend the files and run again, or tick to write only the rows without errors.',
  },
  'M-257': { zh: () => '请至少选择一个文件。', en: () => 'Choose one file at least.' },
  'M-256': {
    zh: () => '这次试算已经有人确认写入了，请回到导入记录查看。',
    en: () => 'Somebody has accepted this dry run already; see the list of runs.',
  },
});

const files = defineWords({
  lodgings: { zh: '旅馆', en: 'lodgings' },
  people: { zh: '人员', en: 'people' },
  reports: { zh: '报备单', en: 'returns' },
  guests: { zh: '入住登记', en: 'stays' },
});

/** What a file of a county's folder holds. */
export const fileWord = (file: FileName, language: Language): string => files(language)[file];

/** The sentence of an import's problem (M-230 to M-257), or null for another room's. */
export function importProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, (values: Values) => string> = problems(language);
  return words[problem.code]?.(problem.values ?? {}) ?? null;
}
