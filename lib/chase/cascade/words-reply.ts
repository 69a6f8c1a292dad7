import { nightName } from '#lib/clock/words.ts';
import type { MessageText } from '#lib/delivery/send.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { FiledByReply } from './reply.ts';
import type { ReplyRefusal } from './reply-rules.ts';

const words = defineWords({
  filed: {
    zh: (code: string) => `已报零，回执码${code}`,
    en: (code: string) => `Nil filed, receipt code ${code}`,
  },
  filedBody: {
    zh: (house: string, night: string) =>
      `${house}，${night}，已按您回复的0报零。后来有孩子入住，登录补登即可。`,
    en: (house: string, night: string) =>
      `${house}, ${night}: filed as nil by your 0. If a minor checks in after all, sign in and add the child.`,
  },
  notFiled: { zh: '没有报上，请点链接报', en: 'Not filed: please use the link' },
});

const why = defineWords({
  not_zero: {
    zh: '短信只收数字0。有孩子入住，或想说别的，请点链接或登录。',
    en: 'By text only a 0 is taken. If a minor checked in, or for anything else, use the link or sign in.',
  },
  no_message: {
    zh: '最近没有可以回复的提醒，请登录报备。',
    en: 'No recent reminder takes an answer; please sign in to file.',
  },
  too_late: {
    zh: '提醒发出已超过12小时，不再收回复，请点链接报备。',
    en: 'The reminder is more than 12 hours old and takes no answer; please use the link.',
  },
  several: {
    zh: '提醒里不止一店一晚，回复分不清是哪一项，请点链接报备。',
    en: 'The reminder named more than one house or night, so an answer does not say which; please use the link.',
  },
  two_messages: {
    zh: '最近有两条不同的提醒，回复分不清是哪一项，请点链接报备。',
    en: 'Two recent reminders named different nights, so an answer does not say which; please use the link.',
  },
  other_number: {
    zh: '这个号码不是收提醒的人现在的号码，请登录报备。',
    en: 'This is not the present number of the person reminded; please sign in to file.',
  },
  not_filed: {
    zh: '这一晚已有登记，或已不能这样报，请点链接看看。',
    en: 'That night already has a return, or is not filed this way any more; please open the link.',
  },
} satisfies Record<ReplyRefusal, { zh: string; en: string }>);

/** The answer to a 0 that was taken. */
export function filedText(filed: FiledByReply, language: Language): MessageText {
  const say = words(language);
  return { title: say.filed(filed.code), body: say.filedBody(filed.name, nightName(filed.night, language)) };
}

/** The answer to anything else, with its reason; nothing in it blames. */
export function notFiledText(refusal: ReplyRefusal, language: Language): MessageText {
  return { title: words(language).notFiled, body: why(language)[refusal] };
}
