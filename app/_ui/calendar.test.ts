import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, businessDay, weekday } from '#lib/clock/business-day.ts';
import { dayRuns, monthWeeks, yearLayout } from './calendar.ts';

test('a year of nights stands in weeks that begin on Monday', () => {
  const { cells, months, columns } = yearLayout(businessDay('2025-11-21'), businessDay('2026-11-20'));
  assert.equal(cells.length, 365);
  assert.deepEqual(cells[0], { day: '2025-11-21', column: 0, row: 4 });
  assert.deepEqual(cells[3], { day: '2025-11-24', column: 1, row: 0 });
  assert.deepEqual(months[0], { month: 12, column: 2 });
  assert.equal(months.length, 12);
  assert.equal(columns, 53);
});

test('every night of a range has one cell, in order, on its own weekday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 400 }), (start, length) => {
      const from = addDays(businessDay('2000-01-01'), start);
      const { cells } = yearLayout(from, addDays(from, length));
      assert.equal(cells.length, length + 1);
      cells.forEach((cell, index) => {
        assert.equal(cell.day, addDays(from, index));
        assert.equal(cell.row, weekday(cell.day) - 1);
      });
      assert.equal(new Set(cells.map((cell) => `${cell.column} ${cell.row}`)).size, cells.length);
    }),
    { verbose: true },
  );
});

test('a month is laid out in whole weeks, a leap February too', () => {
  const weeks = monthWeeks('2026-02');
  assert.deepEqual(weeks[0], [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    '2026-02-01',
  ]);
  assert.ok(weeks.every((week) => week.length === 7));
  assert.equal(weeks.flat().filter(Boolean).length, 28);
  assert.equal(monthWeeks('2028-02').flat().filter(Boolean).length, 29);
  assert.equal(monthWeeks('2026-12').flat().filter(Boolean).length, 31);
});

test('neighbouring nights are told as one span', () => {
  const days = ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-05'].map((day) => businessDay(day));
  assert.deepEqual(dayRuns(days), [
    ['2026-02-27', '2026-03-01'],
    ['2026-03-05', '2026-03-05'],
  ]);
});
