import { dateName } from '#lib/clock/words.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { AnswerCode, NightCount, QuestionCounts } from './ask-rules.ts';

const answerWords = defineWords({
  filed_later: { zh: '已补报', en: 'Filed now' },
  filed_other_night: { zh: '报在另一晚了', en: 'Filed on another night' },
  register_wrong: { zh: '旅馆业系统登记有误', en: 'The hotel system is wrong' },
  not_a_minor: { zh: '不是未成年人', en: 'Not a minor' },
  explanation: { zh: '情况说明', en: 'Explanation' },
} satisfies Record<AnswerCode, { zh: string; en: string }>);

/** The word of an answer. */
export function answerName(answer: AnswerCode, language: Language): string {
  return answerWords(language)[answer];
}

/** The house's side of the question: nights and counts, no word of why (product.md, What is odd). */
export const houseAskWords = defineWords({
  title: { zh: '请核对', en: 'Please check' },
  one: { zh: '有一件请您核对', en: 'One thing to check' },
  text: {
    zh: (from: string, to: string, nights: number, filed: number) =>
      `${from}至${to}，您店报了 ${nights} 晚，新入住的未成年人共 ${filed} 名。请对照登记簿，看看数目对不对。`,
    en: (from: string, to: string, nights: number, filed: number) =>
      `From ${from} to ${to} your house filed ${plural('night', nights)} with ${plural('minor', filed)} newly checked in. Please compare with your own book and say whether the numbers are right.`,
  },
  textOne: {
    zh: (night: string, filed: number) =>
      `${night}晚，您店报的新入住未成年人是 ${filed} 名。请对照登记簿，看看数目对不对。`,
    en: (night: string, filed: number) =>
      `For the night of ${night} your house filed ${plural('minor', filed)} newly checked in. Please compare with your own book and say whether the number is right.`,
  },
  night: {
    zh: (night: string, filed: number) => `${night}：报了 ${filed} 名`,
    en: (night: string, filed: number) => `${night}: ${filed} filed`,
  },
  nightRegistered: {
    zh: (night: string, filed: number, registered: number) =>
      `${night}：报了 ${filed} 名，旅馆业系统登记 ${registered} 名`,
    en: (night: string, filed: number, registered: number) =>
      `${night}: ${filed} filed, ${registered} in the hotel system`,
  },
  file: { zh: '去补报或更正', en: 'File or amend it' },
  answer: { zh: '核对的结果', en: 'What you found' },
  choose: { zh: '请选一项', en: 'Choose one' },
  said: { zh: '说明', en: 'In your words' },
  saidHint: {
    zh: '选“情况说明”时要写；不写孩子的姓名和号码',
    en: 'Needed for an explanation; no child’s name or number',
  },
  send: { zh: '答复', en: 'Answer' },
  didAnswer: { zh: '答复已送到。', en: 'Your answer has arrived.' },
  answered: { zh: (at: string) => `${at}已答复`, en: (at: string) => `answered ${at}` },
  asked: { zh: (at: string) => `${at}发来`, en: (at: string) => `asked ${at}` },
  messageBody: {
    zh: (house: string) => `${house}：请对照登记簿核对几晚的数目。`,
    en: (house: string) => `${house}: please compare the numbers of some nights with your book.`,
  },
});

/** The police's side: sending it, what came back, and closing with it. */
export const askWords = defineWords({
  title: { zh: '请核对', en: 'The question to the house' },
  hint: { zh: '旅馆只看到夜晚和数目', en: 'The house sees nights and counts only' },
  preview: { zh: '旅馆将看到：', en: 'The house will read:' },
  send: { zh: '发“请核对”', en: 'Send the question' },
  waiting: { zh: (at: string) => `${at}已发，旅馆还没答复`, en: (at: string) => `Sent ${at}; no answer yet` },
  answered: {
    zh: (who: string, at: string) => `${who} ${at} 答复`,
    en: (who: string, at: string) => `${who} answered ${at}`,
  },
  statement: { zh: '旅馆的陈述', en: 'The house’s statement' },
  now: { zh: '现在的数目', en: 'As filed now' },
  nowNight: {
    zh: (night: string, then: number, now: number) => `${night}：问时 ${then} 名，现在 ${now} 名`,
    en: (night: string, then: number, now: number) => `${night}: ${then} when asked, ${now} now`,
  },
  nowSum: {
    zh: (then: number, now: number) => `这段时间问时 ${then} 名，现在 ${now} 名`,
    en: (then: number, now: number) => `Over the span ${then} when asked, ${now} now`,
  },
  closeWith: { zh: '按答复办结（已排除）', en: 'Close with this answer (explained)' },
  feedback: {
    zh: (answer: string, said: string) => `旅馆答复：${answer}${said ? `。${said}` : ''}`,
    en: (answer: string, said: string) => `The house answered: ${answer}${said ? `. ${said}` : ''}`,
  },
  again: { zh: '再发一次', en: 'Ask again' },
  didAsk: { zh: '“请核对”已发到旅馆的收件箱。', en: 'The question is in the house’s inbox.' },
});

/** The neutral question as a sentence. Days 'YYYY-MM-DD'. */
export function questionText(
  { from, to, counts }: { from: string; to: string; counts: QuestionCounts },
  language: Language,
): string {
  const words = houseAskWords(language);
  if (from === to) return words.textOne(dateName(from, language), counts.filed);
  return words.text(dateName(from, language), dateName(to, language), counts.nights, counts.filed);
}

/** One named night of a question. */
export function nightText({ night, filed, registered }: NightCount, language: Language): string {
  const words = houseAskWords(language);
  const name = dateName(night, language);
  return registered === null ? words.night(name, filed) : words.nightRegistered(name, filed, registered);
}
