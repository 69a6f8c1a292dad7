import { defineWords } from '#lib/platform/i18n.ts';
import type { Unfiled } from '../facts.ts';
import { runsWithin } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

/** Minors in the hotel system's register whom no return names (product.md, What no system has; domain.md 5.4). */
export const registerMismatch = defineRule({
  code: 'register_mismatch',
  rhythm: 'nightly',
  severity: ['same_day'],
  parameters: {
    window: { value: 30, unit: 'nights', source: 'one month of the register' },
    guests: {
      value: 3,
      unit: 'children',
      source: 'one forgotten family (two children) is a slip, not a pattern',
    },
  },
  words: defineWords({
    name: { zh: '与旅馆业系统不一致', en: 'Differs from the register' },
    means: {
      zh: '旅馆业系统里有未成年人入住登记，报备里没有。',
      en: 'The hotel system registered minors whom no return names.',
    },
    act: {
      zh: '发“请核对”，请旅馆逐晚说明。',
      en: 'Send the neutral question; the house answers night by night.',
    },
  }),
  look: ({ unfiled }, set) => {
    const byHouse = new Map<string, Unfiled[]>();
    for (const one of unfiled) byHouse.set(one.lodging.id, [...(byHouse.get(one.lodging.id) ?? []), one]);
    const guestsOf = (list: readonly Unfiled[]) => list.reduce((sum, { guests }) => sum + guests, 0);
    return [...byHouse.values()].flatMap((all) =>
      runsWithin(all, set.window, (within) => guestsOf(within) >= set.guests).flatMap((run) => {
        const [first, last] = [run[0], run.at(-1)];
        if (!first || !last) return [];
        return [
          {
            lodging: first.lodging,
            from: first.night,
            to: last.night,
            stays: [],
            severity: 'same_day' as const,
            reasons: [reason('registered_not_filed', { guests: guestsOf(run), nights: run.length })],
            evidence: { guests: guestsOf(run), nights: run.map(({ night }) => night) },
          },
        ];
      }),
    );
  },
});
