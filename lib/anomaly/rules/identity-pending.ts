import { defineWords } from '#lib/platform/i18n.ts';
import { defineRule, reason } from '../rule.ts';

/** A child without a paper or name is not yet identified (domain.md 1.5, R14). */
export const identityPending = defineRule({
  code: 'identity_pending',
  rhythm: 'instant',
  severity: ['instant'],
  parameters: {},
  words: defineWords({
    name: { zh: '身份待核', en: 'Identity pending' },
    means: {
      zh: '孩子没有证件或说不清姓名，还没有核清身份。',
      en: 'A child without papers or name is not identified yet.',
    },
    act: {
      zh: '请到场核清身份；来之前由前台看护。',
      en: 'Go there and establish who it is; until then the desk keeps the child in sight.',
    },
  }),
  look: ({ stays }) =>
    stays.flatMap((stay) =>
      stay.flags.includes('identity_pending')
        ? [
            {
              lodging: stay.lodging,
              from: stay.night,
              to: stay.night,
              stays: [stay],
              severity: 'instant' as const,
              reasons: [reason('no_paper')],
              evidence: {},
            },
          ]
        : [],
    ),
});
