import { defineWords, plural } from '#lib/platform/i18n.ts';

/** Filing by sheet: the page, the template's own words, the result. */
export const sheetWords = defineWords({
  title: { zh: '用表格报', en: 'File by sheet' },
  lead: {
    zh: '一行一个孩子；没有孩子的晚上写一行“零报”。先试算，看清楚再报，试算什么都不写进去。',
    en: 'One line a child; a night without one has a line saying nil. It is tried first: nothing is written until you have looked.',
  },
  template: { zh: '下载模板', en: 'Template' },
  choose: {
    zh: 'CSV或xlsx，最多2 MB、2000行；也可以拖到这里',
    en: 'CSV or xlsx, at most 2 MB and 2,000 rows',
  },
  paste: { zh: '或者把表格里的行贴在这里', en: 'Or paste rows of a sheet here' },
  pasteHint: {
    zh: '连第一行（列名）一起复制。自己酒店系统导出的住客表也可以：报备日按入住时间算，同房的大人记作同住大人，别的大人不登记。',
    en: 'Copy them with their first row. Your own hotel system’s list of guests will do too: the night follows from the check-in, adults of the room become companions, other adults are not registered.',
  },
  tryIt: { zh: '上传并试算', en: 'Send and try' },
  tried: { zh: '试算结果', en: 'Dry run' },
  filed: { zh: '已报备', en: 'Filed' },
  allGood: {
    zh: (n: number) => `${n}行都可以报`,
    en: (n: number) => `${plural('line', n)}, all can be filed`,
  },
  someBad: {
    zh: (bad: number, n: number) => `${n}行里有${bad}行要改，什么都还没有报`,
    en: (bad: number, n: number) => `${bad} of ${plural('line', n)} to be mended; nothing is filed yet`,
  },
  fileAll: { zh: (n: number) => `报备${n}份`, en: (n: number) => `File ${plural('return', n)}` },
  goodOnly: {
    zh: (n: number) => `只报没有错的，留下${n}行以后补`,
    en: (n: number) => `File only what is right and leave ${plural('line', n)} for later`,
  },
  confirmGood: { zh: '先报好的', en: 'File the good ones' },
  another: { zh: '改好再传一份', en: 'Mend the sheet and send it again' },
  returns: { zh: '每一份', en: 'Each return' },
  lines: { zh: '逐行结果', en: 'Line by line' },
  line: { zh: '行', en: 'Line' },
  lodging: { zh: '旅馆', en: 'Lodging' },
  night: { zh: '报备日', en: 'Night' },
  said: { zh: '结果', en: 'Result' },
  good: { zh: '可以', en: 'Good' },
  left: { zh: '没有报', en: 'Not filed' },
  stood: { zh: '没有变化', en: 'Unchanged' },
  result: { zh: '下载结果表', en: 'Result sheet' },
  receipts: { zh: '下载全部回执', en: 'All receipts' },
  done: { zh: (n: number) => `已报备${n}份`, en: (n: number) => `${plural('return', n)} filed` },
  pageRows: { zh: '登记', en: 'Lines' },
  pageHow: { zh: '怎么写', en: 'How to write' },
  how: {
    zh: '报备日|2026-11-20；凌晨6点前入住的算前一晚\n入住时间|2026-11-20 21:05，或只写 21:05\n证件号码|一定设成文本再输入\n同住大人|姓名；没有大人就写“独自”\n旅馆编码|只有一家可以不写',
    en: 'Night|2026-11-20; a check-in before 06:00 belongs to the night before\nCheck-in|2026-11-20 21:05, or only 21:05\nDocument number|Format the cell as text first\nAdult in the room|The name; “alone” where there is none\nLodging code|May be left out by who has one house',
  },
});
