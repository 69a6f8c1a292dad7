import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from './chance.ts';
import { countyLevel, type Series } from './county-level.ts';
import { foundAmong } from './discovery.ts';
import { honestTable } from './honest.ts';
import { mostOf, rulerOf, shiftOf } from './shift.ts';

const nights = 112;

/** A made-up county of honest houses: rates spread by a gamma, busy and quiet nights for all, negative-binomial nights. */
function county(
  seed: number,
  houses: number,
  { size = 2, spread = 2 } = {},
): { series: Series[]; season: number[] } {
  const chance = chanceOf(seed);
  const season = Array.from(
    { length: nights },
    (_, t) => (t % 7 > 4 ? 1.9 : 0.7) * (0.6 + chance.gamma(8) / 20),
  );
  const series = Array.from({ length: houses }, (_, n): Series => {
    const rooms = 6 + ((n * 7) % 40);
    const level = ((0.4 * chance.gamma(spread)) / spread) * Math.sqrt(rooms / 15);
    const parties = Int16Array.from(season, (busy) =>
      chance.next() < 0.02 ? -1 : chance.poisson((level * busy * chance.gamma(size)) / size),
    );
    return { category: n % 3 === 0 ? 'hotel' : 'guesthouse', rooms, parties };
  });
  return { series, season };
}

const measured = (series: Series[]) => {
  const level = countyLevel(series, nights);
  const ruler = rulerOf(level, mostOf(series));
  const evidence = series.map(({ parties }, n) =>
    shiftOf(parties, { usual: level.usual[n] ?? 0, spread: level.spread }, ruler),
  );
  return { level, evidence };
};

test('the county’s nights are learnt from the county: busy nights are told from quiet ones', () => {
  const { series, season } = county(1, 300);
  const { level } = measured(series);
  const mean = season.reduce((sum, one) => sum + one, 0) / nights;
  const wrong = season.filter((busy, t) => Math.abs((level.season[t] ?? 0) - busy / mean) > 0.35).length;
  assert.ok(wrong < nights / 20, `${wrong} of ${nights} nights are far off`);
  assert.ok(level.size > 1 && level.size < 4, `size ${level.size}`);
  assert.ok(level.spread > 1 && level.spread < 4, `spread ${level.spread}`);
});

test('the evidence is an e-value: among honest houses the mean Bayes factor is about one, and far evidence is as rare as it says', (t) => {
  let [sum, beyond, count] = [0, 0, 0];
  for (let seed = 1; seed <= 6; seed += 1) {
    for (const { evidence } of measured(county(seed, 150).series).evidence) {
      sum += Math.exp(Math.min(20, evidence));
      if (evidence > Math.log(20)) beyond += 1;
      count += 1;
    }
  }
  t.diagnostic(`mean ${(sum / count).toFixed(2)}, beyond 20 to 1: ${beyond} of ${count}`);
  assert.ok(sum / count < 2.5);
  assert.ok(beyond / count < 1 / 20);
});

test('among honest counties a house is flagged no oftener than the rate promises', (t) => {
  const counties = 20;
  let wrong = 0;
  for (let seed = 100; seed < 100 + counties; seed += 1) {
    const { series } = county(seed, 60);
    const { level, evidence } = measured(series);
    const honest = honestTable(series, level, 800);
    if (
      foundAmong(
        evidence.map((one) => honest(one.evidence)),
        0.1,
      ).some(Boolean)
    )
      wrong += 1;
  }
  t.diagnostic(`${wrong} of ${counties} honest counties had any house flagged at q = 0.1`);
  // 20 counties at 10 %: more than 6 come twice in 1000 runs
  assert.ok(wrong <= 6);
});

test('a house that falls silent is found, and the longer and busier it was the stronger', () => {
  const { series } = county(5, 200);
  const silent = (level: number, from: number): Int16Array => {
    const chance = chanceOf(9);
    return Int16Array.from({ length: nights }, (_, t) => (t < from ? chance.poisson(level) : 0));
  };
  const cases = [silent(1.2, 40), silent(1.2, 90), silent(0.08, 90)];
  const all = [
    ...series,
    ...cases.map((parties): Series => ({ category: 'guesthouse', rooms: 15, parties })),
  ];
  const { evidence } = measured(all);
  const [long, short, small] = evidence.slice(-3);
  assert.ok((long?.evidence ?? 0) > 8);
  assert.ok(Math.abs((long?.from ?? 0) - 40) <= 6, `from ${long?.from}`);
  assert.ok((long?.evidence ?? 0) > (short?.evidence ?? 0));
  assert.ok((small?.evidence ?? 9) < 1.5, 'a small house is not accused on zeros that chance explains');
});

test('nights that tell nothing change nothing', () => {
  const { series } = county(3, 80);
  const { level } = measured(series);
  const parties = series[0]?.parties ?? new Int16Array(nights);
  const set = { usual: level.usual[0] ?? 0, spread: level.spread };
  const ruler = rulerOf(level, mostOf(series));
  const nothing = shiftOf(new Int16Array(nights).fill(-1), set, ruler);
  assert.ok(Math.abs(nothing.evidence) < 1e-9);
  assert.equal(shiftOf(parties.slice(0, 5), set, ruler).evidence, 0);
});
