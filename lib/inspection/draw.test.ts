import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Inspector } from '#lib/identity/inspectors.ts';
import { type Candidate, draw, pairFor, weightOf } from './draw.ts';

const facts = fc.record({
  rules: fc.uniqueArray(
    fc.constantFrom('under_reporting', 'copied_report', 'minor_group', 'premature_nil', 'x'),
  ),
  silent: fc.nat({ max: 40 }),
  days: fc.option(fc.nat({ max: 900 })),
});
const county = fc
  .array(facts, { minLength: 0, maxLength: 60 })
  .map((all) =>
    all.map((one, n): Candidate => ({ ...one, id: `id-${n}`, code: `LH${String(n).padStart(4, '0')}` })),
  );
const seeds = fc.nat({ max: 2 ** 32 - 1 });
const sizes = fc.record({ needed: fc.nat({ max: 20 }), controls: fc.integer({ min: 1, max: 8 }) });

test('a weight is at least one and grows with open findings, silent nights and time since a visit', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const weight = weightOf(one);
      assert.ok(weight >= 1 && weight <= 20);
      assert.ok(weightOf({ ...one, silent: one.silent + 1 }) >= weight);
      assert.ok(weightOf({ ...one, rules: [...one.rules, 'another'] }) >= weight);
      assert.ok(weightOf({ ...one, days: null }) >= weight, 'never visited weighs most');
      if (one.days !== null) assert.ok(weightOf({ ...one, days: one.days + 1 }) >= weight);
    }),
  );
});

test('a list holds no lodging twice, no other than the candidates, and as many as asked where there are so many', () => {
  fc.assert(
    fc.property(county, seeds, sizes, (candidates, seed, size) => {
      const list = draw(candidates, seed, size);
      const ids = list.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(ids.every((id) => candidates.some((one) => one.id === id)));
      const controls = Math.min(size.controls, candidates.length);
      assert.equal(list.filter(({ why }) => why === 'control').length, controls);
      assert.equal(list.length, Math.min(size.needed + controls, candidates.length));
    }),
  );
});

test('the same seed and inputs give the same list, in whatever order the lodgings come', () => {
  fc.assert(
    fc.property(county, seeds, sizes, (candidates, seed, size) => {
      assert.deepEqual(draw(candidates.toReversed(), seed, size), draw(candidates, seed, size));
    }),
  );
});

test('who is a control depends on the seed alone, never on what is known of a lodging', () => {
  fc.assert(
    fc.property(county, seeds, sizes, (candidates, seed, size) => {
      const controls = (of: readonly Candidate[]) =>
        draw(of, seed, size).flatMap(({ id, why }) => (why === 'control' ? id : []));
      const blank = candidates.map((one) => ({ ...one, rules: [], silent: 0, days: 0 }));
      assert.deepEqual(controls(candidates), controls(blank));
    }),
  );
});

const tenHouses = Array.from({ length: 10 }, (_, n): Candidate => {
  const odd = n === 3;
  return { id: `h${n}`, code: `H${n}`, rules: odd ? ['a', 'b', 'c'] : [], silent: odd ? 14 : 0, days: 0 };
});

test('over many seeds each lodging is a control equally often, and the one in need is drawn most', () => {
  const rounds = 4000;
  const seen = new Map<string, { control: number; need: number }>();
  for (let seed = 0; seed < rounds; seed += 1)
    for (const { id, why } of draw(tenHouses, seed * 7919, { needed: 2, controls: 1 })) {
      const before = seen.get(id) ?? { control: 0, need: 0 };
      seen.set(id, { ...before, [why]: before[why] + 1 });
    }
  const counts = tenHouses.map(({ id }) => seen.get(id) ?? { control: 0, need: 0 });
  // chi-square with 9 degrees of freedom: 27.9 is passed by chance once in a thousand
  const chi = counts.reduce((sum, { control }) => sum + (control - rounds / 10) ** 2 / (rounds / 10), 0);
  assert.ok(chi < 27.9, `controls ${counts.map(({ control }) => control)} chi ${chi}`);
  const [odd, others] = [counts[3]?.need ?? 0, counts.filter((_, n) => n !== 3)];
  assert.ok(
    others.every(({ need }) => need > 0 && odd > 2 * need),
    `drawn by need ${counts.map(({ need }) => need)}`,
  );
});

const pool = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    name: fc.constant('某甲'),
    rank: fc.constantFrom('police' as const, 'auxiliary' as const),
    reaches: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);

test('the first officer is a 民警 within reach; the second another person, a 民警 where there is one', () => {
  fc.assert(
    fc.property(pool, seeds, (officers: Inspector[], seed) => {
      const pair = pairFor(officers, seed);
      const able = officers.filter(({ rank, reaches }) => rank === 'police' && reaches);
      assert.equal(pair === null, able.length === 0);
      if (!pair) return;
      assert.ok(able.some(({ id }) => id === pair.first.id));
      assert.notEqual(pair.second?.id, pair.first.id);
      const others = officers.filter(({ id }) => id !== pair.first.id);
      assert.equal(pair.second === null, others.length === 0);
      if (others.some(({ rank }) => rank === 'police')) assert.equal(pair.second?.rank, 'police');
      assert.deepEqual(pairFor(officers.toReversed(), seed), pair);
    }),
  );
});
