import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { Break, BreakReason, Verdict } from './verify.ts';

const phrases = defineWords({
  title: { zh: '审计日志', en: 'House book' },
  when: { zh: '时间', en: 'When' },
  who: { zh: '谁', en: 'Who' },
  act: { zh: '做了什么', en: 'Act' },
  subject: { zh: '对象', en: 'Subject' },
  lodging: { zh: '旅馆', en: 'Lodging' },
  detail: { zh: '详情', en: 'Details' },
  place: { zh: '链·月·号', en: 'Chain, month, number' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  search: { zh: '查询', en: 'Search' },
  nothing: { zh: '没有符合条件的记录。', en: 'No line of the book fits.' },
  person: { zh: '人员', en: 'Person' },
  key: { zh: '接口密钥', en: 'API key' },
  job: { zh: '系统任务', en: 'The house’s own job' },
  sound: {
    zh: (events: number, chains: number) => `完整：${events} 条记录、${chains} 条链逐一核对无误。`,
    en: (events: number, chains: number) =>
      `Sound: ${events} events in ${chains} chains recomputed, none altered.`,
  },
  broken: { zh: '不完整：', en: 'Not sound: ' },
  anchoredTo: {
    zh: (at: string) => `锚定到 ${at}；其后被截去的尾部看不出来。`,
    en: (at: string) => `Anchored up to ${at}; a tail cut after that would not show.`,
  },
  neverAnchored: {
    zh: '还没有锚定，被截去的尾部看不出来。',
    en: 'Not anchored yet: a cut tail would not show.',
  },
  noFile: {
    zh: '旁边没有锚定文件，只核对了数据库内的锚定。',
    en: 'There is no anchor file beside the database; only its own anchors were asked.',
  },
  at: {
    zh: (chain: number, month: string, seq: number) => `第 ${chain} 链 ${month.slice(0, 7)} 第 ${seq} 条`,
    en: (chain: number, month: string, seq: number) =>
      `chain ${chain}, month ${month.slice(0, 7)}, number ${seq}`,
  },
});

const reasons = defineWords({
  gap: { zh: '缺一条', en: 'a row is missing' },
  link: { zh: '内容或顺序被改动', en: 'a row was altered, moved or put in' },
  head: { zh: '链尾与链头记录不符', en: 'the chain ends elsewhere than its head says' },
  anchor: { zh: '与锚定不符', en: 'a row that an anchor saw is gone or another' },
  anchor_altered: { zh: '锚定被改动', en: 'an anchor was altered' },
  anchor_lost: { zh: '锚定缺失', en: 'an anchor was taken out' },
} satisfies Record<BreakReason, { zh: string; en: string }>);

const problems = defineWords({
  'M-300': {
    zh: '查询条件写法不对，请从列表中选择。',
    en: 'This filter does not fit; choose from the list.',
  },
});

/** The sentences of the house book's page. */
export const bookWords = phrases;

/** Where and how the book is broken, in one line. */
function breakName(found: Break, language: Language): string {
  const reason = reasons(language)[found.reason];
  if (found.chain < 0) return `${reason}${found.at ? ` (${found.at})` : ''}`;
  return `${phrases(language).at(found.chain, found.month, found.seq)}: ${reason}`;
}

/** The verdict as lines for the command line and the page. */
export function verdictLines(verdict: Verdict, language: Language): string[] {
  const words = phrases(language);
  return [
    ...(verdict.sound
      ? [words.sound(verdict.events, verdict.chains)]
      : verdict.breaks.map((found) => `${words.broken}${breakName(found, language)}`)),
    verdict.anchoredTo ? words.anchoredTo(verdict.anchoredTo) : words.neverAnchored,
    ...(verdict.fileAnchors === null ? [words.noFile] : []),
  ];
}

/** The sentence of a problem of this room (M-300), or null for another room's. */
export function auditProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problems(language);
  return words[problem.code] ?? null;
}
