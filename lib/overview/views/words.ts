import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';

/** One's own views of the board. */
export const viewWords = defineWords({
  title: { zh: '我的视图', en: 'My views' },
  keep: { zh: '把现在的筛选存成视图', en: 'Keep these filters as a view' },
  name: { zh: '叫什么', en: 'Its name' },
  hint: {
    zh: '只存筛选和排序，不存日期。同名的会换掉。',
    en: 'Filters and order are kept, not the night. One of the same name is replaced.',
  },
  save: { zh: '存视图', en: 'Keep view' },
  kept: { zh: '视图存好了', en: 'View kept' },
  dropped: { zh: '视图删掉了', en: 'View deleted' },
  drop: { zh: '删掉', en: 'Delete' },
  manage: { zh: '整理', en: 'Tidy' },
});

const problemWords = defineWords({
  'M-445': { zh: '给视图起个名字，20个字以内。', en: 'Name the view in at most 20 characters.' },
  'M-446': { zh: '现在没有筛选可存，请先筛选。', en: 'There is no filter to keep; filter first.' },
  'M-447': { zh: '最多存12个视图，请先删掉一个。', en: 'At most 12 views; delete one first.' },
});

/** The sentence of a problem of views (M-445 to M-447), or null for another room's. */
export function viewProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
