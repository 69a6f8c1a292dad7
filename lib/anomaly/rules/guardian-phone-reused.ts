import { defineWords } from '#lib/platform/i18n.ts';
import { distinct, type Party, partiesOf, runsWithin } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

type Use = { night: number; party: Party };

/** One telephone given as the guardian's for children of several families, or the house's own (domain.md 5.1, R11). */
export const guardianPhoneReused = defineRule({
  code: 'guardian_phone_reused',
  rhythm: 'instant',
  severity: ['same_day'],
  parameters: {
    window: { value: 90, unit: 'nights', source: 'product.md: links look back 90 days' },
    families: { value: 3, unit: 'times', source: 'domain.md 5.1 R11 (3 minors)' },
    house: { value: 2, unit: 'parties', source: 'domain.md 5.1 R11: equal to the desk’s own phone' },
  },
  words: defineWords({
    name: { zh: '监护人电话重复', en: 'Guardian’s phone reused' },
    means: {
      zh: '同一个电话被填成几个不同家庭孩子的监护人电话，或者填的是旅馆自己的电话。',
      en: 'One telephone was given as the guardian’s for children of different families, or it is the lodging’s own.',
    },
    act: {
      zh: '拨打这个电话核实；向前台说明监护人电话必须真实询问。',
      en: 'Call the number; explain to the desk that the guardian’s telephone must be truly asked.',
    },
  }),
  look: ({ stays, housePhones }, set) => {
    const byPhone = new Map<string, Use[]>();
    for (const party of partiesOf(stays))
      for (const phone of new Set(party.stays.flatMap((stay) => stay.phone ?? [])))
        byPhone.set(phone, [...(byPhone.get(phone) ?? []), { night: party.night, party }]);
    return [...byPhone].flatMap(([phone, uses]) => {
      const houses = housePhones.has(phone);
      const enough = (within: readonly Use[]) => {
        const children = within.flatMap(({ party }) => party.stays.filter((stay) => stay.phone === phone));
        const families = distinct(children.map(({ family }) => family));
        const guardians = distinct(children.map(({ guardianFamily }) => guardianFamily));
        if (houses && within.filter(({ party }) => !party.withKin).length >= set.house) return true;
        // a tour's leader answers for one night's guests; a grandmother for cousins of other names
        return families >= set.families && guardians > 1 && distinct(within.map(({ night }) => night)) > 1;
      };
      return runsWithin(uses, set.window, enough).flatMap((run) => {
        const [first, last] = [run[0], run.at(-1)];
        if (!first || !last) return [];
        const children = run.flatMap(({ party }) => party.stays.filter((stay) => stay.phone === phone));
        const families = distinct(children.map(({ family }) => family));
        return [
          {
            lodging: last.party.lodging,
            from: first.night,
            to: last.night,
            stays: children,
            severity: 'same_day' as const,
            reasons: [
              reason('phone_families', { families, children: distinct(children.map(({ child }) => child)) }),
              ...(houses ? [reason('phone_of_house')] : []),
            ],
            evidence: { families },
          },
        ];
      });
    });
  },
});
