import type { MessageText } from '#lib/delivery/send.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { ReplyRefusal } from './reply-rules.ts';
import { longest } from './terms.ts';

const replyWords = defineWords({
  done: { zh: (name: string) => `${name}：已回复`, en: (name: string) => `${name}: answered` },
  doneBody: {
    zh: '店里已经看到您写的话。还要补充，照样先写短码。',
    en: 'The house reads what you wrote. To add to it, begin with the code again.',
  },
  title: { zh: '这句话没有发出', en: 'Your words were not sent' },
});

const whyWords = defineWords({
  none: {
    zh: '现在没有在等您回复的问警。要回以前的，先写消息里的四位短码。',
    en: 'No question waits for you. To answer an earlier one, begin with its four-digit code.',
  },
  several: {
    zh: '有几家在等您，分不清是回哪一家。先写消息里的四位短码，或点开回复。',
    en: 'Several houses wait, so it is not clear which is meant. Begin with the code, or open it.',
  },
  no_code: {
    zh: '没有这个短码的问警。请对一下消息里的四位短码，或点开回复。',
    en: 'No question has this code. Look at the four digits in its message, or open it.',
  },
  empty: {
    zh: '没有收到文字。图片和语音请点开发。',
    en: 'There were no words. For a picture or a voice note open it.',
  },
  too_long: {
    zh: `最多${longest.text}个字，请分两次，或点开写。`,
    en: `At most ${longest.text} characters: send it in two, or open it.`,
  },
  numbers: {
    zh: '文字里有身份证号、护照号或手机号。请点开，选好怎么放再发。',
    en: 'It holds an identity, passport or mobile number. Open it and say where that goes.',
  },
  by_another: {
    zh: '已经有人回复了。还要补充，请点开。',
    en: 'Somebody has answered already. To add to it, open it.',
  },
  closed: { zh: '这次问警已经结束。还要说，请点开。', en: 'The thread has ended. To write on, open it.' },
  not_yours: { zh: '这家店现在不归您负责。', en: 'This house is not yours now.' },
} satisfies Record<ReplyRefusal, { zh: string; en: string }>);

/** What somebody is told who answered from WeCom or DingTalk: the house's name and never what was written. */
export function replyText(
  outcome: ReplyRefusal | 'answered',
  house: string | null,
  language: Language,
): MessageText {
  const words = replyWords(language);
  return outcome === 'answered'
    ? { title: words.done(house ?? ''), body: words.doneBody }
    : { title: words.title, body: whyWords(language)[outcome] };
}
