import { defineWords, plural } from '#lib/platform/i18n.ts';

/** All houses of one person on one page: tick, one confirm, one receipt each. */
export const housesWords = defineWords({
  title: { zh: '我的全部房子', en: 'All my houses' },
  lead: {
    zh: '没有新入住未成年人的，勾上，一次报完；有孩子入住的那家，点店名去登记',
    en: 'Tick the houses where no minor checked in and file them at once; where one did, open the house and register the child',
  },
  left: {
    zh: (n: number, of: number) => `${of}家里还有${n}家没报`,
    en: (n: number, of: number) => `${n} of ${plural('house', of)} not filed`,
  },
  allFiled: { zh: '都报好了', en: 'All filed' },
  tickAll: { zh: '勾上全部没报的', en: 'Tick all not filed' },
  next: { zh: '下一步：核对', en: 'Next: check' },
  tickOne: { zh: '先勾上至少一家', en: 'Tick at least one house first' },
  register: { zh: '有人来，去登记', en: 'Someone came, register' },
  confirm: {
    zh: (n: number) => `这${n}份零报备，对吗？`,
    en: (n: number) => `File ${plural('nil return', n)}?`,
  },
  fileAll: { zh: (n: number) => `都没有，一起报备${n}份`, en: (n: number) => `None in any, file ${n}` },
  back: { zh: '返回修改', en: 'Back to the list' },
  done: {
    zh: (n: number) => `已报备${n}份，每家各有一张回执`,
    en: (n: number) => `${plural('return', n)} filed, each house has its receipt`,
  },
  notDone: {
    zh: (n: number) => `有${n}份没有报成`,
    en: (n: number) => `${plural('return', n)} not filed`,
  },
  nilNotYet: { zh: (time: string) => `${time}起可以报零`, en: (time: string) => `nil from ${time}` },
  single: { zh: '只有一家，直接在首页报', en: 'One house only: file on its desk' },
});
