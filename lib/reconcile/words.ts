import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language } from '#lib/platform/i18n.ts';

const problems = defineWords({
  'M-340': {
    zh: '互联网一侧不接收明文登记数据：请先在内网用 nightlight blind 生成密文文件，再来核对。',
    en: 'The internet side takes no register in clear: make a blinded file with `nightlight blind` first.',
  },
  'M-341': {
    zh: '文件里没有一行能用来核对，请检查旅馆编码和时间列。',
    en: 'No row of the file can be compared; check the lodging codes and the times.',
  },
  'M-342': {
    zh: '密钥文件不对，或者不是这个县的。',
    en: 'This is no key file, or one of another county.',
  },
});

/** The sentence of a problem of reconciling (M-340 to M-342), or null for another room's. */
export function reconcileProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problems(language);
  return words[problem.code] ?? null;
}
