import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from './chance.ts';
import { foundAmong, wilson } from './discovery.ts';
import { logGamma } from './gamma.ts';
import { atMost, logMass } from './negative-binomial.ts';

const near = (value: number, wanted: number, within = 1e-9) =>
  assert.ok(
    Math.abs(value - wanted) <= within * Math.max(1, Math.abs(wanted)),
    `${value} instead of ${wanted}`,
  );

test('ln Γ has its known values (Abramowitz and Stegun, 6.1.8 and table 6.1)', () => {
  near(logGamma(1), 0);
  near(logGamma(5), Math.log(24));
  near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)));
  near(logGamma(1.5), Math.log(0.886226925452758));
  near(logGamma(171), 706.5730622457874);
});

test('negative-binomial masses add to one, have the mean and the variance μ + μ²/k, and near Poisson for a large k', () => {
  for (const [mean, k] of [
    [0.3, 0.5],
    [2, 1.1],
    [5, 20],
  ] as const) {
    let [sum, first, second] = [0, 0, 0];
    for (let y = 0; y < 400; y += 1) {
      const p = Math.exp(logMass(y, mean, k));
      sum += p;
      first += y * p;
      second += y * y * p;
    }
    near(sum, 1, 1e-9);
    near(first, mean, 1e-7);
    near(second - first * first, mean + (mean * mean) / k, 1e-5);
  }
  near(Math.exp(logMass(3, 2, 1e9)), (8 / 6) * Math.exp(-2), 1e-6);
  assert.equal(logMass(1, 0, 1), Number.NEGATIVE_INFINITY);
});

test('the published probabilities of a run of zeros (domain.md 5.4, NB with k = 0.5)', () => {
  const zeros = (mean: number, nights: number) => atMost(0, Array(nights).fill(mean), 0.5);
  near(zeros(0.215, 30), 0.0047, 0.0001);
  near(zeros(0.5, 14), 0.0078, 0.0001);
  near(zeros(1, 14), 0.0005, 0.0001);
  const poisson = (mean: number, nights: number) =>
    atMost(0, Array(nights).fill(mean), Number.POSITIVE_INFINITY);
  near(poisson(0.215, 30), 0.0016, 0.0001);
  // zero days needed: Poisson p < 0.01 at λ = 0.5 are 10, at λ = 0.05 are 93
  assert.ok(poisson(0.5, 10) < 0.01 && poisson(0.5, 9) > 0.01);
  assert.ok(poisson(0.05, 93) < 0.01 && poisson(0.05, 92) > 0.01);
});

test('P(at most) of nights with different means agrees with counting by chance', () => {
  const means = [0.1, 0.7, 1.5, 0.4];
  const chance = chanceOf(7);
  const runs = 40_000;
  let hits = 0;
  for (let n = 0; n < runs; n += 1) {
    const total = means.reduce((sum, mean) => sum + chance.poisson((mean * chance.gamma(0.8)) / 0.8), 0);
    if (total <= 1) hits += 1;
  }
  near(hits / runs, atMost(1, means, 0.8), 0.02);
});

test('Benjamini and Hochberg 1995, their example of 15 p-values at q = 0.05: four are found', () => {
  const ps = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  assert.equal(foundAmong(ps, 0.05).filter(Boolean).length, 4);
  assert.equal(foundAmong([...ps].reverse(), 0.05).findIndex(Boolean), 11);
  assert.deepEqual(foundAmong([], 0.1), []);
});

test('the stream of chance is the same for the same seed and has the means it says', () => {
  const [a, b] = [chanceOf(1), chanceOf(1)];
  assert.deepEqual([a.next(), a.gamma(0.4), a.poisson(3)], [b.next(), b.gamma(0.4), b.poisson(3)]);
  let [gamma, poisson, large] = [0, 0, 0];
  for (let n = 0; n < 20_000; n += 1) {
    gamma += a.gamma(0.6) / 20_000;
    poisson += a.poisson(2.5) / 20_000;
    large += a.poisson(60) / 20_000;
  }
  near(gamma, 0.6, 0.03);
  near(poisson, 2.5, 0.03);
  near(large, 60, 0.01);
});

test('Wilson’s interval has the values of Newcombe 1998, table I, method 3', () => {
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const;
  for (const [hits, of, low, high] of published) {
    const interval = wilson(hits, of);
    assert.ok(Math.abs((interval?.low ?? 9) - low) < 0.00006, `${hits}/${of}: ${interval?.low}`);
    assert.ok(Math.abs((interval?.high ?? 9) - high) < 0.00006, `${hits}/${of}: ${interval?.high}`);
  }
  assert.equal(wilson(0, 0), null);
});

test('the negative binomial’s textbook case: the fifth sale at four in ten comes at the tenth door, or by the eighth', () => {
  // failures before the fifth success of chance 0.4: C(9, 5) 0.4⁵ 0.6⁵ and the sum to three failures (Casella and Berger 2002, 3.2)
  const mean = (5 * 0.6) / 0.4;
  near(Math.exp(logMass(5, mean, 5)), 0.1003290624, 1e-9);
  near(atMost(3, [mean], 5), 0.1736704, 1e-6);
});

test('at a false-discovery rate q, of what is found among true and false nulls no more than q is false', () => {
  const chance = chanceOf(1995);
  let shares = 0;
  const runs = 400;
  for (let run = 0; run < runs; run += 1) {
    // 270 honest p-values, uniform; 30 of houses that hide, mostly small
    const ps = Array.from({ length: 300 }, (_, n) => (n < 270 ? chance.next() : chance.next() ** 8));
    const found = foundAmong(ps, 0.1);
    const all = found.filter(Boolean).length;
    shares += all > 0 ? found.slice(0, 270).filter(Boolean).length / all / runs : 0;
  }
  assert.ok(shares > 0.06 && shares < 0.11, `${shares}`);
});
