import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { Disposition } from './dispositions.ts';
import { ruleOf } from './registry.ts';
import type { AlertCode, Severity, Unit } from './rule.ts';

const severityWords = defineWords({
  instant: { zh: '即时', en: 'Instant' },
  same_day: { zh: '当日', en: 'Same day' },
  watch: { zh: '关注', en: 'Watch' },
} satisfies Record<Severity, { zh: string; en: string }>);

const dispositionWords = defineWords({
  confirmed: { zh: '属实', en: 'Confirmed' },
  explained: { zh: '已排除', en: 'Explained' },
  unverifiable: { zh: '无法核实', en: 'Unverifiable' },
  duplicate: { zh: '重复', en: 'Duplicate' },
  referred: { zh: '移送', en: 'Referred' },
} satisfies Record<Disposition, { zh: string; en: string }>);

const unitWords = defineWords({
  nights: { zh: '晚', en: 'nights' },
  children: { zh: '名孩子', en: 'children' },
  parties: { zh: '批', en: 'parties' },
  lodgings: { zh: '家', en: 'lodgings' },
  years: { zh: '岁', en: 'years' },
  hours: { zh: '点或小时', en: 'hours' },
  minutes: { zh: '分钟', en: 'minutes' },
  share: { zh: '比例', en: 'share' },
  times: { zh: '次', en: 'times' },
} satisfies Record<Unit, { zh: string; en: string }>);

type Values = NonNullable<Problem['values']>;

const problems = defineWords({
  'M-350': {
    zh: '这是试运行的预警，规则批准后才派单。',
    en: 'This is a rehearsal; it is worked once its rule is approved.',
  },
  'M-351': { zh: '这条预警已经办结。', en: 'This alert is closed.' },
  'M-352': {
    zh: ({ who }: Values) => `${who || '别人'}已经签收；要由您来办，请刷新后点“接手”。`,
    en: ({ who }: Values) => `${who || 'Somebody else'} has claimed it; reload and take it over on purpose.`,
  },
  'M-353': { zh: '请选一个结论。', en: 'Choose how it ended.' },
  'M-354': {
    zh: '请写明核查情况，4 到 500 字，不写姓名和号码。',
    en: 'Say what was found in 4 to 500 characters, without names or numbers.',
  },
  'M-355': { zh: '请写明依据，4 到 200 字。', en: 'Give the basis in 4 to 200 characters.' },
  'M-356': { zh: '属实和移送由民警作出。', en: 'Only a 民警 confirms or refers.' },
  'M-357': {
    zh: '这类预警不问旅馆，请民警自己核查。',
    en: 'The house is not asked about this kind of finding; verify it yourself.',
  },
  'M-358': { zh: '已经问过，旅馆还没答复。', en: 'An earlier question still waits for the house.' },
  'M-359': { zh: '这件已经答复过。', en: 'This was answered already.' },
  'M-360': {
    zh: '请写 2 到 500 字，不写孩子的姓名和号码。',
    en: 'Write 2 to 500 characters, without a child’s name or number.',
  },
  'M-361': { zh: '请选一个结果。', en: 'Choose what you found.' },
  'M-365': {
    zh: ({ least, most }: Values) => `请填 ${least} 到 ${most} 之间的数。`,
    en: ({ least, most }: Values) => `Give a number from ${least} to ${most}.`,
  },
  'M-366': {
    zh: '这组参数还没有试算完，或者之后又试了别的；请先看试算结果。',
    en: 'These parameters are not worked out yet, or others were tried since; look at what they would have found first.',
  },
  'M-370': { zh: '请选一个单位。', en: 'Choose a unit.' },
  'M-371': {
    zh: ({ who }: Values) => `${who || '别人'}已经在办或已答复。`,
    en: ({ who }: Values) => `${who || 'Somebody else'} has it or has answered it.`,
  },
  'M-372': { zh: '这件事已经启动一案双查。', en: 'The second investigation is open already.' },
  'M-373': {
    zh: '请选一位不管这个警务区的民警。',
    en: 'Choose a 民警 who does not hold the lodging’s beat.',
  },
});

