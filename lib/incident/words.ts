import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { Company, IncidentKind, Outcome, Presence, Sign, Source } from './terms.ts';

const kindWords = defineWords({
  report_now: { zh: '立即报告', en: 'Report now' },
  left_unroomed: { zh: '来过未住', en: 'Came, got no room' },
} satisfies Record<IncidentKind, { zh: string; en: string }>);

const signWords = defineWords({
  hurt: { zh: '身上有伤、被打', en: 'Hurt or beaten' },
  unwell: { zh: '神志不清、喝醉', en: 'Dazed or drunk' },
  forced: { zh: '被强迫、被拉扯', en: 'Forced or dragged' },
  afraid: { zh: '孩子害怕、求助', en: 'Afraid, asks for help' },
  adult_unclear: { zh: '带孩子的大人说不清关系', en: 'Adult cannot explain the relation' },
  many_visitors: { zh: '房间里大人进进出出', en: 'Adults come and go' },
  lost: { zh: '孩子走失、离家', en: 'Lost or run away' },
  other: { zh: '别的不对劲', en: 'Something else' },
} satisfies Record<Sign, { zh: string; en: string }>);

const presenceWords = defineWords({
  here: { zh: '还在这里', en: 'Still here' },
  left: { zh: '已经走了', en: 'Gone' },
  unknown: { zh: '不清楚', en: 'Not sure' },
} satisfies Record<Presence, { zh: string; en: string }>);

const companyWords = defineWords({
  alone: { zh: '独自一人', en: 'Alone' },
  with_adult: { zh: '和大人一起', en: 'With an adult' },
  with_minors: { zh: '和别的孩子一起', en: 'With other minors' },
} satisfies Record<Company, { zh: string; en: string }>);

const outcomeWords = defineWords({
  confirmed: { zh: '属实', en: 'Confirmed' },
  explained: { zh: '已排除', en: 'Explained' },
  unverifiable: { zh: '无法核实', en: 'Unverifiable' },
  duplicate: { zh: '重复', en: 'Duplicate' },
  referred: { zh: '移送', en: 'Referred' },
} satisfies Record<Outcome, { zh: string; en: string }>);

const sourceWords = defineWords({
  house: { zh: '店里人登录后报的', en: 'Signed in at the house' },
  plate: { zh: '扫店里告示牌报的，未核实身份', en: 'From the house’s plate, unverified' },
  open: { zh: '没有登录，未核实身份', en: 'Not signed in, unverified' },
} satisfies Record<Source, { zh: string; en: string }>);

const problemWords = defineWords({
  'M-400': {
    zh: '请点一项，或写一句话，就可以发出。',
    en: 'Choose one answer or write a few words, and it can be sent.',
  },
  'M-401': { zh: '请选一下是哪家店。', en: 'Choose which house it is.' },
  'M-402': { zh: '页面过期了，请再点一次发出。', en: 'The page is too old; send it once more.' },
  'M-403': { zh: '请选一个结论。', en: 'Choose how it ended.' },
  'M-404': { zh: '请写明核查情况，4 到 500 字。', en: 'Say what was found in 4 to 500 characters.' },
  'M-405': { zh: '这件事已经办结。', en: 'This is closed.' },
  'M-406': {
    zh: '别人已经签收；要接手请点“接手”。',
    en: 'Somebody has claimed it; take it over on purpose.',
  },
  'M-407': { zh: '属实和移送由民警作出。', en: 'Only a 民警 confirms or refers.' },
});

