import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The certificate of an outage: page, paper, and where a house or the police come across it. */
export const certificateWords = defineWords({
  title: { zh: '停机顺延证明', en: 'Outage certificate' },
  says: {
    zh: '平台证明：下面这段时间报不了，所列各晚的截止时间已自动顺延。顺延后的截止以前报的，都是按时。',
    en: 'The service certifies that nothing could be filed in this time and that the due times below have moved by themselves. What was filed by the moved due is on time.',
  },
  number: { zh: '编号', en: 'Number' },
  place: { zh: '哪里', en: 'Where' },
  portal: { zh: '平台停机（全县）', en: 'The portal was down (whole county)' },
  span: { zh: '停机时段', en: 'Down from, to' },
  lasted: { zh: '时长', en: 'Length' },
  known: { zh: '怎么知道的', en: 'How known' },
  knownBeat: {
    zh: '平台每5秒自记一次“门开着”，这段时间里没有一次',
    en: 'The portal notes every 5 seconds that its door is open; in this time it noted none',
  },
  knownDeclared: { zh: '所长或县局发布', en: 'Declared by a chief or the county' },
  recordedAt: { zh: '记录', en: 'Recorded' },
  issuedAt: { zh: '签发', en: 'Signed' },
  nights: { zh: '顺延的各晚', en: 'Nights it touched' },
  night: { zh: '报备日', en: 'Night' },
  due: { zh: '原截止', en: 'Due' },
  movedTo: { zh: '顺延到', en: 'Moved to' },
  lodgings: { zh: '旅馆数', en: 'Lodgings' },
  none: { zh: '没有哪一晚的截止受影响', en: 'No due time was touched' },
  rule: {
    zh: '规则：截止前6小时内有停机的，截止不早于停机结束后60分钟；顺延后又碰到停机的，再顺延。',
    en: 'The rule: no due time stands less than 60 minutes after the end of an outage that touched the 6 hours before it; asked again of the moved due.',
  },
  how: {
    zh: (address: string) => `核对：打开 ${address} 上传证明文件，或用命令行核对；文件改一个字节就不真。`,
    en: (address: string) =>
      `To verify: upload the certificate’s file at ${address}, or use the command line; one changed byte and it is not genuine.`,
  },
  file: { zh: '下载证明文件', en: 'Certificate file' },
  paper: { zh: '下载PDF', en: 'PDF' },
  verify: { zh: '去核对', en: 'Verify it' },
  genuine: {
    zh: '真实：停机顺延证明由本平台签发，没有改过',
    en: 'Genuine: an outage certificate signed here and not changed',
  },
  list: { zh: '证明', en: 'Certificate' },
  listNone: { zh: '结束后签发', en: 'Signed once it ends' },
  moved: { zh: '截止已顺延', en: 'The due time has moved' },
  movedFromTo: {
    zh: (due: string, effective: string) => `${due} → ${effective}`,
    en: (due: string, effective: string) => `${due} → ${effective}`,
  },
  movedBy: {
    zh: (where: string, from: string, to: string) => `${where}，${from}到${to}`,
    en: (where: string, from: string, to: string) => `${where}, ${from} to ${to}`,
  },
  byPortal: { zh: '平台停机', en: 'The portal was down' },
  byArea: { zh: '停电断网', en: 'Power or network was out' },
  count: { zh: (n: number) => `${n}家`, en: (n: number) => plural('lodging', n) },
});
