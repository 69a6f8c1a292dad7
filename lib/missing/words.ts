import type { MessageText } from '#lib/delivery/send.ts';
import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import { type AnswerCode, type CallOutcome, type CallState, longestCallDays, type Matter } from './terms.ts';

/** The police’s pages of search calls. */
export const callWords = defineWords({
  title: { zh: '急寻', en: 'Search calls' },
  titleNew: { zh: '发起急寻', en: 'New search call' },
  none: { zh: '没有急寻', en: 'No search call' },
  noneHint: {
    zh: '有人走失，或找到身份不明的人时，一次问到各旅馆前台。',
    en: 'When somebody is missing, or found and unknown, every desk is asked at once.',
  },
  hint: {
    zh: '发起后先进查找名单；另一位民警放行，才会问到旅馆。短信和消息里没有姓名。',
    en: 'The person is searched for at once; the desks are asked when another officer releases it. Messages carry no name.',
  },
  matter: { zh: '情形', en: 'Matter' },
  kind: { zh: '找谁', en: 'Whom' },
  name: { zh: '姓名', en: 'Name' },
  nameHint: { zh: '身份不明的可以不填', en: 'May be left empty for somebody nobody knows' },
  number: { zh: '证件号码（旅馆看不到）', en: 'Document number (no desk sees it)' },
  seen: { zh: '最后见到的时间和地点', en: 'When and where last seen' },
  looks: { zh: '样貌、衣着、随身物品', en: 'Looks, clothes, what the person carries' },
  audience: { zh: '问哪些旅馆', en: 'Which lodgings' },
  county: { zh: '全县', en: 'The whole county' },
  station: { zh: (name: string) => `派出所：${name}`, en: (name: string) => `Station: ${name}` },
  township: { zh: (name: string) => `乡镇：${name}`, en: (name: string) => `Township: ${name}` },
  endsOn: { zh: '最后一天', en: 'Last day' },
  endsHint: { zh: `最多${longestCallDays}天`, en: `At most ${longestCallDays} days` },
  contactHint: { zh: '写公安电话，旅馆会看到', en: 'A police telephone; the desks see it' },
  compose: { zh: '发起，等人放行', en: 'Compose; another releases it' },
  composed: { zh: '已进查找名单，等另一位民警放行', en: 'On the watch list; waits for another officer' },
  waitsFor: {
    zh: (who: string) => `${who}发起，等另一位民警放行`,
    en: (who: string) => `Composed by ${who}; waits for another officer`,
  },
  release: { zh: '放行，马上问到旅馆', en: 'Release: ask the lodgings now' },
  decline: { zh: '不放行', en: 'Decline' },
  released: { zh: '已放行，正在问旅馆', en: 'Released; the lodgings are being asked' },
  declined: { zh: '没有放行', en: 'Declined' },
  notOwn: { zh: '自己发起的，要由另一位民警放行。', en: 'Your own; another officer must release it.' },
  end: { zh: '结束', en: 'End' },
  endHint: {
    zh: '结束后各旅馆马上看不到内容；选已找到会向他们道谢。',
    en: 'No desk sees the content any more; “found” thanks them.',
  },
  how: { zh: '怎么结束', en: 'How it ended' },
  didEnd: { zh: '已结束', en: 'Ended' },
  content: { zh: '内容', en: 'Content' },
  contentGone: { zh: '内容已清除', en: 'The content has been cleared' },
  progress: { zh: '进展', en: 'Progress' },
  asked: {
    zh: (houses: number, people: number) => `问了${houses}家旅馆、${people}人`,
    en: (houses: number, people: number) => `${plural('lodging', houses)}, ${people} people asked`,
  },
  opened: { zh: (n: number) => `${n}家已打开`, en: (n: number) => `${n} have opened it` },
  notSeen: { zh: (n: number) => `${n}家没见过`, en: (n: number) => `${n} have not seen the person` },
  tips: { zh: (n: number) => `${n}条线索`, en: (n: number) => plural('tip', n) },
  answersTitle: { zh: '旅馆的答复', en: 'What the lodgings answered' },
  noAnswers: { zh: '还没有答复', en: 'No answer yet' },
  toAlert: { zh: '看预警', en: 'To the alert' },
  toWatch: { zh: '查找名单', en: 'Watch list' },
  caseNumber: { zh: '案件编号', en: 'Case number' },
  contact: { zh: '联系', en: 'Contact' },
  until: { zh: (day: string) => `到${day}`, en: (day: string) => `until ${day}` },
  clears: { zh: (day: string) => `内容${day}清除`, en: (day: string) => `The content is cleared on ${day}` },
  sex: { zh: '性别', en: 'Sex' },
  birth: { zh: '出生日期', en: 'Birth date' },
  unknown: { zh: '不明', en: 'Unknown' },
  by: { zh: '发起', en: 'Composed' },
  seenBy: {
    zh: (name: string, at: string) => `${name} ${at}`,
    en: (name: string, at: string) => `${name} ${at}`,
  },
});

