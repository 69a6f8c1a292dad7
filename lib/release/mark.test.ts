import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvLine } from '#lib/overview/cells.ts';
import { inOrderOf, markIn, markOfOrder, newMark, tableOf } from './mark.ts';

const secret = Buffer.alloc(32, 7);
const rows = Array.from({ length: 1500 }, (_, n) => `row-${n}`);
const self = (row: string) => row;

test('an excerpt of thirty rows leads back to the one of sixty exports it was taken from', () => {
  const marks = Array.from({ length: 60 }, newMark);
  fc.assert(
    fc.property(
      fc.nat({ max: 59 }),
      fc.nat({ max: 1460 }),
      fc.integer({ min: 1, max: 9 }),
      (of, from, step) => {
        const mark = marks[of] ?? '';
        const whole = inOrderOf(secret, mark, rows, self);
        assert.equal(new Set(whole).size, rows.length, 'nothing is lost or doubled');
        const excerpt = whole.filter((_, n) => n >= from && (n - from) % step === 0).slice(0, 30);
        assert.equal(markOfOrder(secret, excerpt, marks), excerpt.length < 8 ? null : mark);
      },
    ),
    { numRuns: 8 },
  );
});

test('sorted rows, too few rows and another installation’s secret lead to nobody', () => {
  const marks = Array.from({ length: 50 }, newMark);
  const whole = inOrderOf(secret, marks[3] ?? '', rows.slice(0, 60), self);
  assert.equal(markOfOrder(secret, [...whole].sort(), marks), null);
  assert.equal(markOfOrder(secret, whole.slice(0, 7), marks), null);
  assert.equal(markOfOrder(Buffer.alloc(32, 8), whole, marks), null);
  assert.equal(markOfOrder(secret, whole, []), null);
});

test('a mark is found on a row or in the foot, and a written table is read back cell by cell', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(
          fc.string().filter((text) => !/[\r\n]/.test(text)),
          { minLength: 2, maxLength: 6 },
        ),
      ),
      (table) => {
        const filled = table.map((row) => row.map((cell) => `x${cell}`));
        assert.deepEqual(tableOf(`\uFEFF${filled.map(csvLine).join('')}`), filled);
      },
    ),
  );
  const mark = newMark();
  assert.equal(markIn([['李*', '430*']], [mark]), null);
  assert.equal(markIn([['李*', mark]], ['AAAAAAAA', mark]), mark);
  assert.equal(markIn([[`导出编号 ${mark}：某甲申请`]], [mark]), mark);
});
