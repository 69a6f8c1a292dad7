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
      const marked = markedOf(silent, set);
      return spansOf(marked, set.window).map(({ first, last }) => {
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

/** The silent nights that lie in a run of `row` or in a window of `window` expected nights with `within` silent ones. */
function markedOf(
  silent: readonly boolean[],
  set: { row: number; window: number; within: number },
): boolean[] {
  const marked = silent.map(() => false);
  const mark = (from: number, to: number) => {
    for (let n = Math.max(0, from); n <= to; n += 1) marked[n] = silent[n] === true;
  };
  let [run, within] = [0, 0];
  silent.forEach((one, n) => {
    run = one ? run + 1 : 0;
    within += (one ? 1 : 0) - (silent[n - set.window] ? 1 : 0);
    if (run >= set.row) mark(n - run + 1, n);
    if (within >= set.within) mark(n - set.window + 1, n);
  });
  return marked;
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
