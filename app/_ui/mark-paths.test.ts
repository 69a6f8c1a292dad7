import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markPaths } from './mark-paths.ts';
import { states } from './states.ts';

test('a thousand marks of each state are drawn with one path, or two where the shape has two parts', () => {
  for (const state of states) {
    const points = Array.from({ length: 1000 }, (_, x) => ({ x, y: 0, size: 8, state }));
    assert.equal(markPaths(points).length, state === 'late' ? 2 : 1);
  }
});

test('no two states share a shape, so colour is never the only difference', () => {
  const shapes = states.map((state) =>
    JSON.stringify(markPaths([{ x: 8, y: 8, size: 16, state }]).map(({ state: _, ...shape }) => shape)),
  );
  assert.equal(new Set(shapes).size, states.length);
});
