import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, listCommaOf } from '#lib/platform/i18n.ts';
import {
  type AudienceRole,
  audienceRoles,
  type FilingState,
  type NoticeState,
  type PersonState,
  type SafetyReason,
  safetyReasons,
  type Way,
} from './terms.ts';

const stateWords = defineWords({
  draft: { zh: '草稿', en: 'Draft' },
  asked: { zh: '待审核', en: 'To be checked' },
  checked: { zh: '待签发', en: 'To be signed' },
  signed: { zh: '已签发，待发出', en: 'Signed, going out' },
  sent: { zh: '已发出', en: 'Sent' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} satisfies Record<NoticeState, { zh: string; en: string }>);

const personWords = defineWords({
  waiting: { zh: '还没发', en: 'not sent yet' },
  awaiting_officer: { zh: '等民警转发', en: 'waits for the officer' },
  deferred: { zh: '顺延', en: 'deferred' },
  queued: { zh: '待送出', en: 'queued' },
  handed: { zh: '已送出', en: 'handed over' },
  delivered: { zh: '已送达', en: 'delivered' },
  read: { zh: '已读', en: 'read' },
  acknowledged: { zh: '已确认', en: 'acknowledged' },
  answered: { zh: '已答复', en: 'answered' },
  failed: { zh: '没有送到', en: 'failed' },
  unknown: { zh: '结果不明，正在查', en: 'not known, being asked' },
  left: { zh: '已离开', en: 'left' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} satisfies Record<PersonState, { zh: string; en: string }>);

const wayWords = defineWords({
  direct: { zh: '签发后就发', en: 'Once signed' },
  scheduled: { zh: '定时发', en: 'At a time' },
  order: { zh: '下指令，由社区民警、辅警一键转发', en: 'As an order each officer confirms' },
} satisfies Record<Way, { zh: string; en: string }>);

const safetyWords = defineWords({
  danger_to_life: { zh: '有人身危险', en: 'danger to life' },
  fire: { zh: '火灾', en: 'fire' },
  weather: { zh: '极端天气', en: 'severe weather' },
  abduction: { zh: '拐骗', en: 'abduction' },
} satisfies Record<SafetyReason, { zh: string; en: string }>);

const filingWords = defineWords({
  silent: { zh: '过了截止还没报', en: 'silent past the due' },
  unfiled: { zh: '还没报', en: 'not filed yet' },
  filed: { zh: '报了', en: 'filed' },
} satisfies Record<FilingState, { zh: string; en: string }>);

const roleWords = defineWords({
  owner: { zh: '店主', en: 'owners' },
  staff: { zh: '前台', en: 'front desk' },
  officer: { zh: '责任民警、辅警', en: 'officers of the beat' },
  chief: { zh: '派出所所长', en: 'head of the station' },
} satisfies Record<AudienceRole, { zh: string; en: string }>);

const deferredWords = defineWords({
  quiet: { zh: '免打扰时段', en: 'quiet hours' },
  cap: { zh: '已收满次数', en: 'had as many as one may get' },
});

/** The state of a notice. */
export const noticeStateName = (state: NoticeState, language: Language): string =>
  stateWords(language)[state];
/** Where a person stands with a notice. */
export const personStateName = (state: PersonState, language: Language): string =>
  personWords(language)[state];
/** A way to send. */
export const wayName = (way: Way, language: Language): string => wayWords(language)[way];
/** A filing state as it is chosen. */
export const filingName = (state: FilingState, language: Language): string => filingWords(language)[state];

/** Why a notice passes rest and caps; a reason of a later version stands as its code. */
export function safetyName(reason: string, language: Language): string {
  const known = safetyReasons.find((one) => one === reason);
  return known ? safetyWords(language)[known] : reason;
}

/** One or more roles, as a list. */
export function rolesName(roles: readonly string[], language: Language): string {
  const known = audienceRoles.filter((one) => roles.includes(one)).map((one) => roleWords(language)[one]);
  return known.join(listCommaOf(language));
}

/** Why somebody gets it later. */
export function deferredName(why: string | null, language: Language): string {
  const words = deferredWords(language);
  return why === 'quiet' || why === 'cap' ? words[why] : '';
}

const problemWords = defineWords({
  'M-760': { zh: '请从列表中选择。', en: 'Choose from the list.' },
  'M-761': { zh: '请选发给谁。', en: 'Choose who is to get it.' },
  'M-762': {
    zh: '这条通知现在不能这样办，请刷新看看到了哪一步。',
    en: 'That is not possible now; reload and see how far it has come.',
  },
  'M-763': {
    zh: '自己起草的通知，请另一人审核、签发。',
    en: 'You composed this; another checks and signs it.',
  },
  'M-764': { zh: '草稿只有起草人能改。', en: 'A draft is changed by whoever composed it.' },
  'M-765': {
    zh: '已经全部发出，不能撤回；可以发更正。',
    en: 'Everybody was sent it; send a correction instead.',
  },
  'M-766': {
    zh: '太长了：标题40字，正文320字，问题80字，选项24字以内。',
    en: 'Too long: title 40, text 320, question 80, choice 24 characters at most.',
  },
  'M-767': {
    zh: '里面有不能显示的字符，请重新输入。',
    en: 'There are characters in it that cannot be shown; type it again.',
  },
  'M-768': {
    zh: '花括号里只能用：{person}、{lodging}、{township}、{beat}。',
    en: 'In braces only {person}, {lodging}, {township} and {beat} can stand.',
  },
  'M-769': { zh: '请去掉证件号码和手机号。', en: 'Take identity and phone numbers out.' },
  'M-770': { zh: '请填写。', en: 'Fill this in.' },
  'M-771': {
    zh: '请写2到6个选项，一行一个，每个24字以内。',
    en: 'Give 2 to 6 choices, one a line, 24 characters each at most.',
  },
  'M-772': { zh: '请填写发出的日期和时间。', en: 'Give the date and time it is to go out.' },
  'M-773': {
    zh: '安全通知会打破免打扰和次数限制，请勾选同意。',
    en: 'A safety notice passes rest and caps: tick that you approve.',
  },
  'M-774': { zh: '请先作答。', en: 'Give an answer first.' },
  'M-775': { zh: '还没有人会收到，请先选谁。', en: 'Nobody would get it yet; choose the audience first.' },
  'M-776': {
    zh: '有您范围以外的人会收到，请县局签发。',
    en: 'It reaches people beyond your station; the county signs it.',
  },
  'M-777': { zh: '定的时间已经过了，请改时间。', en: 'The hour has passed; choose another.' },
  'M-778': { zh: '这条指令已经确认了。', en: 'This order was confirmed already.' },
  'M-779': {
    zh: '按报备情况选的人每天在变，不能补发给新加入的人。',
    en: 'An audience by filing changes every night and takes no late joiners.',
  },
  'M-780': { zh: '条件太多了，请分成几条通知。', en: 'Too many conditions; make several notices of it.' },
  'M-781': {
    zh: '更正发给收到原通知的人，名单不能改。',
    en: 'A correction goes to whoever got the notice; its list stands.',
  },
  'M-782': { zh: '这个名字已经用过了。', en: 'This name is taken.' },
  'M-783': { zh: '您已经答过了。', en: 'You have answered already.' },
  'M-784': { zh: '没有未读的人。', en: 'Nobody is left who has not read it.' },
});

/** The sentence of a problem of this room (M-760 to M-784), or null for another room's. */
export function noticeProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
