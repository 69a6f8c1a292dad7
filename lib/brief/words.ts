import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { ChangeKey } from './figures.ts';

/** The pages of the brief (简报). */
export const briefWords = defineWords({
  title: { zh: '简报', en: 'Briefs' },
  list: { zh: '已印发', en: 'Issued' },
  none: { zh: '还没有印发过', en: 'None was issued yet' },
  noneHint: {
    zh: '印发后数字不再改动，随时可以重印。',
    en: 'Its digits never change afterwards, and it prints again at any time.',
  },
  issue: { zh: '印发一期', en: 'Issue one' },
  asOf: { zh: '数字截至（不填就是现在）', en: 'Numbers as of (now if left empty)' },
  asOfHint: {
    zh: '报的是这一刻看板上的那一晚，例如中午12:05印发前一晚的。',
    en: 'It tells the night the board showed at that moment, for instance at 12:05 the night just gone.',
  },
  send: { zh: '印发', en: 'Issue' },
  done: { zh: (n: number) => `第${n}期已印发`, en: (n: number) => `No. ${n} issued` },
  open: { zh: '打开', en: 'Open' },
  number: {
    zh: (year: number, n: number) => `${year}年第${n}期`,
    en: (year: number, n: number) => `No. ${n} of ${year}`,
  },
  name: {
    zh: (unit: string) => `${unit}未成年人入住报备工作简报`,
    en: (unit: string) => `${unit}: brief on the return of minor guests`,
  },
  night: { zh: '报的是', en: 'Night' },
  at: { zh: '数字截至', en: 'As of' },
  issuedBy: { zh: '印发', en: 'Issued by' },
  paragraph: { zh: '可复制的段落', en: 'Paragraph to copy' },
  copyHint: { zh: '点进框里全选复制。', en: 'Select all in the box and copy.' },
  changes: { zh: '和上期比', en: 'Since the last' },
  measure: { zh: '项目', en: 'Number' },
  now: { zh: '本期', en: 'Now' },
  before: { zh: '上期', en: 'Before' },
  change: { zh: '增减', en: 'Change' },
  first: { zh: '这是第一期，没有上期可比。', en: 'This is the first; there is none to compare with.' },
  units: { zh: '各单位未报', en: 'Silent by unit' },
  unit: { zh: '单位', en: 'Unit' },
  expected: { zh: '应报', en: 'Expected' },
  silent: { zh: '未报', en: 'Silent' },
  noBeat: { zh: '未划警务区', en: 'No beat' },
  same: { zh: '按当时重算，一字不差。', en: 'Counted again as of then: the same to the digit.' },
  differs: {
    zh: '按当时重算有出入（补录或更正了当时的台账），以印发的为准。',
    en: 'Counted again as of then it differs (the registry of that time was corrected); what was issued stands.',
  },
  not_counted: { zh: '由印发单位重算。', en: 'Counted again by the unit that issued it.' },
  weekly: { zh: '督办单', en: 'Supervision list' },
});

const changes = defineWords({
  expected: { zh: '应报', en: 'Expected' },
  received: { zh: '已报', en: 'Received' },
  onTime: { zh: '按时', en: 'On time' },
  late: { zh: '迟报', en: 'Late' },
  silent: { zh: '未报', en: 'Silent' },
  excused: { zh: '免报', en: 'Excused' },
  minors: { zh: '登记未成年人', en: 'Minors checked in' },
  open: { zh: '在办催报', en: 'Open chases' },
  overdue: { zh: '其中满72小时', en: 'of these over 72 hours' },
  unclaimed: { zh: '未签收预警', en: 'Unclaimed alerts' },
} satisfies Record<ChangeKey, { zh: string; en: string }>);

/** The name of a number that is compared. */
export const changeName = (key: ChangeKey, language: Language): string => changes(language)[key];

/** The weekly list of what is over its time (督办单). */
export const weeklyWords = defineWords({
  title: { zh: '督办单', en: 'Supervision list' },
  of: {
    zh: (station: string) => `${station}督办单`,
    en: (station: string) => `${station}: supervision list`,
  },
  week: { zh: (date: string) => `${date}一周`, en: (date: string) => `Week of ${date}` },
  takenAt: { zh: (at: string) => `${at}列出`, en: (at: string) => `Taken on ${at}` },
  how: {
    zh: '每周一8:00列出逾期未办结的：任务过了时限，催报过了第一个未报晚上截止后72小时。办结自动销号，没办结的每周都在单上。',
    en: 'Taken each Monday at 08:00: tasks over their due, chases over 72 hours after the due of their first silent night. What ends is struck off by itself; what does not is on every list.',
  },
  none: { zh: '这一周没有督办事项', en: 'Nothing was over its time this week' },
  noneHint: { zh: '都按时办结了。', en: 'Everything was brought to an end in time.' },
  matter: { zh: '事项', en: 'Matter' },
  lodging: { zh: '旅馆', en: 'Lodging' },
  beat: { zh: '警务区', en: 'Beat' },
  overdueAt: { zh: '逾期起', en: 'Over since' },
  weeks: { zh: '列单', en: 'Listed' },
  weeksOf: { zh: (n: number) => `第${n}次`, en: (n: number) => `list ${n}` },
  state: { zh: '销号', en: 'Struck off' },
  stands: { zh: '未销号', en: 'Stands' },
  struckAt: {
    zh: (at: string, how: string) => `${at}销号${how}`,
    en: (at: string, how: string) => `${at}${how}`,
  },
  open: { zh: (n: number) => `督办${n}件`, en: (n: number) => `${n} under supervision` },
  struck: {
    zh: (n: number) => `上周单上、列单前已销号${n}件`,
    en: (n: number) => `${n} of the list before struck off since`,
  },
  nights: {
    zh: (n: number) => `${n}晚未报`,
    en: (n: number) => (n === 1 ? '1 silent night' : `${n} silent nights`),
  },
  earlier: { zh: '上一周', en: 'Earlier' },
  later: { zh: '下一周', en: 'Later' },
  answer: { zh: '所长意见', en: 'The chief’s remark' },
  signed: { zh: '签收', en: 'Received by' },
  all: { zh: '全部派出所', en: 'All stations' },
});

const messages = defineWords({
  title: { zh: (n: number) => `本周督办单：${n}件`, en: (n: number) => `This week’s supervision list: ${n}` },
  body: {
    zh: (n: number, again: number) =>
      `今天8:00列出逾期未办结的${n}件${again > 0 ? `，其中${again}件不是第一次上单` : ''}。办结自动销号。`,
    en: (n: number, again: number) =>
      `${plural('matter', n)} over time at 08:00${again > 0 ? `, ${again} of them listed before` : ''}. What ends is struck off by itself.`,
  },
});

/** What a chief is told when the list of the own station was taken: how many stand on it, how many of them not for the first time. */
export function weeklyMessage(language: Language, n: number, again: number): { title: string; body: string } {
  const words = messages(language);
  return { title: words.title(n), body: words.body(n, again) };
}

const problems = defineWords({
  'M-620': { zh: '这一刻还没到，不能提前印发', en: 'This moment has not come yet' },
  'M-621': { zh: '要晚于上一期的截至时刻', en: 'It must be later than the instant of the brief before' },
});

/** A problem of this room as a sentence; null for another room's. */
export function briefProblem(problem: Problem, language: Language): string | null {
  const said = problems(language);
  return problem.code in said ? said[problem.code as keyof typeof said] : null;
}
