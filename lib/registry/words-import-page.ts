import { defineWords, plural } from '#lib/platform/i18n.ts';

const n = (count: number) => count.toLocaleString('en-US');

/** The page of imports and that of one run. */
export const importPageWords = defineWords({
  title: { zh: '导入', en: 'Import' },
  upload: { zh: '上传文件', en: 'Send files' },
  uploadHint: {
    zh: '四个 CSV 文件可以只选其中几个，UTF-8 或 GB18030 都行，合计不超过 40 MB。先试算，看清会改什么，再确认写入。',
    en: 'Any of the four CSV files, in UTF-8 or GB18030, 40 MB together at most. A dry run shows first what would change; nothing is written until you accept it.',
  },
  lodgings: { zh: '旅馆 lodgings.csv', en: 'Lodgings, lodgings.csv' },
  people: { zh: '人员 people.csv', en: 'People, people.csv' },
  reports: { zh: '历次报备单 reports.csv', en: 'Past returns, reports.csv' },
  guests: { zh: '历次入住登记 guests.csv', en: 'Past stays, guests.csv' },
  columns: { zh: '需要哪些列', en: 'Its columns' },
  columnsHint: { zh: '方括号里的可以没有', en: 'Those in brackets may be missing' },
  start: { zh: '上传并试算', en: 'Send and dry-run' },
  kept: {
    zh: '文件加密存放，写入完成后立即删除；没有确认的，一天后删除。',
    en: 'The files lie encrypted and are deleted once written; those nobody accepts are deleted after a day.',
  },
  runs: { zh: '导入记录', en: 'Runs' },
  noRuns: { zh: '还没有导入过', en: 'Nothing was imported yet' },
  noRunsText: { zh: '选好文件，先试算一次。', en: 'Choose the files and make a dry run.' },
  startedAt: { zh: '开始', en: 'Started' },
  by: { zh: '谁', en: 'By' },
  console: { zh: '命令行', en: 'Command line' },
  files: { zh: '文件', en: 'Files' },
  kind: { zh: '种类', en: 'Kind' },
  outcome: { zh: '结果', en: 'Result' },
  dryRun: { zh: '试算', en: 'Dry run' },
  written: { zh: '写入', en: 'Import' },
  runTitle: {
    zh: (dry: boolean, at: string) => `${dry ? '试算' : '写入'} ${at}`,
    en: (dry: boolean, at: string) => `${dry ? 'Dry run' : 'Import'}, ${at}`,
  },
  open: { zh: '查看', en: 'Open' },
  waiting: { zh: '排队等待', en: 'Waiting' },
  working: { zh: '正在进行', en: 'Running' },
  reading: {
    zh: (file: string, done: number) => `正在读取${file}，已读${n(done)}行`,
    en: (file: string, done: number) => `Reading ${file}, ${n(done)} rows so far`,
  },
  writing: {
    zh: (done: number, total: number) => `正在写入报备单，${n(done)} / ${n(total)}`,
    en: (done: number, total: number) => `Writing returns, ${n(done)} of ${n(total)}`,
  },
  waitingText: {
    zh: '已经交给后台。可以离开这一页，进行到哪里都会记下。',
    en: 'The worker has it. You may leave this page; how far it is, is kept.',
  },
  refresh: { zh: '刷新', en: 'Refresh' },
  stopped: { zh: '没有做成', en: 'It could not be done' },
  changesHead: { zh: '改了多少', en: 'Changes' },
  changes: {
    zh: (count: number) => `${n(count)}处改动`,
    en: (count: number) => (count === 1 ? '1 change' : `${n(count)} changes`),
  },
  wouldChange: {
    zh: (count: number) => `会有${n(count)}处改动`,
    en: (count: number) => (count === 1 ? '1 change would be made' : `${n(count)} changes would be made`),
  },
  noChange: {
    zh: '文件和台账一致，没有要改的。',
    en: 'The files say what the registry says: nothing to change.',
  },
  errorsWarnings: {
    zh: (errors: number, warnings: number) => `错误${n(errors)}处，提醒${n(warnings)}处`,
    en: (errors: number, warnings: number) => `${plural('error', errors)}, ${plural('warning', warnings)}`,
  },
  done: { zh: '已全部写入', en: 'Everything is written' },
  incomplete: { zh: '已写入，有的行被拒绝', en: 'Written, some rows were refused' },
  refused: { zh: '有错误，什么都没有写入', en: 'Errors stand, nothing was written' },
  dryDone: { zh: '试算完成，没有错误', en: 'Dry run done, no errors' },
  dryRefused: { zh: '试算完成，有错误', en: 'Dry run done, with errors' },
  counts: { zh: '各文件的行数', en: 'Rows by file' },
  file: { zh: '文件', en: 'File' },
  rows: { zh: '行', en: 'Rows' },
  new: { zh: '新增', en: 'New' },
  changed: { zh: '改动', en: 'Changed' },
  unchanged: { zh: '不变', en: 'Unchanged' },
  refusedRows: { zh: '拒绝', en: 'Refused' },
  made: { zh: '另外建立', en: 'Made besides' },
  madeText: {
    zh: (units: number, townships: number, accounts: number, obligations: number) =>
      `单位${n(units)}个，乡镇街道${n(townships)}个，账号${n(accounts)}个，应报${n(obligations)}份`,
    en: (units: number, townships: number, accounts: number, obligations: number) =>
      `${plural('unit', units)}, ${plural('township', townships)}, ${plural('account', accounts)}, ${plural('obligation', obligations)}`,
  },
  nights: { zh: '报备日', en: 'Nights' },
  nightsText: {
    zh: (from: string, to: string) => `${from}至${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  differences: { zh: '台账中会改的内容', en: 'What changes in the registry' },
  differencesDone: { zh: '台账中改了的内容', en: 'What changed in the registry' },
  lodging: { zh: '旅馆', en: 'Lodging' },
  field: { zh: '项目', en: 'Field' },
  before: { zh: '原来', en: 'Before' },
  after: { zh: '改为', en: 'After' },
  rowResults: { zh: '逐行结果', en: 'Results by row' },
  row: { zh: '行号', en: 'Row' },
  wholeFile: { zh: '整个文件', en: 'whole file' },
  column: { zh: '列', en: 'Column' },
  code: { zh: '编号', en: 'Number' },
  problem: { zh: '问题和改法', en: 'What is wrong, and its cure' },
  level: { zh: '程度', en: 'Level' },
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '提醒', en: 'Warning' },
  shownOf: {
    zh: (shown: number, all: number) => `显示前${n(shown)}条，共${n(all)}条`,
    en: (shown: number, all: number) => `The first ${n(shown)} of ${n(all)}`,
  },
  acceptTitle: { zh: '确认写入', en: 'Accept' },
  acceptText: {
    zh: '按这次试算写入。写入前再核对一遍：如果情况已经变了，就什么都不写。',
    en: 'Writes exactly what this dry run shows. If things have changed meanwhile, nothing is written.',
  },
  accept: { zh: '确认写入', en: 'Write it' },
  skipRefused: { zh: '只写入没有错误的行', en: 'Write only the rows without errors' },
  gone: { zh: '文件已删除，请重新上传。', en: 'The files are gone; send them again.' },
  handedOn: {
    zh: '这次试算已经确认或重新试算，请看导入记录。',
    en: 'This dry run was accepted or run again; see the list of runs.',
  },
  again: { zh: '重新试算', en: 'Dry-run again' },
  left: {
    zh: (files: string) => `没有导入：${files}`,
    en: (files: string) => `Not imported: ${files}`,
  },
});

/** The names of a lodging's fields in a difference. */
export const fieldWords = defineWords({
  name: { zh: '名称', en: 'Name' },
  category: { zh: '类别', en: 'Category' },
  townshipCode: { zh: '乡镇代码', en: 'Township code' },
  address: { zh: '地址', en: 'Address' },
  rooms: { zh: '房间数', en: 'Rooms' },
  status: { zh: '状态', en: 'Status' },
});
