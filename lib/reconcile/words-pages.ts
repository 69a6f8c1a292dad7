import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { ResultView } from './queries.ts';

const n = (count: number) => count.toLocaleString('en-US');

const resultWords = defineWords({
  not_filed: { zh: '登记了没有报备', en: 'Registered, never filed' },
  not_registered: { zh: '报备了没有登记', en: 'Filed, never registered' },
  day_differs: { zh: '相差一晚', en: 'One night apart' },
  twin: { zh: '号码差一位', en: 'One digit apart' },
  matched: { zh: '两边都有', en: 'Filed and registered' },
} satisfies Record<ResultView, { zh: string; en: string }>);

/** The pages of reconciliation. */
export const reconcilePageWords = defineWords({
  title: { zh: '与旅馆业系统核对', en: 'Register against returns' },
  upload: { zh: '上传登记', en: 'Send a register' },
  file: {
    zh: '旅馆业系统导出的 CSV，或由它生成的密文文件',
    en: 'The hotel system’s CSV export, or a file blinded from it',
  },
  uploadHint: {
    zh: '列名：lodging_code、id_number、checked_in_at（其余列不读）。密文文件用 nightlight blind 生成，里面没有姓名和号码。',
    en: 'Columns: lodging_code, id_number, checked_in_at; others are not read. `nightlight blind` makes a file without names and numbers.',
  },
  uploadKept: {
    zh: '文件加密暂存，核对完就删除；留下的只有密文索引，到期清除。',
    en: 'The file lies sealed until it is compared and is then removed; only blind keys are kept, and cleared in time.',
  },
  internet: {
    zh: '这是互联网一侧：只收密文文件。请先在内网用 nightlight blind FILE 生成。',
    en: 'This is the internet side: it takes blinded files only. Make one inside with `nightlight blind FILE` first.',
  },
  start: { zh: '上传并核对', en: 'Send and compare' },
  none: { zh: '还没有核对过', en: 'Nothing was compared yet' },
  noneText: {
    zh: '上传旅馆业系统的登记，就知道哪些登记了没有报备，哪些报备了没有登记。',
    en: 'Send the hotel system’s register to see who was registered and never filed, and the other way round.',
  },
  standing: { zh: '核对结果', en: 'What stands' },
  standingFor: {
    zh: (from: string, to: string) => `${from}至${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  guests: { zh: (count: number) => `${n(count)}人`, en: (count: number) => n(count) },
  inNights: {
    zh: (lodgings: number, nights: number, without: number) =>
      `${n(lodgings)}家，${n(nights)}个旅馆夜，其中${n(without)}个没有报备单`,
    en: (lodgings: number, nights: number, without: number) =>
      `${plural('lodging', lodgings)}, ${plural('lodging-night', nights)}, ${n(without)} of them without a return`,
  },
  only: {
    zh: '只是两边不一样，不是认定漏报；请逐晚核对。',
    en: 'The two differ; that alone says nothing was hidden. Ask night by night.',
  },
  results: { zh: '按旅馆', en: 'By lodging' },
  lodging: { zh: '旅馆', en: 'Lodging' },
  nights: { zh: '哪几晚', en: 'Nights' },
  nightsOf: {
    zh: (nights: number, without: number) =>
      without > 0 ? `${nights}晚，${without}晚没有报备单` : `${nights}晚`,
    en: (nights: number, without: number) =>
      without > 0 ? `${plural('night', nights)}, ${without} without a return` : plural('night', nights),
  },
  last: { zh: '最近一晚', en: 'Newest' },
  nothing: { zh: '没有这样的', en: 'None of these' },
  nothingText: { zh: '换一类看看。', en: 'Look at another kind.' },
  night: { zh: '晚', en: 'Night' },
  returned: { zh: '报备单', en: 'Return' },
  yes: { zh: '有', en: 'filed' },
  no: { zh: '没有', en: 'none' },
  stays: { zh: '相关登记', en: 'Stays' },
  stay: { zh: '看登记', en: 'Open the stay' },
  otherDay: { zh: (day: string) => `登记在${day}晚`, en: (day: string) => `filed for ${day}` },
  toLodging: { zh: '旅馆页', en: 'The lodging' },
  notCompared: { zh: '这家没有核对过的夜晚', en: 'No night of this lodging was compared' },
  runs: { zh: '核对记录', en: 'History' },
  run: { zh: '哪一次', en: 'When' },
  outcome: { zh: '结果', en: 'Outcome' },
  clear: { zh: '明文登记', en: 'clear' },
  blind: { zh: '密文文件', en: 'blinded' },
  console: { zh: '命令行', en: 'console' },
  waiting: { zh: '等着核对', en: 'Waiting' },
  reading: { zh: (rows: number) => `已读${n(rows)}行`, en: (rows: number) => `${plural('row', rows)} read` },
  same: { zh: '和上次一样，没有改动', en: 'The same as before: nothing changed' },
  failed: { zh: '没有核对成', en: 'Not compared' },
  rowsOf: {
    zh: (rows: number, notFiled: number) => `${n(rows)}行，${n(notFiled)}行登记了没有报备`,
    en: (rows: number, notFiled: number) => `${plural('row', rows)}, ${n(notFiled)} never filed`,
  },
  runTitle: { zh: (at: string) => `${at}的核对`, en: (at: string) => `Comparison of ${at}` },
  working: { zh: '正在核对', en: 'Being compared' },
  workingText: {
    zh: '可以离开这一页，核对会接着做。',
    en: 'You may leave this page; the comparison goes on.',
  },
  refresh: { zh: '刷新', en: 'Refresh' },
  done: { zh: '核对完成', en: 'Compared' },
  counts: { zh: '两边的数', en: 'Both sides' },
  rows: { zh: '登记行数', en: 'Rows of the register' },
  kind: { zh: '种类', en: 'Kind' },
  count: { zh: '人次', en: 'Guests' },
  refused: { zh: '读不了的行', en: 'Rows that could not be used' },
  refusedCount: { zh: (count: number) => `${n(count)}行`, en: (count: number) => plural('row', count) },
  row: { zh: (row: number) => `第${row}行`, en: (row: number) => `row ${row}` },
  toResults: { zh: '看各家结果', en: 'Results by lodging' },
  alertsFollow: {
    zh: '“与旅馆业系统不一致”的预警随后更新，“疑似漏报”的证据在下一次每晚研判时更新。',
    en: 'Alerts of “differs from the register” follow now, the evidence of “fewer than expected” with the next run of the night.',
  },
});

/** The name of a kind of result. */
export function resultName(view: ResultView, language: Language): string {
  return resultWords(language)[view];
}
