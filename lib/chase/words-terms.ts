import { defineWords, type Language } from '#lib/platform/i18n.ts';
import {
  type Article,
  type CallOutcome,
  type Consequence,
  type Duty,
  type DutyAnswer,
  type Ending,
  findings,
  type Level,
  type Step,
  type VisitOutcome,
} from './terms.ts';

type Phrase = { zh: string; en: string };

export const levelWords = defineWords({
  remind: { zh: '提醒', en: 'Reminding' },
  officer: { zh: '联系', en: 'Get in touch' },
  call: { zh: '打电话', en: 'Call' },
  visit: { zh: '上门', en: 'Visit' },
  joint_visit: { zh: '联合走访', en: 'Joint visit' },
  breach: { zh: '处理', en: 'Breach to answer' },
} satisfies Record<Level, Phrase>);

export const stepWords = defineWords({
  reminder: { zh: '发提醒', en: 'Reminder sent' },
  call: { zh: '打电话', en: 'Call' },
  text: { zh: '发短信', en: 'Text message' },
  message: { zh: '发微信', en: 'Chat message' },
  visit: { zh: '上门', en: 'Visit' },
  promise: { zh: '答应了日子', en: 'Promise' },
  on_behalf: { zh: '代报零报告', en: 'Nil filed on behalf' },
  joint_visit: { zh: '联合走访', en: 'Joint visit' },
  correction: { zh: '责令改正', en: 'Correction ordered' },
  talk: { zh: '督办约谈', en: 'Talk' },
  case: { zh: '立案', en: 'Case' },
  closed: { zh: '查明情况，结束', en: 'Ended with a finding' },
  given: { zh: '交办', en: 'Given to' },
  opened: { zh: '到时未报，开始催报', en: 'Silent past its due: chase opened' },
  raised: { zh: '提级', en: 'Raised' },
  promise_passed: { zh: '答应的日子过了', en: 'The promised day has passed' },
  asked_again: { zh: '又有未报，再联系', en: 'Silent again: asked once more' },
  ended: { zh: '自动结束', en: 'Ended by itself' },
} satisfies Record<Step, Phrase>);

const outcomeWords = defineWords({
  will_file: { zh: '说马上报', en: 'Will file' },
  needs_help: { zh: '不会报，要帮', en: 'Needs help' },
  no_answer: { zh: '没人接', en: 'No answer' },
  busy: { zh: '占线', en: 'Busy' },
  invalid_number: { zh: '空号错号', en: 'Wrong number' },
  refuses: { zh: '不肯报', en: 'Refuses' },
  helped: { zh: '当面教会了', en: 'Helped on the spot' },
  nobody_there: { zh: '没有人', en: 'Nobody there' },
  shut: { zh: '关门了', en: 'Shut' },
  kept: { zh: '三项都做到了', en: 'All three kept' },
  breach: { zh: '发现问题', en: 'Breach found' },
  closed_down: { zh: '已停业关闭', en: 'Closed down' },
  no_signal: { zh: '没有网络信号', en: 'No signal' },
  no_longer_lodging: { zh: '不再接待住宿', en: 'No longer a lodging' },
  filed: { zh: '已报来', en: 'Filed' },
  excused: { zh: '免报', en: 'Excused' },
} satisfies Record<CallOutcome | VisitOutcome | Ending | 'kept' | 'breach', Phrase>);

export const dutyWords = defineWords({
  registering: { zh: '登记：查验身份，如实登记', en: 'Registering: identity checked and registered' },
  asking: { zh: '询问：监护人联系方式、同住关系', en: 'Asking: guardian’s contact and relation' },
  reporting: { zh: '报告：可疑情况立即报告', en: 'Reporting: suspicions at once' },
} satisfies Record<Duty, Phrase>);

export const dutyAnswerWords = defineWords({
  kept: { zh: '做到了', en: 'Kept' },
  breach: { zh: '没做到', en: 'Not kept' },
} satisfies Record<DutyAnswer, Phrase>);

export const consequenceWords = defineWords({
  correction: { zh: '责令改正', en: 'Order correction' },
  talk: { zh: '督办约谈', en: 'Hold a talk' },
  case: { zh: '立案调查', en: 'Open a case' },
} satisfies Record<Consequence, Phrase>);

const articleWords = defineWords({
  minors_57_ask: {
    zh: '未成年人保护法第57条（询问监护人联系方式、同住关系）',
    en: 'Law on the Protection of Minors, art. 57 (asking)',
  },
  minors_57_report: {
    zh: '未成年人保护法第57条（发现可疑立即报告）',
    en: 'Law on the Protection of Minors, art. 57 (reporting)',
  },
  minors_122: { zh: '未成年人保护法第122条', en: 'Law on the Protection of Minors, art. 122' },
  order_67: {
    zh: '治安管理处罚法第67条（登记）',
    en: 'Public Security Administration Punishments Law, art. 67 (registering)',
  },
  order_68: {
    zh: '治安管理处罚法第68条（出租房屋）',
    en: 'Public Security Administration Punishments Law, art. 68 (let houses)',
  },
  terror_21: { zh: '反恐怖主义法第21条', en: 'Counter-Terrorism Law, art. 21' },
  hotel_6: { zh: '旅馆业治安管理办法第6条', en: 'Measures on hotels, art. 6' },
  hotel_9: { zh: '旅馆业治安管理办法第9条', en: 'Measures on hotels, art. 9' },
  hunan: { zh: '湖南省旅馆业治安管理办法', en: 'Hunan measures on hotels' },
} satisfies Record<Article, Phrase>);

/** The name of an article; one a later version listed stands as its code. */
export function articleName(code: string, language: Language): string {
  const words: Record<string, string> = articleWords(language);
  return words[code] ?? code;
}

/** The name of what came of a step, or of how a chase ended. */
export function chaseOutcomeName(outcome: string, language: Language): string {
  const words: Record<string, string> = outcomeWords(language);
  return words[outcome] ?? outcome;
}

/** The findings as they are chosen, by name. */
export const findingOptions = (language: Language) =>
  findings.map((value) => ({ value, label: chaseOutcomeName(value, language) }));
