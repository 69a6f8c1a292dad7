import { defineWords } from '#lib/platform/i18n.ts';
import { defineRule, reason } from '../rule.ts';

/** Ticks that speak of harm; the others are reasons to look, not findings of their own. */
const signs: readonly string[] = [
  'injured_or_ill',
  'drunk_or_drugged',
  'crying_or_forced',
  'papers_held_by_other',
];

/** What the desk saw with its own eyes (强制报告意见 4; domain.md 5.1, R2). */
export const welfareSign = defineRule({
  code: 'welfare_sign',
  rhythm: 'instant',
  severity: ['instant'],
  parameters: {},
  words: defineWords({
    name: { zh: '人身安全异常', en: 'Sign of harm' },
    means: {
      zh: '前台看到孩子受伤、醉酒、哭泣被强迫或证件被他人拿着等情况。',
      en: 'The desk saw a child hurt, drunk, crying or forced, or with its papers held by another.',
    },
    act: { zh: '立即到场，按强制报告处理。', en: 'Go there at once; act as on a compulsory report.' },
  }),
  look: ({ stays }) =>
    stays.flatMap((stay) =>
      stay.suspicions.some((code) => signs.includes(code))
        ? [
            {
              lodging: stay.lodging,
              from: stay.night,
              to: stay.night,
              stays: [stay],
              severity: 'instant' as const,
              reasons: [
                reason('seen_by_desk', { sign: stay.suspicions.find((code) => signs.includes(code)) ?? '' }),
              ],
              evidence: {},
            },
          ]
        : [],
    ),
});
