import { instantOf } from '#lib/clock/business-day.ts';
import { defineWords } from '#lib/platform/i18n.ts';
import { nightState } from '../facts.ts';
import { runsWithin } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

/** Nils filed before the night could be known, as a habit (product.md, The day: a nil opens at 20:00). */
export const prematureNil = defineRule({
  code: 'premature_nil',
  rhythm: 'nightly',
  severity: ['watch'],
  parameters: {
    opens: { value: 20, unit: 'hours', source: 'product.md, The day: filing a nil opens 20:00' },
    window: { value: 14, unit: 'nights', source: 'product.md, The day: habits are judged over 14 days' },
    times: { value: 5, unit: 'times', source: 'product.md, The day: 5 in 14 days' },
  },
  words: defineWords({
    name: { zh: '提前零报', en: 'Premature nil' },
    means: {
      zh: '经常在当晚20点以前就报“没有新入住”，那时当晚还没有过完。',
      en: 'Files “nobody came” before 20:00 as a habit, when the night has not yet happened.',
    },
    act: {
      zh: '提醒在20点以后报；问清晚上谁值班、谁报。',
      en: 'Ask to file after 20:00; ask who is at the desk at night and who files.',
    },
  }),
  look: ({ filings, nights }, set) => {
    const opens = nights.map((day) => instantOf(day, '00:00').getTime() + set.opens * 3_600_000);
    return filings.flatMap(({ lodging, state, acceptedAt }) => {
      const early = [...state.keys()]
        .filter((n) => state[n] === nightState.nil && (acceptedAt[n] ?? 0) < (opens[n] ?? 0))
        .map((night) => ({ night }));
      return runsWithin(early, set.window, ({ length }) => length >= set.times).flatMap((run) => {
        const [from, to] = [run[0]?.night ?? 0, run.at(-1)?.night ?? 0];
        return [
          {
            lodging,
            from,
            to,
            stays: [],
            severity: 'watch' as const,
            reasons: [reason('early_nils', { times: run.length, nights: to - from + 1, hour: set.opens })],
            evidence: { times: run.length },
          },
        ];
      });
    });
  },
});
