import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';
import type { UnitKind } from './queries.ts';

const kindWords = defineWords({
  county: { zh: '县局', en: 'county' },
  station: { zh: '派出所', en: 'station' },
  beat: { zh: '警务区', en: 'beat' },
  post: { zh: '部门联络岗', en: 'post' },
});

const problemWords = defineWords({
  'M-210': {
    zh: '请填写，不要过长，也不要带看不见的字符。',
    en: 'Fill this in; not too long, without hidden characters.',
  },
  'M-211': {
    zh: '上级不对：派出所和部门岗挂在县局下，警务区挂在派出所下。',
    en: 'It cannot hang there: stations and posts hang on the county, beats on a station.',
  },
  'M-212': { zh: '这个编码已有单位使用，请换一个。', en: 'Another unit has this code; choose another.' },
  'M-213': {
    zh: '没有这个上级标签，请从列表中选择。',
    en: 'There is no such tag to hang it on; choose one from the list.',
  },
  'M-214': { zh: '同一级已有这个名字的标签。', en: 'There is a tag of this name beside it already.' },
  'M-215': {
    zh: '标签不能挂在自己或自己的下级之下。',
    en: 'A tag cannot hang under itself or one of its own.',
  },
  'M-216': { zh: '标签最多六级，请挂高一些。', en: 'Tags nest six deep at most; hang it higher.' },
  'M-217': {
    zh: '起止时刻不对：结束晚于开始，最长 14 天，最早 14 天前，最晚 48 小时后。',
    en: 'These times cannot be: the end after the start, 14 days at most, from 14 days back to 48 hours ahead.',
  },
  'M-218': { zh: '请选择本单位范围内的乡镇。', en: 'Choose townships within your reach.' },
  'M-219': {
    zh: '这个标签还有下级或旅馆在用，先移走再删除。',
    en: 'Tags or lodgings still hang on it; move them first.',
  },
});

/** The name of a kind of unit. */
export const unitKindName = (kind: UnitKind, language: Language): string => kindWords(language)[kind];

/** The sentence of a problem of this room (M-210 to M-219), or null for another room's. */
export function registryProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