/** The sentences of the alert pages. */
export const alertWords = defineWords({
  alerts: { zh: '预警', en: 'Alerts' },
  rules: { zh: '预警规则', en: 'Alert rules' },
  rehearsal: { zh: '试运行', en: 'Rehearsal' },
  closed: { zh: '已办结', en: 'Closed' },
  waiting: { zh: (n: number) => `${n} 条预警等着办`, en: (n: number) => `${plural('alert', n)} waiting` },
  nothing: { zh: '这里没有预警', en: 'No alert here' },
  nothingHint: {
    zh: '规则每晚研判一次；即时的在报备后几秒内出现。',
    en: 'Rules look each night; instant ones within seconds of a return.',
  },
  toRules: { zh: '规则与准确率', en: 'Rules and precision' },
  nights: {
    zh: (from: string, to: string) => (from === to ? `${to} 晚` : `${from} 至 ${to}`),
    en: (from: string, to: string) => (from === to ? `night of ${to}` : `${from} to ${to}`),
  },
  when: { zh: '哪些晚上', en: 'Nights' },
  stands: { zh: '进展', en: 'Where it stands' },
  drawing: { zh: '关系图，可左右滚动', en: 'Drawing of who was with whom, scrolls sideways' },
  due: { zh: (at: string) => `${at} 前要有人办`, en: (at: string) => `in hand by ${at}` },
  overdue: { zh: '已过时限', en: 'Overdue' },
  unclaimed: { zh: '还没人签收', en: 'Nobody has claimed it' },
  waitsFrom: { zh: (at: string) => `${at} 上班起算`, en: (at: string) => `its clock runs from ${at}` },
  climbed: {
    zh: (at: string, to: string) => `${at} 升到${to}`,
    en: (at: string, to: string) => `${at}, escalated to ${to}`,
  },
  live: {
    zh: (time: string) => `${time}，来一条动一次`,
    en: (time: string) => `${time}, moves with each alert`,
  },
  claimedBy: {
    zh: (who: string, at: string) => `${who} ${at} 签收`,
    en: (who: string, at: string) => `Claimed by ${who} at ${at}`,
  },
  contactedAt: { zh: (at: string) => `首次联系 ${at}`, en: (at: string) => `First contact at ${at}` },
  claim: { zh: '我来处理', en: 'I take it' },
  takeOver: { zh: '接手', en: 'Take over' },
  contacted: { zh: '已联系上', en: 'Contact made' },
  why: { zh: '为什么提示', en: 'Why it is shown' },
  whyHint: { zh: '只说事实，是不是由您判断', en: 'Facts only; the judgement is yours' },
  evidence: { zh: '证据', en: 'Evidence' },
  evidenceHint: {
    zh: '默认遮住；看原文要先写理由，会留痕',
    en: 'Masked; an original needs a reason and leaves a trace',
  },
  checkIn: { zh: '入住', en: 'Check-in' },
  lodging: { zh: '旅馆、房间', en: 'Lodging, room' },
  minor: { zh: '未成年人', en: 'Minor' },
  adult: { zh: '同住成年人', en: 'Adult in the room' },
  guardian: { zh: '监护人', en: 'Guardian' },
  keptUntil: { zh: '保留到', en: 'Kept until' },
  original: { zh: '看原文', en: 'Original' },
  beyond: {
    zh: (n: number) => `还有 ${n} 条入住在别的辖区`,
    en: (n: number) => `${plural('stay', n)} more in other districts`,
  },
  numbers: { zh: '数字', en: 'Numbers' },
  expected: { zh: '预计批数', en: 'Parties expected' },
  seen: { zh: '报备批数', en: 'Parties filed' },
  span: { zh: '晚数', en: 'Nights' },
  chance: { zh: '如实旅馆出现这种情况的可能', en: 'Share of honest houses that look so' },
  probability: { zh: '照以往水平偶然这么少的概率', en: 'Chance of so few at the former level' },
  comparable: { zh: '同类旅馆', en: 'Houses of its kind' },
  registered: { zh: '只在旅馆业系统的人', en: 'Only in the hotel register' },
  toCall: { zh: '去看急寻', en: 'To the search call' },
  toSearch: { zh: '查找名单', en: 'The search' },
  comparableRate: { zh: '同类旅馆同期每晚批数（中位）', en: 'Their parties a night then (median)' },
  askOnly: { zh: '这只是请核对，不是认定漏报。', en: 'This asks; it does not say anything was hidden.' },
  withWhom: { zh: '谁和谁', en: 'Who with whom' },
  todo: { zh: '先做什么', en: 'What to do first' },
  end: { zh: '办结', en: 'Close' },
  endHint: { zh: '写核查情况，不写姓名和号码', en: 'What was found; no names, no numbers' },
  howEnded: { zh: '结论', en: 'Outcome' },
  feedback: { zh: '核查情况', en: 'What was found' },
  closedBy: {
    zh: (who: string, at: string) => `${who} ${at} 办结`,
    en: (who: string, at: string) => `Closed by ${who} at ${at}`,
  },
  policeOnly: { zh: '属实和移送由民警作出', en: 'Only a 民警 confirms or refers' },
  precision: { zh: '这条规则准不准', en: 'How often this rule is right' },
  precisionNone: {
    zh: '近90天没有办结的，还说不准。',
    en: 'None closed in 90 days; nothing can be said yet.',
  },
  precisionLine: {
    zh: (closed: number, right: number, explained: number) =>
      `近90天办结 ${closed} 条，${right} 条属实，${explained} 条已排除`,
    en: (closed: number, right: number, explained: number) =>
      `${closed} closed in 90 days: ${right} confirmed, ${explained} explained`,
  },
  interval: {
    zh: (low: string, high: string) => `95% 区间 ${low} 到 ${high}`,
    en: (low: string, high: string) => `95 % interval ${low} to ${high}`,
  },
  rehearsalNote: {
    zh: '规则还没批准：只列出，不派单。',
    en: 'The rule is not approved: listed, in nobody’s queue.',
  },
  parameters: { zh: '参数', en: 'Parameters' },
  standing: { zh: '是否启用', en: 'Standing' },
  approved: {
    zh: (who: string, at: string, basis: string) => `${who} ${at} 批准，依据：${basis}`,
    en: (who: string, at: string, basis: string) => `Approved by ${who} on ${at}, basis: ${basis}`,
  },
  off: { zh: '未启用', en: 'Off' },
  basis: { zh: '依据', en: 'Basis' },
  approve: { zh: '批准启用', en: 'Approve' },
  switchOff: { zh: '停用', en: 'Switch off' },
  didApprove: { zh: '已批准，下次研判起派单。', en: 'Approved; it is worked from the next run.' },
  didSwitchOff: { zh: '已停用。', en: 'Switched off.' },
  didClaim: { zh: '已签收。', en: 'Claimed.' },
  didContact: { zh: '已记下首次联系。', en: 'First contact noted.' },
  didClose: { zh: '已办结。', en: 'Closed.' },
});

/** The word of a severity. */
export function severityName(severity: Severity, language: Language): string {
  return severityWords(language)[severity];
}

/** The word of a disposition. */
export function dispositionName(disposition: Disposition, language: Language): string {
  return dispositionWords(language)[disposition];
}

/** The word of what a parameter counts. */
export function unitName(unit: Unit, language: Language): string {
  return unitWords(language)[unit];
}

/** The name of a rule's findings. */
export function alertName(code: AlertCode, language: Language): string {
  return ruleOf(code)?.words(language).name ?? code;
}

/** The sentence of a problem of alerts (M-350 to M-373), or null for another room's. */
export function alertProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string | ((values: Values) => string)> = problems(language);
  const said = words[problem.code] ?? null;
  return typeof said === 'function' ? said(problem.values ?? {}) : said;
}
