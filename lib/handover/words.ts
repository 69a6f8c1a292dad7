import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';
import { giveProblem } from './words-give.ts';

type Counts = { chases: number; tasks: number; alerts: number; threads: number; notes: number };

/** The page of hand-overs and substitutions. */
export const handoverWords = defineWords({
  title: { zh: '工作交接', en: 'Hand-over' },
  give: { zh: '交接或代管', en: 'Hand over or substitute' },
  giver: { zh: '谁交出', en: 'Who gives' },
  taker: { zh: '谁接手', en: 'Who takes over' },
  beats: { zh: '哪些警务区或岗位', en: 'Which beats or posts' },
  chiefOf: { zh: (name: string) => `${name}（所长）`, en: (name: string) => `${name} (chief)` },
  supervisorOf: { zh: (name: string) => `${name}（主管）`, en: (name: string) => `${name} (supervision)` },
  gaveBack: { zh: '已还', en: 'given back' },
  day: { zh: '从哪天起', en: 'From the day' },
  until: { zh: '到哪天（请假代管才填）', en: 'To the day (only while away)' },
  untilHint: {
    zh: '不填就是正式交接；填了，到期连同没办完的事自动还给原来的人。所长、县局主管只能按日期代管。',
    en: 'Left empty it is for good; given, beats and whatever is still open go back by themselves afterwards. A chief’s or supervisor’s post is only ever covered from a day to a day.',
  },
  leaves: { zh: '调离：当天起不能再登录处理', en: 'Leaves the force here: out from that day' },
  text: {
    zh: '警务区、旅馆、正在催的、待办、预警、问警、工作笔记一次交清，从那天零点起归接手的人；谁哪天管哪里的记录一直在。',
    en: 'Beats, lodgings, open chases, tasks, alerts, threads and notes go over in one act, from the first minute of that day. Who held what on which day stays on record.',
  },
  send: { zh: '交接', en: 'Hand over' },
  done: {
    zh: (beats: number, lodgings: number) => `已交接：${beats}个警务区，${lodgings}家旅馆`,
    en: (beats: number, lodgings: number) =>
      `Handed over: ${plural('beat', beats)}, ${plural('lodging', lodgings)}`,
  },
  counts: {
    zh: (of: Counts) =>
      `催报${of.chases}，待办${of.tasks}，预警${of.alerts}，没办完的问警${of.threads}，工作笔记${of.notes}`,
    en: (of: Counts) =>
      [
        plural('chase', of.chases),
        plural('task', of.tasks),
        plural('alert', of.alerts),
        plural('open thread', of.threads),
        plural('private note', of.notes),
      ].join(', '),
  },
  lodgings: { zh: (n: number) => `${n}家旅馆`, en: (n: number) => plural('lodging', n) },
  record: { zh: '谁哪天管哪里', en: 'Who held what, when' },
  made: { zh: '交接记录', en: 'Hand-overs made' },
  none: { zh: '还没有交接过', en: 'None was made yet' },
  nobody: { zh: '没有人', en: 'Nobody' },
  beat: { zh: '警务区', en: 'Beat' },
  holds: { zh: '现在', en: 'Now' },
  before: { zh: '以前和以后', en: 'Before and to come' },
  span: {
    zh: (name: string, from: string, to: string) => `${name} ${from}到${to}`,
    en: (name: string, from: string, to: string) => `${name} ${from} to ${to}`,
  },
  since: {
    zh: (name: string, from: string) => `${name} ${from}起`,
    en: (name: string, from: string) => `${name} since ${from}`,
  },
  fromTo: {
    zh: (from: string, to: string) => `${from}交给${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  onDay: { zh: (day: string) => `${day}起`, en: (day: string) => `from ${day}` },
  days: {
    zh: (day: string, until: string) => `${day}到${until}代管`,
    en: (day: string, until: string) => `${day} to ${until}`,
  },
  waiting: { zh: '到那天自动生效', en: 'takes effect on that day' },
  auxiliary: { zh: '辅警', en: 'auxiliary' },
});

const problemWords = defineWords({
  'M-440': { zh: '请选交出的人。', en: 'Choose who gives.' },
  'M-441': { zh: '请选另一个接手的人。', en: 'Choose somebody else to take over.' },
  'M-442': {
    zh: '请选交出的人现在管的警务区，接手的人要在您的范围内；所长由民警、县局主管由所长按日期代管。',
    en: 'Choose beats the giver holds; whoever takes over must be within your reach. A chief is covered by a police officer (民警), a supervisor by a chief, from a day to a day.',
  },
  'M-443': {
    zh: '请选今天起90天内的日子，先后不能颠倒。',
    en: 'Choose days within 90 days from today, in order.',
  },
  'M-444': {
    zh: (beats: string) => `调离要把警务区一次交全，还差：${beats}。别的所的请县局来交。`,
    en: (beats: string) =>
      `Somebody who leaves gives every beat at once; left over: ${beats}. Another station’s is for the county to hand over.`,
  },
});

/** The sentence of a problem of this room (M-440 to M-444, M-448, M-449), or null for another room's. */
export function handoverProblem(problem: Problem, language: Language): string | null {
  const words = problemWords(language);
  if (problem.code === 'M-444') return words['M-444'](String(problem.values?.beats ?? ''));
  const plain: Record<string, unknown> = words;
  const said = plain[problem.code];
  return typeof said === 'string' ? said : giveProblem(problem, language);
}
