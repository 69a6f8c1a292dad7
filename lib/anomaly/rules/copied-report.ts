import { defineWords } from '#lib/platform/i18n.ts';
import { nightState, type Repeat } from '../facts.ts';
import { runsWithin } from '../party.ts';
import { defineRule, reason } from '../rule.ts';

/** The same guests checked in anew night after night (domain.md 5.3; Kuriakose and Robbins 2016). */
export const copiedReport = defineRule({
  code: 'copied_report',
  rhythm: 'nightly',
  severity: ['watch'],
  parameters: {
    window: { value: 28, unit: 'nights', source: 'four weeks: every weekday four times' },
    repeats: {
      value: 10,
      unit: 'nights',
      source:
        'a grandchild of every weekend comes 4 times in four weeks, listed on both its nights 8; more is no visit',
    },
    share: {
      value: 0.85,
      unit: 'share',
      source: 'domain.md 5.3: percent match 85 % (Kuriakose and Robbins 2016)',
    },
  },
  words: defineWords({
    name: { zh: '内容雷同', en: 'Copied returns' },
    means: {
      zh: '很多晚的报备写的都是同样几名孩子新入住，像是照抄前一份。',
      en: 'Return after return names the same few children as newly checked in, as if copied.',
    },
    act: {
      zh: '请旅馆说明；和旅馆业系统对一对；续住的教会点续住。',
      en: 'Ask the house to explain; compare with the register; if they stayed on, show how to extend.',
    },
  }),
  look: ({ filings, repeats }, set) => {
    const byHouse = new Map<string, Repeat[]>();
    for (const repeat of repeats)
      byHouse.set(repeat.lodging.id, [...(byHouse.get(repeat.lodging.id) ?? []), repeat]);
    return filings.flatMap(({ lodging, state, minors }) => {
      const again = againOf(byHouse.get(lodging.id) ?? [], set.window);
      const copied = [...again]
        .filter(([n, count]) => state[n] === nightState.guests && count >= set.share * (minors[n] ?? 0))
        .map(([night]) => ({ night }));
      return runsWithin(copied, set.window, ({ length }) => length >= set.repeats).map((run) => ({
        lodging,
        from: run[0]?.night ?? 0,
        to: run.at(-1)?.night ?? 0,
        stays: [],
        severity: 'watch' as const,
        reasons: [
          reason('same_guests', { nights: run.length, children: (byHouse.get(lodging.id) ?? []).length }),
        ],
        evidence: { nights: run.length },
      }));
    });
  },
});

/** How many children of each night this house had already filed as new within the nights before. */
function againOf(repeats: readonly Repeat[], window: number): Map<number, number> {
  const again = new Map<number, number>();
  for (const { nights } of repeats) {
    const sorted = [...nights].sort((a, b) => a - b);
    sorted.forEach((night, at) => {
      const before = sorted[at - 1];
      if (before !== undefined && night - before < window) again.set(night, (again.get(night) ?? 0) + 1);
    });
  }
  return again;
}