/** The sentences of the sender's pages; calm, and nothing is said that has not happened. */
export const tellWords = defineWords({
  title: { zh: '可疑情况报告', en: 'Report a concern' },
  titleUnroomed: { zh: '来过未住', en: 'Came and got no room' },
  danger: { zh: '正在发生危险，先打110', en: 'Danger right now: call 110 first' },
  silent: {
    zh: '发出后没有声音，不弹窗；只有警察看得到，店里其他人看不到。',
    en: 'Sending is silent. Only the police can see it; nobody else of the house can.',
  },
  whichHouse: { zh: '哪家店', en: 'Which house' },
  county: { zh: '哪个县', en: 'Which county' },
  seen: { zh: '看到了什么？', en: 'What did you see?' },
  seenHint: { zh: '可以点几项，也可以都不点', en: 'Any number, or none' },
  where: { zh: '在哪里？', en: 'Where?' },
  whereHint: { zh: '房号、楼层、门口，怎么说都行', en: 'Room, floor, entrance: in your own words' },
  whereOpenHint: {
    zh: '店名、地址、房号，怎么说都行',
    en: 'Name of the house, address, room: in your own words',
  },
  presence: { zh: '孩子现在还在吗？', en: 'Is the child still there?' },
  more: { zh: '还有什么要说的？', en: 'Anything else?' },
  moreHint: { zh: '不写也可以', en: 'May stay empty' },
  phone: { zh: '您的电话', en: 'Your phone' },
  phoneHint: {
    zh: '不留也可以；留了，民警可能打来问',
    en: 'Not needed; with it, the police may call you',
  },
  quiet: { zh: '现在不方便说话', en: 'Cannot talk now' },
  quietHint: { zh: '民警不会给您打电话', en: 'The police will not call you' },
  send: { zh: '发出', en: 'Send' },
  sending: { zh: '正在发出', en: 'Sending' },
  toUnroomed: { zh: '孩子来过，没有住下', en: 'A child came and got no room' },
  toUnroomedHint: {
    zh: '记下时间和去向；如实说，绝不因此追究店里',
    en: 'Note the time and direction; it is never held against the house',
  },
  toReportNow: { zh: '觉得不对劲，立即报告', en: 'Something is wrong: report now' },
  unroomedLead: {
    zh: '孩子来问过房，没有住下就走了：告诉民警，好让人留意。如实说，绝不因此追究店里。',
    en: 'A child asked for a room and went away without one: tell the police, so that somebody looks out. It is never held against the house.',
  },
  at: { zh: '什么时候来的', en: 'When did they come' },
  company: { zh: '和谁一起', en: 'With whom' },
  direction: { zh: '往哪边走了', en: 'Which way did they go' },
  directionHint: { zh: '比如：往汽车站方向，步行', en: 'For example: towards the bus station, on foot' },
  looks: { zh: '大概样子', en: 'What they looked like' },
  looksHint: { zh: '男女、年纪、衣着，记得多少写多少', en: 'Sex, age, clothes: as much as you remember' },
  stored: { zh: '已存下', en: 'Stored' },
  storedAt: { zh: (at: string) => `${at} 存下了`, en: (at: string) => `Stored at ${at}` },
  rung: { zh: '值班室已响铃', en: 'Duty room rung' },
  rungAt: {
    zh: (at: string) => `${at} 值班室的铃响过了`,
    en: (at: string) => `The duty room’s bell sounded at ${at}`,
  },
  notRung: { zh: '值班室还没有响铃', en: 'The duty room has not been rung yet' },
  notRungHint: {
    zh: '还没有值班页面应答，正在继续叫',
    en: 'No duty page has answered yet; it keeps trying',
  },
  claimed: { zh: '有人签收', en: 'Claimed' },
  claimedBy: {
    zh: (name: string, at: string) => `${name} ${at} 签收，正在处理`,
    en: (name: string, at: string) => `${name} claimed it at ${at} and is on it`,
  },
  notClaimed: { zh: '还没有人签收', en: 'Nobody has claimed it yet' },
  call110: { zh: '还没有人签收，请打110', en: 'Nobody has claimed it: call 110' },
  call: { zh: (name: string) => `打电话给${name}`, en: (name: string) => `Call ${name}` },
  closed: { zh: '民警已办结', en: 'Closed by the police' },
  unroomedStored: {
    zh: '谢谢，民警看得到。不用再做什么。',
    en: 'Thank you; the police can see it. Nothing more to do.',
  },
  quietSaid: {
    zh: '您说过不方便说话，民警不会打给您。',
    en: 'You cannot talk now, so the police will not call you.',
  },
  refresh: { zh: '看看有没有人签收', en: 'Look again' },
  follow: { zh: '这一页会自己更新', en: 'This page keeps itself up to date' },
  leave: { zh: '离开，不留痕迹', en: 'Leave no trace' },
  leaveHint: {
    zh: '点了以后这台设备上再也看不到这次报告',
    en: 'Afterwards nothing of it can be seen on this device',
  },
  another: { zh: '再报一件', en: 'Report another' },
  failed: {
    zh: '没有存下来，请马上打110',
    en: 'It was not stored: call 110 now',
  },
  failedHint: {
    zh: '您写的还在下面，可以再点一次发出。',
    en: 'What you wrote is still below; you can send it once more.',
  },
  degraded: {
    zh: '系统有故障：可以照样填、照样发；发不出去请打110。',
    en: 'The system is disturbed: fill it in and send all the same; if that fails, call 110.',
  },
  notKnown: { zh: '没有说', en: 'Not said' },
});

export const incidentKindName = (kind: IncidentKind, language: Language): string => kindWords(language)[kind];
export const signName = (sign: Sign, language: Language): string => signWords(language)[sign];
export const presenceName = (presence: Presence, language: Language): string =>
  presenceWords(language)[presence];
export const companyName = (company: Company, language: Language): string => companyWords(language)[company];
export const endName = (outcome: Outcome, language: Language): string => outcomeWords(language)[outcome];
export const sourceName = (source: Source, language: Language): string => sourceWords(language)[source];

/** The sentence of a problem of this room (M-400 to M-407), or null for another room's. */
export function incidentProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
