import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { RemindFate } from './remind.ts';
import { chaseOutcomeName } from './words-terms.ts';

/** The bulk reminder: its count before and its result after. */
export const remindWords = defineWords({
  title: { zh: '提醒未报的旅馆', en: 'Remind the silent' },
  remindAll: { zh: '提醒全部', en: 'Remind all' },
  before: { zh: (n: number) => `${n}家未报`, en: (n: number) => `${plural('lodging', n)} silent` },
  now: { zh: (n: number) => `现在能发${n}家`, en: (n: number) => `${n} now` },
  reminded: { zh: (n: number) => `今天提醒过${n}家`, en: (n: number) => `${n} reminded today` },
  enough: { zh: (n: number) => `今天已收满2条${n}家`, en: (n: number) => `${n} had 2 messages today` },
  nobody: { zh: (n: number) => `发不到${n}家`, en: (n: number) => `${n} cannot be written to` },
  noChase: { zh: (n: number) => `不在催${n}家`, en: (n: number) => `${n} not chased` },
  toCall: { zh: (n: number) => `${n}家请打电话`, en: (n: number) => `${n} to call` },
  send: { zh: (n: number) => `发给${n}家`, en: (n: number) => `Send to ${n}` },
  text: {
    zh: '一个人名下几家合成一条；写明哪一晚，不吓唬人。一人一天最多2条。',
    en: 'One message a person for all their houses; it names the nights and threatens nothing. At most 2 a person and day.',
  },
  waits: {
    zh: (at: string) => `现在是安静时间，外面的消息${at}发出。`,
    en: (at: string) => `Quiet hours: messages leave at ${at}.`,
  },
  sent: {
    zh: (n: number, people: number) => `已提醒${n}家，${people}人`,
    en: (n: number, people: number) =>
      `Reminded ${plural('lodging', n)}, ${plural('person', people, 'people')}`,
  },
  left: { zh: (n: number) => `还有${n}家，打电话`, en: (n: number) => `${n} left to call` },
  callList: { zh: '打电话名单', en: 'Call list' },
  back: { zh: '回看板', en: 'Back to the board' },
  nothing: { zh: '没有能催的', en: 'Nothing to remind' },
  nothingText: {
    zh: '过了截止时间还没报的，才能提醒。',
    en: 'Only what is past its due and silent can be reminded.',
  },
  lodging: { zh: '旅馆', en: 'Lodging' },
  who: { zh: '发给', en: 'To' },
  fate: { zh: '这次', en: 'This time' },
});

const fateWords = defineWords({
  now: { zh: '现在发', en: 'send now' },
  reminded: { zh: '今天提醒过，请打电话', en: 'reminded today: call' },
  enough: { zh: '今天已2条，请打电话', en: 'had 2 today: call' },
  nobody: { zh: '没有账号，请打电话', en: 'no account: call' },
  no_chase: { zh: '一分钟内开始催报', en: 'chased within the minute' },
} satisfies Record<RemindFate, { zh: string; en: string }>);

const endedWords = defineWords({
  ended: {
    zh: (ending: string) => `不催：已查明${ending}`,
    en: (ending: string) => `not chased: ended as “${ending}”`,
  },
});

/** What becomes of a lodging when all are reminded; of one that nobody chases, why. */
export const remindFateName = (
  { fate, ending }: { fate: RemindFate; ending: string | null },
  language: Language,
): string =>
  ending ? endedWords(language).ended(chaseOutcomeName(ending, language)) : fateWords(language)[fate];
