import { defineWords } from '#lib/platform/i18n.ts';
import { callReason, guardianFailed, partiesOf, placeOf, unrelated } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

/** A child shares a room with an adult who is no relative (domain.md 5.1, R1, R4, R10). */
export const unrelatedAdult = defineRule({
  code: 'unrelated_adult',
  rhythm: 'instant',
  severity: ['instant', 'same_day'],
  parameters: {
    child: { value: 14, unit: 'years', source: 'domain.md 5.1 R10; 刑法 236, 民法典 19' },
  },
  words: defineWords({
    name: { zh: '非亲属成年人同住', en: 'Unrelated adult in the room' },
    means: {
      zh: '未成年人与没有亲属关系的成年人同住；不满14周岁的一律提示，满14周岁的在关系说不清或监护人没有同意时提示。',
      en: 'A minor shares a room with an adult who is no relative: always under 14; from 14 where the relation is unclear or the guardian did not agree.',
    },
    act: {
      zh: '联系监护人，问明同住人是谁、为什么同住；孩子不满14周岁的，请到场。',
      en: 'Reach the guardian, ask who the adult is and why they share a room; go there if the child is under 14.',
    },
  }),
  look: ({ stays }, { child }) =>
    partiesOf(stays).flatMap((party) => {
      const relation = unrelated.find((one) => party.relations.has(one));
      if (!relation || party.withKin || party.withTeacher) return [];
      const young = party.youngest !== null && party.youngest < child;
      const doubtful = relation !== 'friend' || party.stays.some(guardianFailed);
      if (!young && !doubtful) return [];
      return [
        {
          ...placeOf(party),
          severity: young ? ('instant' as const) : ('same_day' as const),
          reasons: [
            reason('adult_relation', { relation, minors: party.stays.length }),
            ...(party.youngest === null ? [] : [reason('youngest', { age: party.youngest })]),
            ...callReason(party),
          ],
          evidence: { minors: party.stays.length },
        },
      ];
    }),
});
