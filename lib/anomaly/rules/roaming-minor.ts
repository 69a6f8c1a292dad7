import { defineWords } from '#lib/platform/i18n.ts';
import type { StayFact } from '../facts.ts';
import { distinct, guardianFailed, partiesOf, runsWithin } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

/** The same minor, without family, in one lodging after another (domain.md 5.1, R6). */
export const roamingMinor = defineRule({
  code: 'roaming_minor',
  rhythm: 'instant',
  severity: ['same_day'],
  parameters: {
    window: { value: 14, unit: 'nights', source: 'domain.md 5.1 R6, halved: alone, from house to house' },
    lodgings: { value: 3, unit: 'lodgings', source: 'domain.md 5.1 R6 (3 stays)' },
    unreached: {
      value: 2,
      unit: 'lodgings',
      source: 'domain.md 5.1 R6 (2 lodgings), with a guardian not reached',
    },
  },
  words: defineWords({
    name: { zh: '短期多处入住', en: 'From lodging to lodging' },
    means: {
      zh: '同一名未成年人没有家人陪同，短期内先后住进几家旅馆。',
      en: 'The same minor, without family, stayed at several lodgings within days.',
    },
    act: {
      zh: '看往来图，联系监护人，问明是否离家；需要时列入查找名单。',
      en: 'Look at the drawing of stays, reach the guardian, ask whether the child has run away; enter the watch list if needed.',
    },
  }),
  look: ({ stays }, set) => {
    const alone = partiesOf(stays).filter((party) => !party.withKin && !party.withTeacher);
    const byChild = new Map<string, StayFact[]>();
    for (const stay of alone.flatMap((party) => party.stays))
      if (stay.child) byChild.set(stay.child, [...(byChild.get(stay.child) ?? []), stay]);
    const enough = (within: readonly StayFact[]) => {
      const houses = distinct(within.map(({ lodging }) => lodging.id));
      return houses >= (within.some(guardianFailed) ? set.unreached : set.lodgings);
    };
    return [...byChild.values()].flatMap((all) =>
      runsWithin(all, set.window, enough).flatMap((run) => {
        const [first, last] = [run[0], run.at(-1)];
        if (!first || !last) return [];
        const houses = distinct(run.map(({ lodging }) => lodging.id));
        return [
          {
            lodging: last.lodging,
            from: first.night,
            to: last.night,
            stays: run,
            severity: 'same_day' as const,
            reasons: [
              reason('lodgings_in_nights', { lodgings: houses, nights: last.night - first.night + 1 }),
              reason('without_family'),
            ],
            evidence: { lodgings: houses },
          },
        ];
      }),
    );
  },
});
