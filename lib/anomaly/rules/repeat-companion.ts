import { defineWords } from '#lib/platform/i18n.ts';
import type { Relation } from '#lib/report/terms.ts';
import { distinct, type Party, partiesOf, runsWithin, unrelated } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

type Visit = {
  night: number;
  party: Party;
  number: string | null;
  name: string | null;
  relation: Relation | null;
};

/** Parents and grandparents come with their own; a teacher with many is a team, with one or two at a time is not. */
const own: readonly (Relation | null)[] = ['parent', 'grandparent'];
const teaching: readonly (Relation | null)[] = ['teacher', 'coach'];
const team = 3;

/** The same adult with one child after another (domain.md 5.1, R5). */
export const repeatCompanion = defineRule({
  code: 'repeat_companion',
  rhythm: 'instant',
  severity: ['instant', 'same_day'],
  parameters: {
    window: { value: 30, unit: 'nights', source: 'domain.md 5.1 R5' },
    children: {
      value: 3,
      unit: 'children',
      source: 'domain.md 5.1 R5, one more than its 2: an uncle has two nephews',
    },
    young: { value: 2, unit: 'children', source: 'domain.md 5.1 R5, where no relative and a child under 14' },
    child: { value: 14, unit: 'years', source: 'product.md, What is odd' },
  },
  words: defineWords({
    name: { zh: '同一成年人多次同住', en: 'One adult, several children' },
    means: {
      zh: '同一名成年人一段时间内先后带不同家庭的未成年人入住，不是父母或祖辈。',
      en: 'The same adult, neither parent nor grandparent, stayed with children of different families one after another.',
    },
    act: {
      zh: '看往来图，联系每个孩子的监护人；不要惊动旅馆。',
      en: 'Look at the drawing of stays, reach each child’s guardian; do not alarm the lodging.',
    },
  }),
  look: ({ stays }, set) =>
    adultsOf(partiesOf(stays)).flatMap((visits) => {
      const enough = (within: readonly Visit[]) => {
        const children = within.flatMap(({ party }) => party.stays);
        const families = distinct(children.map(({ phone, family }) => phone ?? family));
        const count = distinct(children.map(({ child }) => child));
        const parties = distinct(within.map(({ party }) => party));
        if (parties < 2 || families < 2) return false;
        // one who is linked by the name alone must have been with as many families
        const known = within.every(({ number }) => number !== null);
        if (count >= set.children && (known || (families >= set.children && parties >= set.children)))
          return true;
        const stranger = within.some(({ relation }) => relation !== null && unrelated.includes(relation));
        return (
          known &&
          stranger &&
          count >= set.young &&
          children.some(({ age }) => age !== null && age < set.child)
        );
      };
      return runsWithin(visits, set.window, enough).flatMap((run) => {
        const [first, last] = [run[0]?.party, run.at(-1)?.party];
        if (!first || !last) return [];
        const together = run.flatMap(({ party }) => party.stays);
        const children = distinct(together.map(({ child }) => child));
        return [
          {
            lodging: last.lodging,
            from: first.night,
            to: last.night,
            stays: together,
            severity: together.some(({ age }) => age !== null && age < set.child)
              ? ('instant' as const)
              : ('same_day' as const),
            reasons: [
              reason('adult_children', { children, nights: last.night - first.night + 1 }),
              reason('houses', { lodgings: distinct(together.map(({ lodging }) => lodging.id)) }),
              ...(run.every(({ number }) => number) ? [] : [reason('linked_by_name')]),
            ],
            evidence: { children },
          },
        ];
      });
    }),
});

/** The visits of each adult: those with one number are one person; those without join the only number of their name. */
function adultsOf(parties: readonly Party[]): Visit[][] {
  const visits = parties.flatMap((party) => {
    const adults = party.stays.flatMap((stay) => stay.adults);
    const seen = new Set<string>();
    return adults.flatMap(({ number, name, relation }) => {
      const key = number ?? name;
      const wanted = !own.includes(relation) && !(teaching.includes(relation) && party.stays.length >= team);
      if (!key || seen.has(key) || !wanted) return [];
      seen.add(key);
      return [{ night: party.night, party, number, name, relation }];
    });
  });
  const numbersOf = new Map<string, Set<string>>();
  for (const { number, name } of visits)
    if (number && name) numbersOf.set(name, (numbersOf.get(name) ?? new Set()).add(number));
  const adults = new Map<string, Visit[]>();
  for (const visit of visits) {
    const numbers = visit.name ? [...(numbersOf.get(visit.name) ?? [])] : [];
    const key = visit.number ?? (numbers.length === 1 ? numbers[0] : null) ?? visit.name ?? '';
    adults.set(key, [...(adults.get(key) ?? []), visit]);
  }
  return [...adults.values()];
}
