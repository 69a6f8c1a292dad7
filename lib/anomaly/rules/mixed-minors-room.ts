import { defineWords } from '#lib/platform/i18n.ts';
import type { StayFact } from '../facts.ts';
import { partiesOf } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

/** Minors of both sexes in one room who are no siblings (domain.md 5.1, R3). */
export const mixedMinorsRoom = defineRule({
  code: 'mixed_minors_room',
  rhythm: 'instant',
  severity: ['instant', 'same_day'],
  parameters: { child: { value: 14, unit: 'years', source: 'product.md, What is odd; domain.md 5.1 R3' } },
  words: defineWords({
    name: { zh: '异性未成年人同住', en: 'Minors of both sexes in one room' },
    means: {
      zh: '男女未成年人同住一间房，看不出是兄弟姐妹，也没有亲属或老师同住。',
      en: 'Boys and girls share a room, are not seen to be siblings, and no relative or teacher is with them.',
    },
    act: {
      zh: '联系双方监护人；有不满14周岁的，请到场。',
      en: 'Reach both guardians; go there if one is under 14.',
    },
  }),
  look: ({ stays }, { child }) =>
    partiesOf(stays).flatMap((party) => {
      if (party.withKin || party.withTeacher) return [];
      return roomsOf(party.stays).flatMap((together) => {
        if (!together.some((a) => together.some((b) => a.sex === 'M' && b.sex === 'F' && !siblings(a, b))))
          return [];
        const young = together.some(({ age }) => age !== null && age < child);
        return [
          {
            lodging: party.lodging,
            from: party.night,
            to: party.night,
            stays: together,
            severity: young ? ('instant' as const) : ('same_day' as const),
            reasons: [reason('both_sexes', { minors: together.length })],
            evidence: { minors: together.length },
          },
        ];
      });
    }),
});

function roomsOf(stays: readonly StayFact[]): StayFact[][] {
  const rooms = new Map<string, StayFact[]>();
  for (const stay of stays) if (stay.room) rooms.set(stay.room, [...(rooms.get(stay.room) ?? []), stay]);
  return [...rooms.values()].filter(({ length }) => length > 1);
}

/** One family name and one guardian's phone. */
function siblings(a: StayFact, b: StayFact): boolean {
  return a.family !== null && a.family === b.family && a.phone === b.phone;
}
