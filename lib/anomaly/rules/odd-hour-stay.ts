import { clockTimeAt } from '#lib/clock/business-day.ts';
import { defineWords } from '#lib/platform/i18n.ts';
import { partiesOf, placeOf } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

/** A check-in in the small hours, or a room for hours, without family (domain.md 5.1, R15). */
export const oddHourStay = defineRule({
  code: 'odd_hour_stay',
  rhythm: 'instant',
  severity: ['same_day'],
  parameters: {
    until: { value: 5, unit: 'hours', source: 'domain.md 5.1 R15 (00:00 to 05:00)' },
    shortest: { value: 4, unit: 'hours', source: 'domain.md 5.1 R15: a room by the hour' },
  },
  words: defineWords({
    name: { zh: '异常时段入住', en: 'Odd hour' },
    means: {
      zh: '没有家人陪同的未成年人凌晨入住，或者只开几小时的房。',
      en: 'A minor without family came in the small hours, or took a room for a few hours.',
    },
    act: { zh: '联系监护人，问明这个时间入住的原因。', en: 'Reach the guardian and ask why at this hour.' },
  }),
  look: ({ stays }, set) =>
    partiesOf(stays).flatMap((party) => {
      const [first] = party.stays;
      if (!first || party.withKin || party.withTeacher) return [];
      const time = clockTimeAt(first.checkInAt);
      const hours = first.leavesAt ? (first.leavesAt.getTime() - first.checkInAt.getTime()) / 3_600_000 : 24;
      const small = Number(time.slice(0, 2)) < set.until;
      if (!small && hours >= set.shortest) return [];
      return [
        {
          ...placeOf(party),
          severity: 'same_day' as const,
          reasons: [
            reason('without_family'),
            small
              ? reason('late_check_in', { time: time.slice(0, 5) })
              : reason('hours_only', { hours: Math.round(hours * 10) / 10 }),
          ],
          evidence: {},
        },
      ];
    }),
});
