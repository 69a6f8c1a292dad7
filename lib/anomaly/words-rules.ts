import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The sentences of a rule's own page: its parameters, trying others, what they would have found, precision by parameters. */
export const ruleWords = defineWords({
  change: { zh: '改参数', en: 'Change parameters' },
  history: { zh: '历次批准', en: 'Approvals' },
  historyNone: { zh: '还没有批准过。', en: 'Never approved.' },
  wasOn: { zh: '启用', en: 'on' },
  wasOff: { zh: '停用', en: 'off' },
  own: { zh: '默认参数', en: 'own parameters' },
  by: { zh: '批准人', en: 'Given by' },
  at: { zh: '时间', en: 'When' },
  basis: { zh: '依据', en: 'Basis' },
  state: { zh: '状态', en: 'State' },
  parameters: { zh: '参数', en: 'Parameters' },
  noParameters: { zh: '这条规则没有参数。', en: 'This rule has no parameters.' },
  tryTitle: { zh: '换参数试算', en: 'Try other parameters' },
  tryNote: {
    zh: '先看近90天会有哪些不同，再批准；试算不派单、不改动任何预警。',
    en: 'See what would have differed in the last 90 days before giving them; trying changes no alert.',
  },
  tryIt: { zh: '试算近90天', en: 'Try on the last 90 days' },
  now: {
    zh: (value: string, unit: string) => `现为 ${value} ${unit}`,
    en: (value: string, unit: string) => `now ${value} ${unit}`,
  },
  found: { zh: '试算结果', en: 'What it would have found' },
  span: {
    zh: (from: string, to: string) => `${from} 至 ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  working: { zh: '正在试算，几秒后再看。', en: 'Being worked out; look again in a few seconds.' },
  again: { zh: '再看一次', en: 'Look again' },
  tried: { zh: '试算的参数', en: 'Parameters tried' },
  before: { zh: '现在的参数', en: 'As it stands' },
  after: { zh: '试算的参数', en: 'As tried' },
  same: { zh: '两者都有', en: 'In both' },
  gone: { zh: '会少', en: 'Gone' },
  come: { zh: '会多', en: 'New' },
  alerts: { zh: (n: number) => `${n} 条`, en: (n: number) => plural('alert', n) },
  none: { zh: '近90天没有不同。', en: 'Nothing would have differed in 90 days.' },
  more: { zh: (n: number) => `另有 ${n} 条没有列出`, en: (n: number) => `${n} more not listed` },
  sign: { zh: '变化', en: 'Change' },
  lodging: { zh: '旅馆', en: 'Lodging' },
  nights: { zh: '哪些晚上', en: 'Nights' },
  why: { zh: '理由', en: 'Reasons' },
  ended: { zh: '当时结论', en: 'How it ended' },
  give: { zh: '批准这组参数', en: 'Give these parameters' },
  didSet: { zh: '参数已改，下次研判起生效。', en: 'Parameters given; they count from the next run.' },
  didAsk: { zh: '已开始试算。', en: 'It is being worked out.' },
  precisionBy: { zh: '按参数看准确率', en: 'Precision by parameters' },
  closed: { zh: '办结', en: 'Closed' },
  right: { zh: '属实', en: 'Confirmed' },
  interval: { zh: '准确率，95% 区间', en: 'Precision, 95 % interval' },
});

/** The sentences of `nightlight refit`. */
export const refitWords = defineWords({
  few: {
    zh: (closed: number, least: number) => `办结 ${closed} 条，满 ${least} 条才能重新估计参数。`,
    en: (closed: number, least: number) =>
      `${closed} closed; parameters are refit from ${least} closed alerts on.`,
  },
  noParameters: { zh: '这条规则没有参数。', en: 'This rule has no parameters.' },
  held: {
    zh: (fitted: number, held: number) => `用较早的 ${fitted} 条估计，用较晚的 ${held} 条检验`,
    en: (fitted: number, held: number) => `fitted on the earlier ${fitted}, judged on the later ${held}`,
  },
  keeps: { zh: '现在的参数已是最好，不建议改。', en: 'No other parameters do better; nothing is proposed.' },
  line: {
    zh: (name: string, before: number, after: number) => `  ${name}：${before} → ${after}`,
    en: (name: string, before: number, after: number) => `  ${name}: ${before} → ${after}`,
  },
  judged: {
    zh: (which: string, found: number, right: number, low: string, high: string) =>
      `  ${which}：${found} 条中 ${right} 条属实（95% 区间 ${low} 到 ${high}）`,
    en: (which: string, found: number, right: number, low: string, high: string) =>
      `  ${which}: ${right} of ${found} confirmed (95 % interval ${low} to ${high})`,
  },
  before: { zh: '检验部分，现在', en: 'held history, before' },
  after: { zh: '检验部分，改后', en: 'held history, after' },
  unseen: {
    zh: (n: number) => `  改后另有 ${n} 条从未办过，准不准不知道`,
    en: (n: number) => `  ${n} more it would find were never worked: nothing is known of them`,
  },
  give: {
    zh: '命令不改规则：请治安大队民警在规则页试算后批准。',
    en: 'The command changes no rule: a 民警 of supervision tries them on the rules page and gives them.',
  },
});