/** The desk’s page of a call. */
export const soughtWords = defineWords({
  title: { zh: '急寻', en: 'Search' },
  missing: { zh: '请帮忙找这个人', en: 'Please help to find this person' },
  found: { zh: '找到一个人，有谁认识', en: 'Somebody was found: do you know them' },
  only: {
    zh: '只给您看。请不要拍照、转发。',
    en: 'For your eyes. Please take no picture and pass nothing on.',
  },
  ask: { zh: '见过吗', en: 'Have you seen the person' },
  said: { zh: '什么时候、在哪里、和谁', en: 'When, where, with whom' },
  saidHint: { zh: '没见过可以不填', en: 'May be left empty if not seen' },
  send: { zh: '答复', en: 'Answer' },
  thanks: { zh: '收到，谢谢', en: 'Received, thank you' },
  tip: {
    zh: '值班民警马上会看到。人就在店里的，请稳住，不要惊动；有危险先打110。',
    en: 'The duty officer sees it at once. If the person is with you, stay calm and let nothing be noticed; in danger call 110 first.',
  },
  over: { zh: '已经结束', en: 'This is over' },
  overFound: { zh: '人已找到，谢谢您', en: 'Found. Thank you' },
  overHint: { zh: '内容已收回。', en: 'Its content was taken back.' },
  call: { zh: (contact: string) => `打电话：${contact}`, en: (contact: string) => `Telephone: ${contact}` },
  answered: { zh: '您已答复', en: 'You answered' },
});

const matterWords = defineWords({
  missing: { zh: '有人走失', en: 'Somebody is missing' },
  found: { zh: '找到身份不明的人', en: 'Somebody was found, nobody knows who' },
} satisfies Record<Matter, { zh: string; en: string }>);

const stateWords = defineWords({
  waiting: { zh: '等放行', en: 'Waits for release' },
  running: { zh: '正在找', en: 'Running' },
  over: { zh: '已结束', en: 'Over' },
} satisfies Record<CallState, { zh: string; en: string }>);

const outcomeWords = defineWords({
  found: { zh: '已找到', en: 'Found' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  expired: { zh: '到期', en: 'Ended by itself' },
  declined: { zh: '没有放行', en: 'Not released' },
} satisfies Record<CallOutcome, { zh: string; en: string }>);

const answerWords = defineWords({
  not_seen: { zh: '没见过', en: 'Not seen' },
  seen: { zh: '见过', en: 'Seen' },
  here: { zh: '现在就在这里', en: 'Here now' },
} satisfies Record<AnswerCode, { zh: string; en: string }>);

const messages = defineWords({
  call: { zh: '急寻：请打开守夜灯看一看', en: 'Search call: please open Nightlight' },
  callBody: {
    zh: '公安机关正在找人，请打开守夜灯看内容并答复。',
    en: 'The police are searching for somebody. Open Nightlight to see and to answer.',
  },
  thanks: { zh: '人已找到，谢谢您', en: 'Found. Thank you' },
  thanksBody: { zh: '您收到的急寻已经结束。', en: 'The search call you had is over.' },
});

const problemWords = defineWords({
  'M-480': { zh: '请选情形。', en: 'Choose the matter.' },
  'M-481': { zh: '请从列表中选问哪些旅馆。', en: 'Choose from the list which lodgings are asked.' },
  'M-482': { zh: '请写清楚，至少4个字。', en: 'Please say it in at least 4 characters.' },
  'M-483': {
    zh: '这条急寻已经处理过或已结束，请刷新看看。',
    en: 'This call was decided or is over; please reload.',
  },
  'M-484': { zh: '太长了，请写短些。', en: 'Too long; please shorten it.' },
  'M-485': { zh: '请选见过没有。', en: 'Choose whether the person was seen.' },
  'M-486': {
    zh: `最后一天要在今天到${longestCallDays}天以内。`,
    en: `The last day lies between today and ${longestCallDays} days ahead.`,
  },
});

export const matterName = (matter: Matter, language: Language): string => matterWords(language)[matter];
export const stateName = (state: CallState, language: Language): string => stateWords(language)[state];
export const callOutcomeName = (outcome: CallOutcome, language: Language): string =>
  outcomeWords(language)[outcome];
export const answerName = (answer: AnswerCode, language: Language): string => answerWords(language)[answer];

/** The messages of a call: no name, no picture, only a word to open Nightlight. */
export function wordsOfCall(what: 'call' | 'thanks', language: Language): MessageText {
  const words = messages(language);
  return { title: words[what], body: words[`${what}Body`] };
}

/** The sentence of a problem of this room (M-480 to M-486), or null for another room's. */
export function missingProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
