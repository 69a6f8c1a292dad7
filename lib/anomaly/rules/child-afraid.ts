import { defineWords } from '#lib/platform/i18n.ts';
import { defineRule, reason } from '../rule.ts';

/** The desk chose not to call because the child is afraid (product.md, Filing). */
export const childAfraid = defineRule({
  code: 'child_afraid',
  rhythm: 'instant',
  severity: ['instant'],
  parameters: {},
  words: defineWords({
    name: { zh: '孩子害怕', en: 'Child afraid' },
    means: {
      zh: '前台因为孩子害怕，没有联系监护人。',
      en: 'The desk did not call the guardian because the child is afraid.',
    },
    act: { zh: '立即到场，先和孩子单独谈。', en: 'Go there at once and speak with the child alone first.' },
  }),
  look: ({ stays }) =>
    stays.flatMap((stay) =>
      stay.call === 'child_afraid'
        ? [
            {
              lodging: stay.lodging,
              from: stay.night,
              to: stay.night,
              stays: [stay],
              severity: 'instant' as const,
              reasons: [reason('afraid')],
              evidence: {},
            },
          ]
        : [],
    ),
});
