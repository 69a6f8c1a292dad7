import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import { type EntryState, longest } from './terms.ts';

/** The help list as lodgings and departments read it. */
export const helpListWords = defineWords({
  title: { zh: '问答库', en: 'Help list' },
  search: { zh: '先查一查', en: 'Look it up first' },
  searchFor: { zh: '要问的事，几个字就行', en: 'A few words of your question' },
  find: { zh: '查', en: 'Search' },
  perhaps: { zh: '这几条可能就是答案', en: 'These may answer it' },
  none: { zh: '没有查到', en: 'Nothing found' },
  noneHint: { zh: '直接问责任民警。', en: 'Ask your officer.' },
  empty: { zh: '还没有问答', en: 'No entries yet' },
  all: { zh: '全部问答', en: 'All entries' },
});

/** The police's pages of the help list. */
export const knowledgeWords = defineWords({
  title: { zh: '问答库', en: 'Help list' },
  titleNew: { zh: '写一条问答', en: 'New entry' },
  write: { zh: '写一条', en: 'Write an entry' },
  hint: {
    zh: '全县的旅馆都会看到。不写任何人的姓名、号码，不写旅馆的名字。',
    en: 'Every lodging of the county reads it. No person’s name or number, no lodging’s name.',
  },
  question: { zh: '问题', en: 'Question' },
  answer: { zh: '答案', en: 'Answer' },
  questionEn: { zh: '问题（英文，可不填）', en: 'Question in English (optional)' },
  answerEn: { zh: '答案（英文，可不填）', en: 'Answer in English (optional)' },
  save: { zh: '保存', en: 'Save' },
  approve: { zh: '同意发布', en: 'Publish' },
  withdraw: { zh: '撤下', en: 'Withdraw' },
  state: { zh: '状态', en: 'State' },
  by: { zh: '最近修改', en: 'Last changed' },
  none: { zh: '还没有问答', en: 'No entries yet' },
  noneHint: {
    zh: '回过的问题，点“写进问答库”，下次大家先看到答案。',
    en: 'Write an answered question in, and the next one finds its answer first.',
  },
  fromThread: { zh: '写进问答库', en: 'Write it into the help list' },
  didSave: { zh: '已发布，旅馆看得到了', en: 'Published: lodgings read it now' },
  didDraft: { zh: '已保存，等民警同意发布', en: 'Saved: a police officer publishes it' },
  didApprove: { zh: '已发布', en: 'Published' },
  didWithdraw: { zh: '已撤下', en: 'Withdrawn' },
});

const stateWords = defineWords({
  draft: { zh: '等民警同意', en: 'Waits for a police officer' },
  published: { zh: '已发布', en: 'Published' },
  withdrawn: { zh: '已撤下', en: 'Withdrawn' },
} satisfies Record<EntryState, { zh: string; en: string }>);

export const entryStateName = (state: EntryState, language: Language) => stateWords(language)[state];

const problemWords = defineWords({
  'M-655': {
    zh: `问题写2到${longest.question}个字。`,
    en: `A question has 2 to ${longest.question} characters.`,
  },
  'M-656': { zh: `答案写2到${longest.answer}个字。`, en: `An answer has 2 to ${longest.answer} characters.` },
  'M-657': {
    zh: '文字里有旅馆的名字或编号，请改成“店里”。',
    en: 'It names a lodging; say “the lodging” instead.',
  },
  'M-658': { zh: '文字里有身份证号或手机号，请删掉。', en: 'It holds a personal number; take it out.' },
  'M-659': {
    zh: '英文要么问题和答案都写，要么都不写。',
    en: 'English is both, question and answer, or neither.',
  },
  'M-660': {
    zh: '发布和改已发布的，由民警来。',
    en: 'A police officer (民警) publishes and revises what is published.',
  },
  'M-661': { zh: '这条已经发布或撤下，请刷新。', en: 'It was published or withdrawn already; reload.' },
  'M-662': { zh: '这个问题已经写进问答库了。', en: 'This question has its entry already.' },
});

/** The sentence of a problem of this room (M-655 to M-662), or null for another room's. */
export function knowledgeProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
