import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeTiles, shadeOf, shortTownship } from './tiles.ts';

test('a township is shaded by its share and is full only when nothing is missing', () => {
  assert.equal(shadeOf(58, 58), 0);
  assert.equal(shadeOf(1000, 999), 1);
  assert.equal(shadeOf(10, 9), 1);
  assert.equal(shadeOf(20, 17), 2);
  assert.equal(shadeOf(12, 10), 3);
  assert.equal(shadeOf(0, 0), undefined);
});

test('a township is called by the name people use', () => {
  assert.equal(shortTownship('虎形山瑶族乡'), '虎形山');
  assert.equal(shortTownship('山界回族乡'), '山界');
  assert.equal(shortTownship('桃花坪街道'), '桃花坪');
  assert.equal(shortTownship('小沙江镇'), '小沙江');
  assert.equal(shortTownship('Taohuaping'), 'Taohuaping');
});

test('tiles keep their place in the grid and the drawing holds them all', () => {
  const tile = { code: '1', name: '甲镇', expected: 1, received: 1 };
  const { placed, width, height } = placeTiles([
    { ...tile, x: 0, y: 0 },
    { ...tile, x: 3, y: 6 },
  ]);
  assert.deepEqual(
    placed.map(({ left, top }) => [left, top]),
    [
      [0, 0],
      [246, 300],
    ],
  );
  assert.deepEqual([width, height], [324, 346]);
});
