import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestHours } from './best-hours.ts';

test('the two hours in which a house is heard most are told, with how often', () => {
  assert.deepEqual(bestHours([9, 20, 20, 21, 21, 21, 14]), { from: 20, to: 22, times: 5, of: 7 });
});

test('a house heard too seldom, or at any hour, has no best hours', () => {
  assert.equal(bestHours([20, 20, 20, 20]), null);
  assert.equal(bestHours([7, 9, 11, 13, 15, 17, 19]), null);
});

test('nobody is called at night because a house files then', () => {
  assert.equal(bestHours([23, 23, 23, 0, 1, 2, 23, 20]), null);
});
