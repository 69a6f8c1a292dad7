import type { BusinessDay } from '#lib/clock/business-day.ts';
import { instantToMinute, nightName } from '#lib/clock/words.ts';
import type { MessageText } from '#lib/delivery/send.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { Step } from './rules.ts';

const words = defineWords({
  oneOpen: { zh: (night: string) => `${night}还没报`, en: (night: string) => `${night} is not filed yet` },
  manyOpen: {
    zh: (n: number) => `还有${n}项没报`,
    en: (n: number) => `${n} returns are not filed yet`,
  },
  item: {
    zh: (house: string, night: string) => `${house}，${night}`,
    en: (house: string, night: string) => `${house}, ${night}`,
  },
  more: { zh: (n: number) => `等${n}项`, en: (n: number) => `and more, ${n} in all` },
  soft: {
    zh: '没有孩子新入住，点链接确认一下就报好了；有孩子入住请登录登记。',
    en: 'If no minor checked in, open the link and confirm; if one did, sign in and register the child.',
  },
  before: {
    zh: (due: string) => `请在${due}前报。没有孩子新入住，点链接确认一下就好；有孩子入住请登录登记。`,
    en: (due: string) =>
      `Please file by ${due}. If no minor checked in, open the link and confirm; if one did, sign in.`,
  },
  after: {
    zh: '已过截止时刻，现在报也收。没有孩子新入住，点链接确认一下就好；有孩子入住请登录登记。',
    en: 'It was due, and is accepted now all the same. If no minor checked in, open the link and confirm; if one did, sign in.',
  },
  help: {
    zh: '不会报？打派出所电话，有人教。',
    en: 'Need a hand? Call your police station; someone will help.',
  },
});

const stepWords = defineWords({
  soft: { zh: '晚间提醒', en: 'Evening reminder' },
  before: { zh: '截止前提醒', en: 'Reminder before due' },
  after: { zh: '截止后提醒', en: 'Reminder after due' },
} satisfies Record<Step, { zh: string; en: string }>);

/** What a reminder names: house, night, effective due (UTC). */
export type Named = { name: string; night: BusinessDay; due: Date };

const shown = 4;

/** The words of a reminder: nights by date and weekday, never "today"; nothing in it threatens (product.md, The day). */
export function reminderText(
  step: Step,
  nights: readonly Named[],
  helpOnly: boolean,
  language: Language,
): MessageText {
  const say = words(language);
  const [first] = nights;
  const title =
    nights.length === 1 && first
      ? say.oneOpen(nightName(first.night, language))
      : say.manyOpen(nights.length);
  const list = nights.slice(0, shown).map(({ name, night }) => say.item(name, nightName(night, language)));
  if (nights.length > shown) list.push(say.more(nights.length));
  const due = new Date(Math.max(...nights.map((one) => one.due.getTime())));
  const ask = step === 'before' ? say.before(instantToMinute(due, language)) : say[step];
  const stop = language === 'en' ? '. ' : '。';
  const between = language === 'en' ? '; ' : '；';
  const help = helpOnly ? (language === 'en' ? ` ${say.help}` : say.help) : '';
  return { title, body: `${list.join(between)}${stop}${ask}${help}` };
}

/** The name of a step. */
export const stepName = (step: Step, language: Language): string => stepWords(language)[step];
