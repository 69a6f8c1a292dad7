import { clockTimeAt } from '#lib/clock/business-day.ts';
import { defineWords } from '#lib/platform/i18n.ts';
import { callReason, guardianFailed, partiesOf, placeOf } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

/** A minor of this county, whose home is near, takes a room without an adult (domain.md 5.1, R8). */
export const unaccompaniedLocal = defineRule({
  code: 'unaccompanied_local',
  rhythm: 'instant',
  severity: ['same_day'],
  parameters: {
    lateFrom: { value: 22, unit: 'hours', source: 'domain.md 5.1 R8' },
    lateUntil: { value: 6, unit: 'hours', source: 'domain.md 5.1 R8' },
    late: { value: 16, unit: 'years', source: 'domain.md 1.1: under 16 without a guardian' },
    young: { value: 12, unit: 'years', source: 'domain.md 5.1 R10' },
  },
  words: defineWords({
    name: { zh: '本地未成年人独自入住', en: 'Local minor without an adult' },
    means: {
      zh: '户籍在本县的未成年人没有成年人陪同入住：联系不上监护人、不满16周岁深夜入住，或者年龄很小。',
      en: 'A minor at home in this county took a room without an adult: the guardian was not reached, or under 16 late at night, or very young.',
    },
    act: {
      zh: '联系监护人，问明为什么不回家；联系不上的，请到场。',
      en: 'Reach the guardian, ask why the child is not at home; go there if nobody is reached.',
    },
  }),
  look: ({ stays, county }, set) =>
    partiesOf(stays).flatMap((party) => {
      const [first] = party.stays;
      if (!first || !party.adultless || party.withKin || !party.stays.some(({ home }) => home === county))
        return [];
      const hour = Number(clockTimeAt(first.checkInAt).slice(0, 2));
      const late = hour >= set.lateFrom || hour < set.lateUntil;
      const age = party.youngest ?? 17;
      const unreached = party.stays.some(guardianFailed);
      if (!unreached && !(late && age < set.late) && age >= set.young) return [];
      return [
        {
          ...placeOf(party),
          severity: 'same_day' as const,
          reasons: [
            reason('local_alone', { age, minors: party.stays.length }),
            ...(late ? [reason('late_check_in', { time: clockTimeAt(first.checkInAt).slice(0, 5) })] : []),
            ...callReason(party),
          ],
          evidence: { age },
        },
      ];
    }),
});
