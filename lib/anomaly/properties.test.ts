import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generateCounty } from '#drizzle/seed/generator/county.ts';
import { businessDay } from '#lib/clock/business-day.ts';
import { lookAt } from './detect.ts';
import { type Facts, nightState, type StayFact } from './facts.ts';
import { rules } from './registry.ts';
import { codes, type Finding } from './rule.ts';
import { factsOfCounty } from './stage-county.ts';
import { adult, party } from './stage-facts.ts';

const county = generateCounty({ seed: 5, lodgings: 90, nights: 60, lastNight: businessDay('2026-11-20') });
const facts = factsOfCounty(county);
const seed = 20_261_120;

const told = (findings: readonly Finding[]) =>
  findings
    .map(({ rule, severity, lodging, from, to, stays, reasons }) =>
      JSON.stringify([rule, severity, lodging.code, from, to, stays.map(({ id }) => id).sort(), reasons]),
    )
    .sort();
const quick = codes.filter((code) => code !== 'under_reporting');

test('every code has one rule, and every parameter says who says so', () => {
  assert.deepEqual(rules.map(({ code }) => code).sort(), [...codes].sort());
  for (const { code, parameters, words } of rules) {
    for (const [name, { source }] of Object.entries(parameters))
      assert.ok(source.length > 8, `${code} ${name}`);
    for (const language of ['zh-CN', 'en'] as const)
      for (const text of Object.values(words(language))) assert.ok(text.length > 1, code);
  }
});

test('the order in which returns were filed changes no finding', (t) => {
  const before = told(lookAt(facts, codes));
  t.diagnostic(`${before.length} findings`);
  assert.ok(before.length > 20);
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (chance) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((value) => ({ value, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ value }) => value);
      const other: Facts = { ...facts, stays: shuffled(facts.stays), repeats: shuffled(facts.repeats) };
      assert.deepEqual(told(lookAt(other, quick)), told(lookAt(facts, quick)));
    }),
    { seed, numRuns: 8 },
  );
  assert.deepEqual(told(lookAt({ ...facts, stays: [...facts.stays].reverse() }, codes)), before);
});

test('an ordinary family more adds no alert, wherever and whenever it comes in', () => {
  const before = told(lookAt(facts, quick));
  const lodgings = facts.filings.filter(({ lodging }) => lodging.category !== 'esports_hotel');
  const ordinary = fc.record({
    house: fc.nat({ max: lodgings.length - 1 }),
    night: fc.nat({ max: facts.nights.length - 1 }),
    relation: fc.constantFrom('parent' as const, 'grandparent' as const),
    children: fc.array(fc.record({ age: fc.nat({ max: 17 }), sex: fc.constantFrom('M', 'F') }), {
      minLength: 1,
      maxLength: 4,
    }),
    hour: fc.constantFrom('14:00', '19:30', '22:45'),
  });
  fc.assert(
    fc.property(fc.array(ordinary, { minLength: 1, maxLength: 6 }), (families) => {
      const added = families.flatMap(({ house, night, relation, children, hour }): StayFact[] => {
        const lodging = lodgings[house]?.lodging ?? facts.filings[0]?.lodging;
        return lodging
          ? party(
              ...children.map((child, n) => ({
                ...child,
                ...{ lodging, night, at: hour, alone: false, home: facts.county, adults: [adult(relation)] },
                ...{ phone: `family ${house}/${night}`, child: `child ${house}/${night}/${n}` },
              })),
            )
          : [];
      });
      assert.deepEqual(told(lookAt({ ...facts, stays: [...facts.stays, ...added] }, quick)), before);
    }),
    { seed, numRuns: 60 },
  );
});

test('a family filed in a night of nil makes no house look as if it filed fewer than expected', () => {
  const before = new Set(lookAt(facts, ['under_reporting']).map(({ lodging }) => lodging.code));
  const last = facts.nights.length - 1;
  for (const house of facts.filings.filter(({ state }) => state[last] === nightState.nil).slice(0, 3)) {
    const fuller = { ...house, state: house.state.slice(), parties: house.parties.slice() };
    fuller.state[last] = nightState.guests;
    fuller.parties[last] = 1;
    const filings = facts.filings.map((one) => (one === house ? fuller : one));
    const after = lookAt({ ...facts, filings }, ['under_reporting']).map(({ lodging }) => lodging.code);
    assert.ok(before.has(house.lodging.code) || !after.includes(house.lodging.code));
  }
});

test('silence is no filing of fewer: a house doubted for its returns is not doubted for nights on which it filed none', () => {
  const before = new Map(lookAt(facts, ['under_reporting']).map((one) => [one.lodging.code, one.from]));
  assert.ok(before.size > 0, 'the county hides something');
  const filings = facts.filings.map((house) => {
    const from = before.get(house.lodging.code);
    if (from === undefined) return house;
    return {
      ...house,
      state: house.state.map((state, at) => (at < from ? state : nightState.silent)),
      parties: house.parties.map((parties, at) => (at < from ? parties : 0)),
    };
  });
  const after = lookAt({ ...facts, filings }, ['under_reporting']).map(({ lodging }) => lodging.code);
  assert.deepEqual(
    after.filter((code) => before.has(code)),
    [],
  );
});

test('what the register has of the same nights stands beside the statistics and changes nobody’s finding', () => {
  const before = lookAt(facts, ['under_reporting']);
  const [doubted] = before;
  assert.ok(doubted, 'the county hides something');
  const unfiled = [
    { lodging: doubted.lodging, night: doubted.to, guests: 2, returned: true },
    { lodging: doubted.lodging, night: doubted.from - 1, guests: 5, returned: true },
  ];
  const after = lookAt({ ...facts, unfiled }, ['under_reporting']);
  assert.deepEqual(
    after.map(({ lodging }) => lodging.code),
    before.map(({ lodging }) => lodging.code),
  );
  assert.equal(after[0]?.evidence.registered, 2);
  assert.deepEqual(after[0]?.reasons.at(-1), {
    code: 'registered_not_filed',
    values: { guests: 2, nights: 1 },
  });
});
