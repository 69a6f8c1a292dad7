import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The desk and the sheet that confirms a nil (screens.md). Every act names its night; `night` comes from clock/words.ts. */
export const deskWords = defineWords({
  nilAct: {
    zh: (night: string) => `${night} 没有新入住的未成年人`,
    en: (night: string) => `${night}: no minor checked in`,
  },
  nilActHint: { zh: '核对店名和日期，就报好了', en: 'Check house and date, and it is filed' },
  stayAct: { zh: '登记未成年人', en: 'Register a minor' },
  stayActHint: { zh: '不满18岁的住客都要登记', en: 'Every guest under 18' },
  stayActFor: {
    zh: (night: string) => `登记${night}新入住的未成年人`,
    en: (night: string) => `Register a minor for ${night}`,
  },
  closedAct: { zh: (night: string) => `${night} 当日歇业`, en: (night: string) => `${night}: closed` },
  confirmTitle: {
    zh: (lodging: string, night: string) => `${lodging}，${night}`,
    en: (lodging: string, night: string) => `${lodging}, ${night}`,
  },
  confirmQuestion: {
    zh: '有没有新住进来的未成年人？和父母一起来的也算；前几天报过、还在住的不用再报',
    en: 'Did any minor check in? Those who came with their parents count; those filed before who are still in house need not be filed again',
  },
  confirmNil: { zh: '没有，报备', en: 'None, file it' },
  confirmStay: { zh: '有，去登记', en: 'Yes, register' },
  confirmLater: { zh: '先不报', en: 'Not now' },
  confirmClosed: {
    zh: (night: string) => `${night}没有营业，也没有人住吗？`,
    en: (night: string) => `${night}: not open and nobody in house?`,
  },
  fileClosed: { zh: '是，报歇业', en: 'Yes, file as closed' },
  prematureHint: {
    zh: (opens: string) => `${opens}起可以报零；现在报只说明到现在为止`,
    en: (opens: string) => `A nil can be filed from ${opens}; now it would speak only until now`,
  },
  notFiled: { zh: '还没报', en: 'Not filed yet' },
  dueAt: { zh: (due: string) => `${due}截止`, en: (due: string) => `due ${due}` },
  dueMoved: {
    zh: (due: string) => `因故障顺延到${due}`,
    en: (due: string) => `moved to ${due} by an outage`,
  },
  belongsHere: {
    zh: (night: string) => `现在住进来的孩子，也记在${night}`,
    en: (night: string) => `A child who checks in now belongs to ${night}`,
  },
  secondCard: { zh: (night: string) => `接着是${night}`, en: (night: string) => `Next: ${night}` },
  allFiled: { zh: '都报好了', en: 'Everything is filed' },
  nightsBefore: { zh: '前几晚', en: 'Nights before' },
  wholeMonth: { zh: '看整月', en: 'Whole month' },
  inHouse: { zh: '在住', en: 'In house' },
  inHouseCount: {
    zh: (n: number) => `在住${n}位未成年人`,
    en: (n: number) => `${plural('minor', n)} in house`,
  },
  inHouseNone: { zh: '没有在住的未成年人', en: 'No minors in house' },
  inHouseAsk: { zh: '还在住吗？', en: 'Still in house?' },
  extend: { zh: '续住', en: 'Extend' },
  extendOneNight: { zh: '续住1晚', en: 'Extend by a night' },
  checkOut: { zh: '退房', en: 'Check out' },
  stillHere: { zh: '还在住', en: 'Still here' },
  until: { zh: (day: string) => `住到${day}`, en: (day: string) => `until ${day}` },
  noPlannedCheckOut: { zh: '没说住到哪天', en: 'no check-out planned' },
  sinceNight: { zh: (night: string) => `${night}入住`, en: (night: string) => `since ${night}` },
  extendedDone: { zh: (day: string) => `已续住到${day}`, en: (day: string) => `Extended until ${day}` },
  checkedOutDone: { zh: '已退房', en: 'Checked out' },
  someoneCame: { zh: '有人来了，补上', en: 'Someone came' },
  someoneCameHint: {
    zh: '补一下就行，这份变成下一版，不算迟报',
    en: 'Add them; the return gets a new version, and that is never late',
  },
  toCompleteCount: { zh: (n: number) => `${n}位待补`, en: (n: number) => `${n} to complete` },
  toComplete: { zh: '待补', en: 'To complete' },
  completeNow: { zh: '现在补', en: 'Complete now' },
  lawLine: {
    zh: '这是每日报备，不能代替旅馆业系统的实时登记',
    en: 'This daily return does not replace the real-time hotel registration',
  },
  basis: { zh: (paper: string) => `依据：${paper}`, en: (paper: string) => `Basis: ${paper}` },
  voluntary: { zh: '试点，自愿报备', en: 'Pilot, filed voluntarily' },
  reportNow: { zh: '立即报告', en: 'Report now' },
  unsent: { zh: (n: number) => `${n}份还没发出去`, en: (n: number) => `${n} not sent yet` },
  unsentHint: {
    zh: '存在这台手机里，有信号会自动发，不会重复报',
    en: 'Kept on this phone; it is sent when there is signal, and never twice',
  },
  sendNow: { zh: '现在就发', en: 'Send now' },
  allLodgings: { zh: '我的店一起报', en: 'All my lodgings' },
  allLodgingsHint: {
    zh: '勾上没有新入住未成年人的店',
    en: 'Tick the houses where no minor checked in',
  },
  fileAll: { zh: (n: number) => `报这${n}家`, en: (n: number) => `File these ${n}` },
  filedBy: { zh: '谁报的', en: 'Filed by' },
});

/** Names of the states of a night (words.md) as the lodging and the police read them. */
export const stateWords = defineWords({
  on_time: { zh: '按时', en: 'On time' },
  late: { zh: '迟报', en: 'Late' },
  late_request: { zh: '逾期补报', en: 'Late request' },
  silent: { zh: '未报', en: 'Silent' },
  due: { zh: '待报', en: 'Due' },
  excused: { zh: '免报', en: 'Excused' },
  expected: { zh: '应报', en: 'Expected' },
  filed: { zh: '已报', en: 'Filed' },
  premature: { zh: '提前零报', en: 'Premature' },
  ahead: { zh: '还没入住', en: 'Not yet here' },
  in_house: { zh: '在住', en: 'In house' },
  left: { zh: '退房', en: 'Left' },
  removed: { zh: '已去掉', en: 'Removed' },
});
