import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#lib/platform/errors.ts';
import { ageOn, isMinorOn, isUnderOn } from './age.ts';
import { civilDateAt } from './business-day.ts';

const seed = Math.floor(Math.random() * 2 ** 31);

test('a person is a minor up to and on the 18th birthday', () => {
  const cases: [string, string, boolean][] = [
    ['2008-11-20', '2026-11-19', true],
    ['2008-11-20', '2026-11-20', true],
    ['2008-11-20', '2026-11-21', false],
    ['2008-02-29', '2026-02-28', true],
    ['2008-02-29', '2026-03-01', true],
    ['2008-02-29', '2026-03-02', false],
    ['2010-02-28', '2028-02-29', false],
    ['2008-12-31', '2027-01-01', false],
    ['2026-11-20', '2026-11-20', true],
    ['1950-01-01', '2026-11-20', false],
  ];
  for (const [born, on, minor] of cases) assert.equal(isMinorOn(born, on), minor, `${born} on ${on}`);
});

test('an age as people say it turns on the birthday', () => {
  assert.equal(ageOn('2008-11-20', '2026-11-19'), 17);
  assert.equal(ageOn('2008-11-20', '2026-11-20'), 18);
  assert.equal(ageOn('2008-02-29', '2026-02-28'), 17);
  assert.equal(ageOn('2008-02-29', '2026-03-01'), 18);
  assert.equal(ageOn('2026-11-20', '2026-11-20'), 0);
  assert.equal(ageOn('2026-11-21', '2026-11-20'), -1);
  assert.throws(() => ageOn('2026-02-30', '2026-11-20'), Refusal);
  assert.throws(() => isMinorOn('2026-02-20', 'soon'), Refusal);
});

test('reading and law differ on the birthday only', (t) => {
  t.diagnostic(`seed ${seed}`);
  const dates = fc
    .date({ min: new Date('1960-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })
    .map((at) => civilDateAt(at));
  fc.assert(
    fc.property(dates, dates, fc.integer({ min: 1, max: 30 }), (born, on, years) => {
      const said = ageOn(born, on) < years;
      const birthday = ageOn(born, on) === years && on.slice(5) === born.slice(5);
      if (on.slice(5) !== '03-01') assert.equal(isUnderOn(years, born, on), said || birthday);
    }),
    { seed, numRuns: 500 },
  );
});
