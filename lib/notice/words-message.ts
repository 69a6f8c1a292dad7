import { defineWords } from '#lib/platform/i18n.ts';

/** What is said in messages: under a notice, to the officer who is ordered to relay it, and to who has not read it. */
export const noticeMessageWords = defineWords({
  from: { zh: (unit: string) => `${unit}发`, en: (unit: string) => `From ${unit}` },
  relayed: {
    zh: (by: string, line: string | null) => `${by}转${line ? `：${line}` : ''}`,
    en: (by: string, line: string | null) => `Relayed by ${by}${line ? `: ${line}` : ''}`,
  },
  andMore: {
    zh: (first: string, all: number) => `${first}等${all}家`,
    en: (first: string, all: number) => `${first} and ${all - 1} more`,
  },
  order: { zh: (title: string) => `指令：${title}`, en: (title: string) => `Order: ${title}` },
  orderBody: {
    zh: (beat: string, lodgings: number, people: number) =>
      `${beat}的${lodgings}家、${people}人要收到这条通知。请看一遍，点“确认转发”。`,
    en: (beat: string, lodgings: number, people: number) =>
      `${people} people at ${lodgings} lodgings in ${beat} are to get this notice. Read it and confirm with one tap.`,
  },
  digest: { zh: (n: number) => `有${n}条通知等您看`, en: (n: number) => `${n} notices wait for you` },
  digestLine: {
    zh: (n: number, title: string) => `${n}. ${title}`,
    en: (n: number, title: string) => `${n}. ${title}`,
  },
  unread: { zh: (title: string) => `请看：${title}`, en: (title: string) => `Please read: ${title}` },
  unreadBody: {
    zh: (unit: string) => `${unit}发的通知您还没有看，请打开看一看。`,
    en: (unit: string) => `You have not read this notice from ${unit} yet. Please open it.`,
  },
});
