import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import type { MatchedBy, WatchKind, WatchOutcome } from './terms.ts';

const kindWords = defineWords({
  child: { zh: '未成年人', en: 'Child' },
  adult: { zh: '成年人', en: 'Adult' },
} satisfies Record<WatchKind, { zh: string; en: string }>);

const outcomeWords = defineWords({
  found: { zh: '已找到', en: 'Found' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  expired: { zh: '到期', en: 'Ended by itself' },
} satisfies Record<WatchOutcome, { zh: string; en: string }>);

const matchedWords = defineWords({
  number: { zh: '证件号码一致', en: 'Same number' },
  person: { zh: '姓名和出生日期一致', en: 'Same name and birth date' },
  companion: { zh: '同住成年人证件号码一致', en: 'An adult in the room has the same number' },
  companion_name: {
    zh: '同住成年人姓名相同，可能同名',
    en: 'An adult in the room has the same name; maybe a namesake',
  },
  register: { zh: '旅馆业系统有登记，没有报备', en: 'In the hotel register, in no return' },
} satisfies Record<MatchedBy, { zh: string; en: string }>);

const problems = defineWords({
  'M-343': { zh: '请选已找到或撤销。', en: 'Choose found or withdrawn.' },
  'M-345': {
    zh: '截止日要在今天到180天以内，例如 2026-12-20。',
    en: 'The last day lies between today and 180 days ahead, such as 2026-12-20.',
  },
  'M-346': {
    zh: '还不能比对：请填证件号码；没有号码的，未成年人填出生日期，成年人勾选按姓名比对。',
    en: 'Nothing to recognise the person by: give a number; without one a child’s birth date, or tick “by name” for an adult.',
  },
  'M-347': { zh: '这条查找已经结束。', en: 'This search has ended.' },
  'M-348': {
    zh: '请写比中后找谁：姓名和电话，2 到 60 字。',
    en: 'Say whom to ring on a hit: name and telephone, 2 to 60 characters.',
  },
  'M-349': { zh: '请选未成年人或成年人。', en: 'Choose child or adult.' },
});

/** The pages of the watch list. */
export const watchWords = defineWords({
  title: { zh: '查找名单', en: 'Watch list' },
  titleNew: { zh: '新的查找', en: 'New search' },
  open: { zh: '正在查找', en: 'Searched for' },
  ended: { zh: '已结束', en: 'Ended' },
  add: { zh: '新的查找', en: 'New search' },
  none: { zh: '现在没有要查找的人', en: 'Nobody is searched for' },
  noneText: {
    zh: '录入后马上和在住的、近30天住过的比对，之后每来一份报备再比一次。旅馆看不到这份名单。',
    en: 'A new entry is compared at once with everyone in house and the last 30 days, and then with each return. No lodging sees this list.',
  },
  noneEnded: { zh: '还没有结束的查找', en: 'No search has ended' },
  ruleOff: {
    zh: '规则“查找名单比中”没有批准：比中只列在这里，不响铃。',
    en: 'The rule “watch-list match” is not approved: hits are listed here and ring nobody.',
  },
  toRule: { zh: '看规则', en: 'The rule' },
  who: { zh: '查找谁', en: 'Who' },
  kind: { zh: '查找的是', en: 'Searched for' },
  caseNumber: { zh: '案（事）件编号', en: 'Case number' },
  caseHint: { zh: '只写编号，不写姓名和号码', en: 'The number alone; no name' },
  hits: { zh: '比中', en: 'Hits' },
  hitCount: { zh: (n: number) => `比中${n}次`, en: (n: number) => plural('hit', n) },
  noHit: { zh: '没有比中', en: 'No hit' },
  endsOn: { zh: '截止日', en: 'Last day' },
  endsHint: { zh: '到这天自动结束，最长180天', en: 'It ends by itself; 180 days at most' },
  until: { zh: (day: string) => `到${day}`, en: (day: string) => `until ${day}` },
  lastHit: { zh: (at: string) => `最近${at}`, en: (at: string) => `last ${at}` },
  by: { zh: '录入', en: 'Entered by' },
  enteredBy: {
    zh: (who: string, at: string) => `${who} ${at}录入`,
    en: (who: string, at: string) => `Entered by ${who}, ${at}`,
  },
  looksFrom: {
    zh: (night: string) => `从${night}起比对`,
    en: (night: string) => `Looks from the night of ${night}`,
  },
  contact: { zh: '比中后找谁', en: 'Whom to ring' },
  contactHint: { zh: '办案民警姓名和电话', en: 'The officer of the case and a telephone' },
  name: { zh: '姓名', en: 'Name' },
  number: { zh: '证件号码', en: 'Number' },
  numberHint: {
    zh: '身份证、港澳台通行证、护照都可以；有号码比得最准',
    en: 'Identity card, permit or passport; a number is surest',
  },
  birthDate: { zh: '出生日期', en: 'Birth date' },
  birthHint: {
    zh: '没有号码时，未成年人按姓名和出生日期比对',
    en: 'Without a number a child is compared by name and birth date',
  },
  sex: { zh: '性别', en: 'Sex' },
  sexUnknown: { zh: '不填', en: 'Not given' },
  byName: {
    zh: '成年人没有号码时，也按姓名比对同住人（会有同名）',
    en: 'An adult: compare the name with adults in the room too (namesakes will come)',
  },
  features: { zh: '体貌特征', en: 'What to look for' },
  featuresHint: {
    zh: '衣着、随身物品、可能去向，300字以内',
    en: 'Clothes, things carried, where to; 300 characters',
  },
  formHint: {
    zh: '姓名、号码和特征加密保存，列表只显示遮住的；到期或找到后按规定清除。',
    en: 'Name, number and features are sealed and shown masked; they are cleared when the search is over and its time has run.',
  },
  enter: { zh: '录入并比对', en: 'Enter and compare' },
  entered: {
    zh: '已录入，正在比对；几秒后刷新看比中。',
    en: 'Entered and being compared; hits show in a few seconds.',
  },
  refresh: { zh: '刷新', en: 'Refresh' },
  end: { zh: '结束查找', en: 'End the search' },
  how: { zh: '怎么结束', en: 'How it ends' },
  didEnd: { zh: '查找已结束，不再比对。', en: 'The search has ended; nothing is compared any more.' },
  endFound: { zh: '已找到', en: 'Found' },
  endWithdrawn: { zh: '撤销', en: 'Withdraw' },
  endHint: {
    zh: '结束后不再比对；已有的预警照常办结。',
    en: 'Nothing is compared any more; alerts that stand are still worked to their end.',
  },
  original: { zh: '看原文', en: 'Originals' },
  originalHint: { zh: '按这个案号查看，会留痕', en: 'Read for this case; it leaves a trace' },
  show: { zh: '看姓名和号码', en: 'Show name and number' },
  where: { zh: '在哪里', en: 'Where' },
  night: { zh: '哪一晚', en: 'Night' },
  how1: { zh: '怎么比中', en: 'Recognised by' },
  found: { zh: '比中时间', en: 'Found' },
  stay: { zh: '入住登记', en: 'Stay' },
  openStay: { zh: '看登记', en: 'Open the stay' },
  onEntry: { zh: '录入时比中', en: 'when entered' },
  beyond: {
    zh: (n: number) => `另有${n}次在别的辖区，已通知当地派出所和指挥中心。`,
    en: (n: number) =>
      `${plural('hit', n)} more in other districts; their station and the command room are told.`,
  },
  noHitText: {
    zh: '在住的和近30天的都比过了。以后每来一份报备、每次核对登记都会再比。',
    en: 'Everyone in house and the last 30 days were compared. Each later return and register is compared too.',
  },
  alerts: { zh: '预警', en: 'Alerts' },
  noAlerts: { zh: '没有预警', en: 'No alert' },
  claimed: { zh: '已签收', en: 'Claimed' },
  cleared: { zh: '内容已到期清除', en: 'The text was cleared' },
  clearsOn: { zh: (day: string) => `内容保留到${day}`, en: (day: string) => `Text kept until ${day}` },
});

/** Whom a search is for. */
export function watchKindName(kind: WatchKind, language: Language): string {
  return kindWords(language)[kind];
}

/** How a search ended. */
export function outcomeName(outcome: WatchOutcome, language: Language): string {
  return outcomeWords(language)[outcome];
}

/** What a hit was recognised by. */
export function matchedName(by: MatchedBy, language: Language): string {
  return matchedWords(language)[by];
}

/** The sentence of a problem of the watch list (M-343 to M-349), or null for another room's. */
export function watchProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problems(language);
  return words[problem.code] ?? null;
}
