import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';

const problemWords = defineWords({
  'M-700': { zh: '请选纠纷或线索。', en: 'Choose dispute or clue.' },
  'M-701': { zh: '请从这一类里选。', en: 'Choose one of this kind.' },
  'M-702': { zh: '请选是谁提出的。', en: 'Choose who brought it.' },
  'M-703': {
    zh: '这一件是民警记下的，只能记给民警看。',
    en: 'An officer recorded this one; only the police read its steps.',
  },
  'M-704': { zh: '请选一个办理结果。', en: 'Choose how it ended.' },
  'M-705': { zh: '请从列表里选问哪里。', en: 'Choose from the list whom to ask.' },
  'M-706': { zh: '请写地点，2到80个字。', en: 'Say around where, in 2 to 80 characters.' },
  'M-707': { zh: '截止日从今天起，最多30天。', en: 'The last day is today or at most 30 days ahead.' },
  'M-708': { zh: '已经办结或结束了，请刷新看。', en: 'It has ended already; reload to see.' },
  'M-709': { zh: '这个结果只能由民警定。', en: 'Only a police officer (民警) gives this result.' },
  'M-710': {
    zh: '没有找到这家店。请写门牌上的店名、地址里的字或编号；紧急的请打派出所电话。',
    en: 'No such lodging was found. Give words of its name and address, or its code; if it is urgent, call the station.',
  },
});

const severalWords = defineWords({
  several: {
    zh: (count: number) => `有${count}家对得上。请写全名，或加上地址里的字，比如 桃花宾馆 桃洪镇。`,
    en: (count: number) =>
      `${plural('lodging', count)} match. Give the whole name, or add words of the address after a blank.`,
  },
});

/** The sentence of a problem of this room (M-700 to M-711), or null for another room's. */
export function matterProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  if (problem.code === 'M-711') return severalWords(language).several(Number(problem.values?.count ?? 2));
  return words[problem.code] ?? null;
}
