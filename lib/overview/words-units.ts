import { defineWords, plural } from '#lib/platform/i18n.ts';

/** The numbers of stations and beats over a night or a span. */
export const unitsWords = defineWords({
  title: { zh: '各所各区数字', en: 'Stations and beats' },
  open: { zh: '各所数字', en: 'By station' },
  back: { zh: '看板', en: 'Board' },
  all: { zh: '全县', en: 'County' },
  sum: { zh: '合计', en: 'Sum' },
  station: { zh: '派出所', en: 'Station' },
  beat: { zh: '警务区', en: 'Beat' },
  noBeat: { zh: '未划警务区', en: 'No beat' },
  expected: { zh: '应报', en: 'Expected' },
  filed: { zh: '已报', en: 'Filed' },
  onTime: { zh: '按时', en: 'On time' },
  late: { zh: '迟报', en: 'Late' },
  silent: { zh: '未报', en: 'Silent' },
  due: { zh: '待报', en: 'Due' },
  excused: { zh: '免报', en: 'Excused' },
  completeness: { zh: '报备率', en: 'Completeness' },
  timeliness: { zh: '及时率', en: 'Timeliness' },
  change: { zh: '比上周', en: 'Against last week' },
  points: {
    zh: (by: string) => `${by}个百分点`,
    en: (by: string) => `${by} points`,
  },
  between: {
    zh: (low: string, high: string) => `${low}～${high}`,
    en: (low: string, high: string) => `${low}–${high}`,
  },
  few: {
    zh: '应报不到30晚的，灰字是95%区间（率用 Wilson，增减用 Newcombe）：数少，不宜比较。',
    en: 'Under 30 nights expected, the grey figures are the 95 % interval (Wilson’s of a share, Newcombe’s of a change): too few to compare.',
  },
  adds: {
    zh: '应报 = 按时 + 迟报 + 未报 + 待报，已报 = 按时 + 迟报；免报另计。各行相加就是合计。',
    en: 'Expected = on time + late + silent + due, filed = on time + late; excused stands outside. The lines add up to the sum.',
  },
  before: {
    zh: '与前一周（多晚的，与前几周同样的星期）同一时刻的报备率比。',
    en: 'Against the same weekdays before, as they stood at the same hour.',
  },
  from: { zh: '从哪一晚', en: 'From the night' },
  to: { zh: '到哪一晚', en: 'To the night' },
  lastNight: { zh: '一晚', en: 'One night' },
  nights: { zh: (n: number) => `${n}晚`, en: (n: number) => plural('night', n) },
  span: { zh: '时段', en: 'Span' },
  none: { zh: '这段时间没有应报的', en: 'Nothing was expected in this time' },
});
