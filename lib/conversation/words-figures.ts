import { defineWords, plural } from '#lib/platform/i18n.ts';

/** How questions were answered, for chiefs and supervisors. */
export const figureWords = defineWords({
  title: { zh: '近30天问警情况', en: 'Questions of the last 30 days' },
  station: { zh: '派出所', en: 'Station' },
  all: { zh: '合计', en: 'Together' },
  asked: { zh: '提问', en: 'Asked' },
  inTime: { zh: '按时回复', en: 'Answered in time' },
  median: { zh: '首次回复（中位）', en: 'First answer, median' },
  minutes: { zh: (n: number) => `${n}分钟`, en: (n: number) => plural('minute', n) },
  ended: { zh: '已结束', en: 'Ended' },
  content: { zh: '满意', en: 'Content' },
  tooFew: {
    zh: (said: number, least: number) => `评价${said}条，满${least}条才显示`,
    en: (said: number, least: number) => `${said} said so far; told from ${least}`,
  },
  definition: {
    zh: '按时：首次回复不晚于上班时间内的时限，没到时限的不算；首次回复只计上班分钟；旅馆自己先结束的不判；满意：选“满意”的占评价的比例。',
    en: 'In time: first answer within the limit of duty hours; what is not due yet is left out. The first answer counts minutes of duty. What a house settled itself before is not judged. Content: the share of “good” among those who said.',
  },
});
