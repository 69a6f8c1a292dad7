import type { Problem } from '#lib/platform/errors.ts';
import { defineWords, type Language, plural } from '#lib/platform/i18n.ts';

/** The sentences of clearing dates, clearing runs and legal holds. */
export const retentionWords = defineWords({
  clearOn: {
    zh: (day: string) => `${day} 清除姓名、号码和电话`,
    en: (day: string) => `Names, numbers and phones are cleared on ${day}`,
  },
  cleared: { zh: '姓名、号码和电话已清除', en: 'Names, numbers and phones are cleared' },
  onHold: {
    zh: (number: string) => `依法留存（${number}），不计时`,
    en: (number: string) => `On legal hold (${number}); the clock stands still`,
  },
  runs: { zh: '清除记录', en: 'Clearing runs' },
  run: {
    zh: (cleared: number, held: number) => `清除 ${cleared} 条，留存 ${held} 条`,
    en: (cleared: number, held: number) => `${plural('stay', cleared)} cleared, ${held} held`,
  },
  dryRun: {
    zh: (cleared: number, held: number) => `试运行：将清除 ${cleared} 条，留存 ${held} 条`,
    en: (cleared: number, held: number) =>
      `Dry run: ${plural('stay', cleared)} would be cleared, ${held} held`,
  },
  keysDestroyed: {
    zh: (months: string) => `已销毁密钥：${months}`,
    en: (months: string) => `Keys destroyed: ${months}`,
  },
  holds: { zh: '依法留存', en: 'Legal holds' },
  askHold: { zh: '申请依法留存', en: 'Ask for a legal hold' },
  caseNumber: { zh: '案件编号', en: 'Case number' },
  fromNight: { zh: '从哪晚', en: 'From the night of' },
  toNight: { zh: '到哪晚', en: 'To the night of' },
  waiting: { zh: '等待第二人批准，尚未生效', en: 'Waiting for a second person; not in force yet' },
  inForce: { zh: '生效中', en: 'In force' },
  released: { zh: '已解除', en: 'Released' },
  release: { zh: '解除', en: 'Release' },
  none: { zh: '没有依法留存。', en: 'There is no legal hold.' },
});

const problemWords = defineWords({
  'M-310': {
    zh: '晚数须在 1 到 366 之间，先写早的一晚。',
    en: 'Give 1 to 366 nights, the earlier one first.',
  },
});

/** The sentence of a problem of this room (M-310), or null for another room's. */
export function retentionProblem(problem: Problem, language: Language): string | null {
  const words: Record<string, string> = problemWords(language);
  return words[problem.code] ?? null;
}
