import { defineWords } from '#lib/platform/i18n.ts';
import { callReason, distinct, partiesOf, placeOf } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

/** Several minors of different families together without a relative or a teacher (domain.md 5.1, R4, R7). */
export const minorGroup = defineRule({
  code: 'minor_group',
  rhythm: 'instant',
  severity: ['same_day'],
  parameters: {
    minors: { value: 3, unit: 'children', source: 'domain.md 5.1 R4, R7' },
    families: { value: 2, unit: 'times', source: 'product.md: a touring family stays quiet' },
  },
  words: defineWords({
    name: { zh: '未成年人结伴入住', en: 'Minors together without family' },
    means: {
      zh: '几名不同家庭的未成年人一起入住，没有亲属，也没有带队老师。',
      en: 'Several minors of different families came in together, with neither a relative nor a teacher.',
    },
    act: {
      zh: '逐个联系监护人，问明从哪里来、到哪里去；有离家出走迹象的，请到场。',
      en: 'Reach each guardian, ask where they come from and where they go; go there if it looks like running away.',
    },
  }),
  look: ({ stays }, set) =>
    partiesOf(stays).flatMap((party) => {
      if (party.withKin || party.withTeacher || party.stays.length < set.minors) return [];
      if (distinct(party.stays.map(({ family }) => family)) < set.families) return [];
      return [
        {
          ...placeOf(party),
          severity: 'same_day' as const,
          reasons: [
            reason(party.adultless ? 'minors_only' : 'minors_one_adult', { minors: party.stays.length }),
            ...callReason(party),
          ],
          evidence: { minors: party.stays.length },
        },
      ];
    }),
});
