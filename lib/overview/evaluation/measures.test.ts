import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lengthsChart, sharesChart, stretches } from './chart.ts';
import { columnsIn } from './columns.ts';
import { measuresOf, middleOf, type Parts, partsWithin } from './measures.ts';
import { periodNamed } from './periods.ts';

const states = ['on_time', 'late', 'late_request', 'silent', 'due', 'excused'] as const;
const beat = fc.constantFrom('a', 'b', 'c', null);
const minutes = fc.option(fc.nat(9000), { nil: null });
const parts: fc.Arbitrary<Parts> = fc.record({
  nights: fc.array(
    fc.record({ beat, state: fc.constantFrom(...states), count: fc.nat(500), late: fc.array(fc.nat(4000)) }),
  ),
  same: fc.array(
    fc.record({
      beat,
      expected: fc.nat(90),
      received: fc.nat(90),
      before: fc.nat(90),
      receivedBefore: fc.nat(90),
    }),
  ),
  chases: fc.array(
    fc
      .record({ beat, chases: fc.nat(9), closed: fc.nat(9), acts: fc.array(minutes, { maxLength: 9 }) })
      .map((one) => ({
        ...one,
        closed: Math.min(one.closed, one.chases),
        acts: one.acts.slice(0, one.chases),
      })),
  ),
  answers: fc.array(
    fc.record({
      beat,
      kind: fc.constantFrom('incident' as const, 'instant' as const, 'same_day' as const),
      minutes,
      within: fc.boolean(),
    }),
  ),
  open: fc.array(fc.record({ beat, open: fc.nat(40), overdue: fc.nat(40) })),
});

const seed = 20_261_122;
test(`what units measure adds up to what all of them measure, and shares stay within their intervals (seed ${seed})`, () => {
  fc.assert(
    fc.property(parts, (all) => {
      const total = measuresOf(all);
      const lines = ['a', 'b', 'c', null].map((one) => measuresOf(partsWithin(all, (of) => of === one)));
      for (const key of ['expected', 'received', 'chases', 'open', 'overdue'] as const)
        assert.equal(
          lines.reduce((sum, line) => sum + line[key], 0),
          total[key],
          key,
        );
      for (const { completeness, closed } of [total, ...lines])
        for (const { share, interval } of [completeness, closed])
          if (share !== null && interval)
            assert.ok(interval.low <= share + 1e-9 && share <= interval.high + 1e-9);
    }),
    { seed, verbose: true },
  );
});

test('the middle counts what has not ended as longest, and says so when that is the middle', () => {
  assert.equal(middleOf([]).minutes, null);
  assert.equal(middleOf([30, null, 10]).minutes, 30);
  assert.equal(middleOf([30, null, null]).minutes, null);
  assert.equal(middleOf([40, 10]).minutes, 10);
});

test('who filed before anybody acted is left out of the time to a first act, and no measure is without its definition', () => {
  const none = { nights: [], same: [], answers: [], open: [] };
  const { firstAct, closed } = measuresOf({
    ...none,
    chases: [{ beat: 'a', chases: 2, closed: 1, acts: [90] }],
  });
  assert.deepEqual([firstAct.minutes, firstAct.of, closed.share], [90, 1, 0.5]);
  for (const language of ['zh-CN', 'en'] as const)
    for (const { head, how } of columnsIn(language)) assert.ok(head && how);
});

test('a chart keeps every value inside its box and leaves a gap where there is none', () => {
  const period = periodNamed('2026-10');
  assert.ok(period);
  const night = (state: (typeof states)[number], count: number) => ({ beat: 'a', state, count, late: [] });
  const trend = [[night('on_time', 900), night('silent', 11)], [], [night('on_time', 1000)]].map(
    (nights) => ({ period, measures: measuresOf({ nights, same: [], chases: [], answers: [], open: [] }) }),
  );
  const chart = sharesChart(trend, 'zh-CN');
  const places = stretches(chart, chart.series[0]?.values ?? [], 300, 100);
  assert.equal(places.length, 2);
  for (const { x, y } of places.flat()) assert.ok(x >= 0 && x <= 300 && y >= 0 && y <= 100);
  assert.equal(lengthsChart(trend, 'en').low, 0);
});
