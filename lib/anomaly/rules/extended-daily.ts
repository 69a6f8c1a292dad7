import { defineWords } from '#lib/platform/i18n.ts';
import { kin } from '#lib/report/terms.ts';
import { defineRule, reason } from '../rule.ts';

/** A stay extended again and again without family (domain.md 5.1, R12). */
export const extendedDaily = defineRule({
  code: 'extended_daily',
  rhythm: 'nightly',
  reads: 'stays',
  severity: ['watch'],
  parameters: {
    times: { value: 3, unit: 'times', source: 'domain.md 5.1 R12: day-by-day extension' },
  },
  words: defineWords({
    name: { zh: '逐日续住', en: 'Extended day by day' },
    means: {
      zh: '没有家人陪同的未成年人一天一天地续住。',
      en: 'A minor without family extends the stay day by day.',
    },
    act: { zh: '问明为什么住下去、谁在付钱。', en: 'Ask why the stay goes on and who pays.' },
  }),
  look: ({ stays }, { times }) =>
    stays.flatMap((stay) =>
      stay.extensions >= times &&
      stay.adults.every(({ relation }) => relation === null || !kin.includes(relation))
        ? [
            {
              lodging: stay.lodging,
              from: stay.night,
              to: stay.night,
              stays: [stay],
              severity: 'watch' as const,
              reasons: [reason('extensions', { times: stay.extensions })],
              evidence: {},
            },
          ]
        : [],
    ),
});
