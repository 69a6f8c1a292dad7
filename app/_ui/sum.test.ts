import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { completenessOf, expectedOf, percentText, segmentsOf, signedPoints, timelinessOf } from './sum.ts';

const night = { onTime: 268, late: 19, silent: 25, due: 0, excused: 12 };

test('expected is on time and late and silent and due; excused stands outside', () => {
  assert.equal(expectedOf(night), 312);
  assert.equal(expectedOf({ ...night, due: 8, excused: 99 }), 320);
});

test('completeness counts late returns as received, timeliness does not', () => {
  assert.equal(percentText(completenessOf(night) ?? 0), '92.0');
  assert.equal(percentText(timelinessOf(night) ?? 0), '85.9');
  assert.equal(completenessOf({ onTime: 0, late: 0, silent: 0, due: 0, excused: 3 }), undefined);
});

test('a hundred per cent is said only when not one return is missing', () => {
  assert.equal(percentText(9999 / 10000), '99.9');
  assert.equal(percentText(1), '100.0');
  assert.equal(percentText(1 / 10000), '0.1');
  assert.equal(percentText(0), '0.0');
});

test('the bar is filled from end to end and each part is as long as its share', () => {
  const count = fc.integer({ min: 0, max: 20_000 });
  fc.assert(
    fc.property(count, count, count, count, (onTime, late, silent, due) => {
      const counts = { onTime, late, silent, due, excused: 0 };
      const segments = segmentsOf(counts);
      let x = 0;
      for (const segment of segments) {
        assert.ok(Math.abs(segment.x - x) < 0.011);
        assert.ok(Math.abs(segment.width / 100 - segment.count / expectedOf(counts)) < 0.0002);
        x = segment.x + segment.width;
      }
      assert.ok(segments.length === 0 || Math.abs(x - 100) < 0.011);
      assert.equal(
        segments.reduce((sum, segment) => sum + segment.count, 0),
        expectedOf(counts),
      );
    }),
    { verbose: true },
  );
});

test('a change is said in points with a true minus', () => {
  assert.deepEqual([0.031, -0.2014, 0].map(signedPoints), ['+3.1', '−20.1', '0.0']);
});
