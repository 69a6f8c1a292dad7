import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { Topic } from './topics.ts';

/** How questions were answered, for chiefs and supervisors. */
export const figureWords = defineWords({
  title: { zh: '近30天问警情况', en: 'Questions of the last 30 days' },
  station: { zh: '派出所', en: 'Station' },
  officer: { zh: '民警', en: 'Officer' },
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
  officers: { zh: '近30天各人首先回复的提问', en: 'Questions of the last 30 days by who answered first' },
  officersDefinition: {
    zh: '只有本所所长看得到，本人看得到自己的；县局只看各所合计。',
    en: 'Shown to the chief of the station alone, and to each officer their own; the county reads stations.',
  },
  own: { zh: '近30天我首先回复的提问', en: 'Questions of the last 30 days that I answered first' },
  ownDefinition: { zh: '只有您和所长看得到。', en: 'Only you and your chief see this.' },
  topics: { zh: '大家在问什么', en: 'What houses ask about' },
  topic: { zh: '类别', en: 'Kind' },
  sum: { zh: '合计', en: 'Sum' },
  topicsDefinition: {
    zh: '按第一句话里的词和挂在哪里自动归类，按提问的月份计；只用来计数，不存原文。',
    en: 'Sorted by the words of the first question and what it hangs on, counted in the month it was asked; for counting alone, no words are kept.',
  },
});

const topicWords = defineWords({
  filing: { zh: '报备', en: 'Filing' },
  papers: { zh: '证件', en: 'Papers' },
  public_order: { zh: '治安', en: 'Public order' },
  traffic: { zh: '交通', en: 'Traffic' },
  exit_entry: { zh: '出入境', en: 'Exit and entry' },
  legal: { zh: '法律', en: 'Law' },
  fraud: { zh: '诈骗', en: 'Fraud' },
  fire: { zh: '消防', en: 'Fire safety' },
  market: { zh: '市场监管', en: 'Market regulation' },
  culture: { zh: '文旅', en: 'Culture and tourism' },
  education: { zh: '教育', en: 'Education' },
  housing: { zh: '房屋', en: 'Housing' },
  township: { zh: '乡镇', en: 'Township' },
  village: { zh: '村里', en: 'Village' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<Topic, { zh: string; en: string }>);

/** What a question is about. */
export const questionTopicName = (topic: Topic, language: Language) => topicWords(language)[topic];
