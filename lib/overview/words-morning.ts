import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The page opened at eight: last night in ten lines. */
export const morningWords = defineWords({
  title: { zh: '昨晚', en: 'Last night' },
  ten: { zh: '昨晚十句话', en: 'Last night in ten lines' },
  since: { zh: (at: string) => `从${at}下班到现在`, en: (at: string) => `since ${at}` },
  returns: {
    zh: (expected: number, filed: number) => `应报${expected}家，已报${filed}家`,
    en: (expected: number, filed: number) => `${expected} expected, ${filed} filed`,
  },
  returnsDue: {
    zh: (due: number, at: string, left: string) => `还有${due}家待报，${at}截止，${left}`,
    en: (due: number, at: string, left: string) => `${due} still due, by ${at}, ${left}`,
  },
  returnsOver: {
    zh: (silent: number, late: number) => `未报${silent}家，迟报${late}家`,
    en: (silent: number, late: number) => `${silent} silent, ${late} late`,
  },
  silent: {
    zh: (night: string, n: number) => `${night}还有${n}家没报`,
    en: (night: string, n: number) => `${night}: ${plural('lodging', n)} silent`,
  },
  silentNone: {
    zh: (night: string) => `${night}全报齐了`,
    en: (night: string) => `${night}: everybody filed`,
  },
  long: {
    zh: (n: number) => `连续3晚以上${n}家`,
    en: (n: number) => `${n} for three nights or more`,
  },
  longNone: { zh: '没有连续3晚的', en: 'none for three nights' },
  most: { zh: (name: string, n: number) => `${name}${n}家`, en: (name: string, n: number) => `${name} ${n}` },
  minors: {
    zh: (n: number, houses: number) => `新入住未成年人${n}人，在${houses}家`,
    en: (n: number, houses: number) => `${plural('minor', n)} checked in at ${plural('lodging', houses)}`,
  },
  minorsNone: { zh: '没有报新入住的未成年人', en: 'No minor was filed' },
  toComplete: { zh: (n: number) => `待补${n}份`, en: (n: number) => `${n} to complete` },
  complete: { zh: '登记都齐', en: 'every stay complete' },
  pending: {
    zh: (n: number) => `身份待核${n}起`,
    en: (n: number) => `${plural('identity', n, 'identities')} pending`,
  },
  instant: { zh: (n: number) => `即时预警${n}起`, en: (n: number) => `${plural('instant alert', n)}` },
  sameDay: { zh: (n: number) => `当日预警${n}起`, en: (n: number) => `${plural('same-day alert', n)}` },
  incidents: {
    zh: (n: number) => `可疑情况报告${n}起`,
    en: (n: number) => `${plural('suspicion', n)} reported at once`,
  },
  open: { zh: (n: number) => `还有${n}起没办完`, en: (n: number) => `${n} still open` },
  handled: { zh: '都办完了', en: 'all dealt with' },
  quiet: { zh: '没有', en: 'none' },
  chases: {
    zh: (call: number, visit: number) => `催报：要联系${call}家，要上门${visit}家`,
    en: (call: number, visit: number) => `Chases: ${call} to contact, ${visit} to visit`,
  },
  over: { zh: (n: number) => `超时${n}项`, en: (n: number) => `${n} overdue` },
  overNone: { zh: '没有超时的', en: 'none overdue' },
  tasks: { zh: (n: number) => `任务${n}项`, en: (n: number) => `${plural('task', n)} open` },
  mine: { zh: (n: number) => `我签收的${n}项`, en: (n: number) => `${n} claimed by you` },
  closures: {
    zh: (n: number) => `歇业申请${n}份待批`,
    en: (n: number) => `${plural('closure', n)} to decide`,
  },
  duty: {
    zh: (names: string) => `现在值班：${names}`,
    en: (names: string) => `On duty now: ${names}`,
  },
  dutyNone: { zh: '现在没有人值班', en: 'Nobody is on duty now' },
  unmanned: {
    zh: (n: number, of: number) => `${of}个值班岗里${n}个没人`,
    en: (n: number, of: number) => `${n} of ${plural('post', of)} unmanned`,
  },
  gaps: {
    zh: (n: number) => `一周内有空班的${n}个单位`,
    en: (n: number) => `${plural('post', n)} with a gap this week`,
  },
  gapsNone: { zh: '一周内没有空班', en: 'no gap this week' },
  dutyElsewhere: {
    zh: (at: string, left: string) => `今天${at}截止，${left}`,
    en: (at: string, left: string) => `Due today at ${at}, ${left}`,
  },
  dutyHint: { zh: '值班由派出所排', en: 'the station keeps the roster' },
});
