import { defineWords } from '#lib/platform/i18n.ts';
import { nightState } from '../facts.ts';
import { defineRule, reason } from '../rule.ts';

/** Nights in a row without a return, or many within two weeks (product.md, The day: 3 in a row, 5 in 14 days). */
export const chronicNonFiler = defineRule({
  code: 'chronic_non_filer',
  rhythm: 'nightly',
  severity: ['watch'],
  parameters: {
    row: { value: 3, unit: 'nights', source: 'product.md, The day: 3 nights in a row' },
    window: { value: 14, unit: 'nights', source: 'product.md, The day: 5 in 14 days' },
    within: { value: 5, unit: 'nights', source: 'product.md, The day: 5 in 14 days' },
  },
  words: defineWords({
    name: { zh: '长期未报', en: 'Chronic silence' },
    means: {
      zh: '连续几晚没有报备，或者两周内多晚没有报备；歇业、故障和未到期的不算。',
      en: 'Several nights in a row without a return, or many within two weeks; closures, outages and nights not yet due do not count.',
    },
    act: {
      zh: '打电话，再上门：先问难处，帮着报上。',
      en: 'Call, then visit: ask what is difficult first and help to file.',
    },
  }),
  look: ({ filings }, set) =>
    filings.flatMap(({ lodging, state }) => {
      const expected = [...state.keys()].filter(
        (n) => state[n] !== nightState.none && state[n] !== nightState.open,
      );
      const silent = expected.map((n) => state[n] === nightState.silent);
      const marked = silent.map(
        (_, n) => inRow(silent, n) >= set.row || nearby(silent, n, set.window) >= set.within,
      );
      return spansOf(
        marked.map((mark, n) => mark && silent[n] === true),
        set.window,
      ).map(({ first, last }) => {
        const nights = silent.slice(first, last + 1).filter(Boolean).length;
        return {
          lodging,
          from: expected[first] ?? 0,
          to: expected[last] ?? 0,
          stays: [],
          severity: 'watch' as const,
          reasons: [reason('silent_nights', { nights, of: last - first + 1 })],
          evidence: { nights },
        };
      });
    }),
});

/** Length of the unbroken run of silent nights that ends or goes on at n. */
function inRow(silent: readonly boolean[], n: number): number {
  if (!silent[n]) return 0;
  let [from, to] = [n, n];
  while (silent[from - 1]) from -= 1;
  while (silent[to + 1]) to += 1;
  return to - from + 1;
}

/** Most silent nights in any window of `length` expected nights that holds n. */
function nearby(silent: readonly boolean[], n: number, length: number): number {
  let most = 0;
  for (let start = Math.max(0, n - length + 1); start <= n; start += 1)
    most = Math.max(most, silent.slice(start, start + length).filter(Boolean).length);
  return most;
}

/** Spans from the first to the last mark, marks further apart than `apart` begin another. */
function spansOf(marks: readonly boolean[], apart: number): { first: number; last: number }[] {
  const spans: { first: number; last: number }[] = [];
  marks.forEach((mark, n) => {
    if (!mark) return;
    const before = spans.at(-1);
    if (before && n - before.last <= apart) before.last = n;
    else spans.push({ first: n, last: n });
  });
  return spans;
}
