import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The evaluation of the police work; what is measured stands in `words-columns.ts`. */
export const evaluationWords = defineWords({
  title: { zh: '工作评价', en: 'Evaluation' },
  ofPolice: {
    zh: '评的是公安自己的工作，不评旅馆；单位按编号排列，不排名次、不打分。',
    en: 'What is evaluated is the police work, never a lodging; units stand in the order of their codes, without ranks or points.',
  },
  week: { zh: '周', en: 'Week' },
  month: { zh: '月', en: 'Month' },
  span: { zh: '时段', en: 'Period' },
  earlier: { zh: '上一期', en: 'Earlier' },
  later: { zh: '下一期', en: 'Later' },
  monthName: {
    zh: (year: number, month: number) => `${year}年${month}月`,
    en: (year: number, month: number) => `${months[month - 1] ?? ''} ${year}`,
  },
  weekName: {
    zh: (from: string, to: string) => `${from}至${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  asOf: { zh: (at: string) => `统计截至${at}`, en: (at: string) => `As of ${at}` },
  settled: {
    zh: '每期在最后一晚截止满72小时后定数，以后补报的不再改动；没到定数的，随时在变。',
    en: 'A period is settled 72 hours after the due of its last night; what comes later does not move it. Until then it moves.',
  },
  partly: {
    zh: (to: string) => `只算到${to}：之后的还没到截止`,
    en: (to: string) => `Told up to ${to}: later nights are not due yet`,
  },
  total: { zh: '合计', en: 'Sum' },
  all: { zh: '全县', en: 'County' },
  numbers: { zh: '本期的数', en: 'Numbers of the period' },
  units: { zh: '各单位', en: 'By unit' },
  unit: { zh: '单位', en: 'Unit' },
  noBeat: { zh: '未划警务区', en: 'No beat' },
  trend: { zh: '走势', en: 'Trend' },
  period: { zh: '时段', en: 'Period' },
  definitions: { zh: '这些数怎么算', en: 'How these numbers are made' },
  few: {
    zh: '灰字是数太少（不到30），只供参考，不宜比较；括号里是95%区间（Wilson）。',
    en: 'Grey stands for too few (under 30) to compare; brackets hold the 95 % interval (Wilson).',
  },
  none: { zh: '这段时间还没有到截止的晚上', en: 'No night of this period has been due yet' },
  noneHint: { zh: '请看上一期。', en: 'Look at the period before.' },
  report: { zh: '月报', en: 'Monthly report' },
  reportOf: {
    zh: (unit: string, month: string) => `${unit}未成年人入住报备工作月报（${month}）`,
    en: (unit: string, month: string) => `${unit}: monthly report on the return of minor guests, ${month}`,
  },
  weekOf: {
    zh: (unit: string, week: string) => `${unit}未成年人入住报备工作周报（${week}）`,
    en: (unit: string, week: string) => `${unit}: weekly report on the return of minor guests, ${week}`,
  },
  pdf: { zh: '下载PDF', en: 'PDF' },
  xlsx: { zh: '表格', en: 'Excel' },
  print: { zh: '打印', en: 'Print' },
  back: { zh: '回工作评价', en: 'Back to the evaluation' },
  nights: { zh: (n: number) => `${n}晚`, en: (n: number) => plural('night', n) },
  overHalf: { zh: '过半还没有', en: 'over half not yet' },
  between: {
    zh: (low: string, high: string) => `${low}～${high}`,
    en: (low: string, high: string) => `${low}–${high}`,
  },
  ofWhole: {
    zh: (part: number, of: number) => `${part}/${of}`,
    en: (part: number, of: number) => `${part}/${of}`,
  },
  middleOf: { zh: (n: number) => `共${n}件`, en: (n: number) => `of ${n}` },
  madeBy: { zh: '制表', en: 'Made by' },
  checkedBy: { zh: '审核', en: 'Checked by' },
  shares: { zh: '报备率和及时率', en: 'Completeness and timeliness' },
  lengths: { zh: '首次处置和补报用时', en: 'Time to first act and to filing' },
  hours: { zh: '小时', en: 'hours' },
});

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
