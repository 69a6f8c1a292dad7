import assert from 'node:assert/strict';
import { test } from 'node:test';
import { townships } from '#drizzle/seed/townships.ts';
import { placesOf, tooFewForMap } from './places.ts';

const county = townships.map(({ code, name, column, row }) => ({ code, name, column, row }));
const tiles = (list: typeof county) => placesOf(list).map(({ x, y }) => `${x}/${y}`);

test('a whole county stands where it lies, every township on a tile of its own', () => {
  assert.equal(new Set(tiles(county)).size, 25);
  for (const { township, x, y } of placesOf(county))
    assert.deepEqual([x, y], [township.column, township.row]);
});

test('townships without a place, or on a taken one, are still drawn', () => {
  const lost = county.map((one, index) => (index < 3 ? { ...one, column: null, row: null } : one));
  assert.equal(new Set(placesOf(lost).map(({ x, y }) => `${x}/${y}`)).size, 25);
  const same = county.map((one) => ({ ...one, column: 1, row: 1 }));
  assert.equal(new Set(tiles(same)).size, 25);
});

test('a few townships of a county leave no empty field', () => {
  const some = county.filter((_, index) => index % 4 === 0);
  assert.ok(placesOf(some).every(({ x, y }) => x < 4 && y < 2));
  assert.equal(new Set(tiles(some)).size, some.length);
  assert.ok(tooFewForMap(county.slice(0, 4)) && !tooFewForMap(county));
});
