import { defineWords } from '#lib/platform/i18n.ts';

/** What the auditor's page says besides the book's own words. */
export const auditWords = defineWords({
  filters: { zh: '查询条件', en: 'Search' },
  actAny: { zh: '全部行为', en: 'Any act' },
  lodgingCode: { zh: '旅馆编码', en: 'Lodging code' },
  subjectId: { zh: '对象编号', en: 'Id of the subject' },
  fromDate: { zh: '从日期', en: 'From the date' },
  toDate: { zh: '到日期', en: 'To the date' },
  onlyOf: { zh: (name: string) => `只看：${name}`, en: (name: string) => `Only: ${name}` },
  onlyOfPerson: { zh: (name: string) => `只看${name}的记录`, en: (name: string) => `Only lines of ${name}` },
  notOnly: { zh: '看全部人员', en: 'Show everybody' },
  somebody: { zh: '已离开的人员', en: 'Somebody who has left' },
  lines: {
    zh: (n: number) => `共${n.toLocaleString('en-US')}条`,
    en: (n: number) => `${n.toLocaleString('en-US')} lines`,
  },
  more: { zh: '详情', en: 'Details' },
  hash: { zh: '校验值', en: 'Hash' },
  request: { zh: '请求编号', en: 'Request' },
  verify: { zh: '核对', en: 'Verify' },
  verifyText: {
    zh: '逐条重算每一条链，再和锚定、锚定文件比对：改动、删除、调换、截断都看得出来。',
    en: 'Recomputes every chain and compares it with the anchors and their file: a changed, deleted, moved or cut line shows.',
  },
  verifyNow: { zh: '现在核对', en: 'Verify now' },
  verifiedAt: { zh: (at: string) => `${at}核对`, en: (at: string) => `Verified at ${at}` },
  soundTitle: { zh: '记录完整', en: 'The book is sound' },
  brokenTitle: {
    zh: '记录不完整，请立即保全并上报',
    en: 'The book is not sound: secure it and report at once',
  },
  anchors: { zh: '锚定', en: 'Anchors' },
  anchorsText: {
    zh: '每十分钟把各链末尾签名存证，并抄到数据库以外的文件。',
    en: 'Every ten minutes the ends of all chains are signed, and copied into a file outside the database.',
  },
  noAnchors: { zh: '还没有锚定。', en: 'There is no anchor yet.' },
  anchorEvents: {
    zh: (n: number) => `到第${n.toLocaleString('en-US')}条`,
    en: (n: number) => `up to ${n.toLocaleString('en-US')} lines`,
  },
  inFile: { zh: '已抄到文件', en: 'in the file' },
  notInFile: { zh: '文件中没有', en: 'not in the file' },
  keeping: { zh: '清除记录', en: 'Clearing runs' },
  export: { zh: '导出 CSV', en: 'Export CSV' },
  noneText: { zh: '放宽日期或清空条件再看。', en: 'Widen the dates or clear the filters.' },
});
