import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessDay } from '../clock/business-day.ts';
import { readRoster } from './read-lines.ts';
import { gapsOf, missesShift, onDutyOf, type Shift, spanOfShift } from './rules.ts';

const hours = { from: '08:00', to: '18:00' };
const day = businessDay('2026-11-20');
const at = (text: string) => new Date(`${text}:00+08:00`);
const shift = (account: string, kind: 'day' | 'night' | 'whole', date = day): Shift => ({
  account,
  ...spanOfShift(kind, date, hours),
});

test('day, night and whole follow the duty hours, the night until the next morning', () => {
  assert.deepEqual(spanOfShift('day', day, hours), {
    from: at('2026-11-20T08:00'),
    to: at('2026-11-20T18:00'),
  });
  assert.deepEqual(spanOfShift('night', day, hours), {
    from: at('2026-11-20T18:00'),
    to: at('2026-11-21T08:00'),
  });
  assert.deepEqual(spanOfShift('whole', day, hours), {
    from: at('2026-11-20T08:00'),
    to: at('2026-11-21T08:00'),
  });
});

test('who is away is not on duty, and nobody is on duty after the end of a shift', () => {
  const shifts = [shift('a', 'day'), shift('b', 'day')];
  const away = [{ account: 'a', from: at('2026-11-20T09:00'), to: at('2026-11-20T12:00') }];
  assert.deepEqual(onDutyOf(shifts, away, at('2026-11-20T08:30')), ['a', 'b']);
  assert.deepEqual(onDutyOf(shifts, away, at('2026-11-20T09:00')), ['b']);
  assert.deepEqual(onDutyOf(shifts, away, at('2026-11-20T12:00')), ['a', 'b']);
  assert.deepEqual(onDutyOf(shifts, away, at('2026-11-20T18:00')), []);
  assert.equal(missesShift(shift('a', 'day'), away), true);
  assert.equal(missesShift(shift('b', 'day'), away), false);
});

test('an absence that nobody covers is a gap', () => {
  const [from, to] = [at('2026-11-20T08:00'), at('2026-11-21T08:00')];
  assert.deepEqual(gapsOf([shift('a', 'whole')], [], from, to), []);
  const away = [{ account: 'a', from: at('2026-11-20T20:00'), to: at('2026-11-20T22:00') }];
  assert.deepEqual(gapsOf([shift('a', 'whole')], away, from, to), [
    { from: at('2026-11-20T20:00'), to: at('2026-11-20T22:00') },
  ]);
  assert.deepEqual(gapsOf([shift('a', 'whole'), shift('b', 'night')], away, from, to), []);
});

test('for any roster an instant lies in a gap exactly where nobody is on duty', (t) => {
  const hour = 3_600_000;
  const begin = at('2026-11-20T00:00').getTime();
  const span = fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 20 }))
    .map(([account, from, length]) => ({
      account,
      from: new Date(begin + from * hour),
      to: new Date(begin + (from + length) * hour),
    }));
  const seed = 411_418;
  t.diagnostic(`seed ${seed}`);
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), fc.array(span, { maxLength: 4 }), (shifts, absences) => {
      const [from, to] = [new Date(begin), new Date(begin + 48 * hour)];
      const gaps = gapsOf(shifts, absences, from, to);
      for (let n = 0; n < 48; n++) {
        const instant = new Date(begin + n * hour + 1800_000);
        const inGap = gaps.some((gap) => gap.from <= instant && instant < gap.to);
        assert.equal(inGap, onDutyOf(shifts, absences, instant).length === 0);
      }
    }),
    { seed, numRuns: 200 },
  );
});

const people = [
  { account: '1', name: '张三', phone: '198****0001' },
  { account: '2', name: '李四', phone: '198****0002' },
  { account: '3', name: '李四', phone: '198****0003' },
];

test('a pasted roster is read as people write it, each fault with its line', () => {
  const { lines, problems } = readRoster(
    '日期 班次 姓名\n2026-11-21 夜班 张三\n2026/11/22，白班，李四，0003\n\n2026年11月23日\t全天\t张三\n',
    people,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(lines, [
    { date: '2026-11-21', kind: 'night', account: '1' },
    { date: '2026-11-22', kind: 'day', account: '3' },
    { date: '2026-11-23', kind: 'whole', account: '1' },
  ]);
  const bad = readRoster(
    '2026-02-30 夜班 张三\n2026-11-21 中班 张三\n2026-11-21 白班 王五\n2026-11-21 白班 李四',
    people,
  );
  assert.deepEqual(
    bad.problems.map(({ code, row }) => [code, row]),
    [
      ['M-411', 0],
      ['M-412', 1],
      ['M-413', 2],
      ['M-414', 3],
    ],
  );
});
