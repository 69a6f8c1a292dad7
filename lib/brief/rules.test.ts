import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { changesOf, type Figures, sameFigures } from './figures.ts';
import { paragraphOf } from './paragraph.ts';
import { mondayFor, sinceOf, weeksListed } from './rules.ts';

const at = (text: string) => new Date(`${text}+08:00`);

test('a list is taken on Monday at 08:00, and until then the week before stands', () => {
  const cases = [
    ['2026-11-23T07:59:00', undefined, '2026-11-16'],
    ['2026-11-23T08:00:00', undefined, '2026-11-23'],
    ['2026-11-29T23:00:00', undefined, '2026-11-23'],
    ['2026-11-29T23:00:00', '2026-11-12', '2026-11-09'],
    ['2026-11-29T23:00:00', '2027-01-12', '2026-11-23'],
  ] as const;
  for (const [now, asked, monday] of cases)
    assert.equal(mondayFor(asked ? businessDay(asked) : undefined, at(now)), monday, now);
});

test('a matter is counted on each list from the Monday after it was over its time', () => {
  const cases = [
    ['2026-11-16T08:00:00', '2026-11-16T08:00:00', 1],
    ['2026-11-16T08:00:01', '2026-11-16T09:00:00', 0],
    ['2026-11-12T12:00:00', '2026-11-23T08:00:00', 2],
    ['2026-11-12T12:00:00', '2026-11-22T20:00:00', 1],
  ] as const;
  for (const [over, until, weeks] of cases) assert.equal(weeksListed(at(over), at(until)), weeks, over);
});

test('what was opened and ended is counted since the brief before, at most a week, the first time a day', () => {
  const now = at('2026-11-21T12:05:00');
  assert.deepEqual(sinceOf(now, null), at('2026-11-20T12:05:00'));
  assert.deepEqual(sinceOf(now, at('2026-11-19T12:05:00')), at('2026-11-19T12:05:00'));
  assert.deepEqual(sinceOf(now, at('2026-10-01T12:05:00')), at('2026-11-14T12:05:00'));
});

const figures: Figures = {
  counts: { onTime: 302, late: 1, silent: 21, due: 0, excused: 2 },
  ...{ minors: 168, guests: 98, nil: 205 },
  units: [
    { id: 'a', code: '1', name: '桃洪派出所', expected: 60, silent: 3 },
    { id: 'b', code: '2', name: '金石桥派出所', expected: 20, silent: 0 },
  ],
  chases: { open: 21, overdue: 2, opened: 18, ended: 4 },
  ...{ alerts: { found: 3, unclaimed: 1 }, incidents: 0 },
};

test('the paragraph says every number once, with the instant they hold for, and units that have nothing silent are left out', () => {
  const said = paragraphOf(
    {
      unit: '隆回县',
      night: businessDay('2026-11-20'),
      asOf: at('2026-11-21T12:05:00'),
      figures,
      before: null,
    },
    'zh-CN',
  );
  assert.match(said, /^截至2026年11月21日12时05分，隆回县11月20日晚应报324家，已报303家/);
  assert.match(said, /报备率93\.5%/);
  assert.match(said, /桃洪派出所3家/);
  assert.doesNotMatch(said, /金石桥/);
});

test('digits are the same whatever order the database keeps them in, and a single one of difference is told', () => {
  const { counts, ...rest } = figures;
  assert.ok(sameFigures(figures, { ...rest, counts: { ...counts } }));
  assert.ok(!sameFigures(figures, { ...figures, minors: 169 }));
  assert.equal(changesOf(figures, null)[0]?.before, null);
  assert.equal(
    changesOf(figures, { ...figures, minors: 160 }).find(({ key }) => key === 'minors')?.before,
    160,
  );
});
