import { endOf } from '#lib/clock/business-day.ts';
import { defineWords } from '#lib/platform/i18n.ts';
import { defineRule, reason } from '../rule.ts';

/** Many past nights filed in one sitting (domain.md 5.3, back-filling). */
export const backfillBurst = defineRule({
  code: 'backfill_burst',
  rhythm: 'nightly',
  severity: ['watch'],
  parameters: {
    nights: { value: 5, unit: 'nights', source: 'domain.md 5.3: five report dates' },
    minutes: {
      value: 30,
      unit: 'minutes',
      source: 'domain.md 5.3 says 10 for nils; with guests to type a sitting is half an hour',
    },
    late: {
      value: 24,
      unit: 'hours',
      source: 'domain.md 5.3: filed 24 h late; last night’s return is no back-filling',
    },
  },
  words: defineWords({
    name: { zh: '集中补报', en: 'Backfilled in one sitting' },
    means: {
      zh: '短时间内一次补报多个过去的夜晚，内容容易凭印象写。',
      en: 'Many past nights were filed in one sitting, when memory writes what the desk did not.',
    },
    act: {
      zh: '问清为什么积压；抽几晚和登记簿对一对。',
      en: 'Ask why they piled up; compare a few nights with the register.',
    },
  }),
  look: ({ filings, nights }, set) => {
    const over = nights.map((day) => endOf(day).getTime() + set.late * 3_600_000);
    return filings.flatMap(({ lodging, acceptedAt }) => {
      const past = [...acceptedAt.keys()]
        .filter((n) => (acceptedAt[n] ?? 0) > (over[n] ?? 0))
        .sort((a, b) => (acceptedAt[a] ?? 0) - (acceptedAt[b] ?? 0));
      return sittings(past, acceptedAt, set.minutes * 60_000, set.nights).map((sitting) => ({
        lodging,
        from: Math.min(...sitting),
        to: Math.max(...sitting),
        stays: [],
        severity: 'watch' as const,
        reasons: [reason('one_sitting', { nights: sitting.length, minutes: set.minutes })],
        evidence: { nights: sitting.length, at: Math.min(...sitting.map((n) => acceptedAt[n] ?? 0)) },
      }));
    });
  },
});

/** Groups of nights, ordered by acceptance, each accepted within `length` ms of the group's first. */
function sittings(past: readonly number[], at: Float64Array, length: number, least: number): number[][] {
  const groups: number[][] = [];
  for (const night of past) {
    const group = groups.at(-1);
    const began = group?.[0];
    if (group && began !== undefined && (at[night] ?? 0) - (at[began] ?? 0) <= length) group.push(night);
    else groups.push([night]);
  }
  return groups.filter((group) => group.length >= least);
}
