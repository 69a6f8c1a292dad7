import { defineWords } from '#lib/platform/i18n.ts';
import { defineRule, reason } from '../rule.ts';

/** The number fails its checksum or birth date and was kept as printed or as history (domain.md 1.5; product.md, Filing). */
export const identityInvalid = defineRule({
  code: 'identity_invalid',
  rhythm: 'instant',
  severity: ['same_day'],
  parameters: {},
  words: defineWords({
    name: { zh: '证件号码有误', en: 'Wrong identity number' },
    means: {
      zh: '证件号码的校验码或出生日期不对，前台说证件就是这样印的，或者是历史数据。',
      en: 'The number fails its check or its birth date; the desk says it is printed so, or it was imported.',
    },
    act: {
      zh: '核对证件，查户籍资料，更正或说明。',
      en: 'Check the paper against the household data; correct or explain.',
    },
  }),
  look: ({ stays }) =>
    stays.flatMap((stay) =>
      stay.flags.includes('identity_invalid')
        ? [
            {
              lodging: stay.lodging,
              from: stay.night,
              to: stay.night,
              stays: [stay],
              severity: 'same_day' as const,
              reasons: [reason('number_fails')],
              evidence: {},
            },
          ]
        : [],
    ),
});
