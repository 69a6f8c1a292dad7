import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ancestorsOf, mayHang, withBelow } from './rules.ts';

const nodes = [
  { id: 'a', parentId: null },
  { id: 'b', parentId: 'a' },
  { id: 'c', parentId: 'b' },
  { id: 'd', parentId: null },
];

test('a tag never hangs under itself or under one of its own', () => {
  assert.equal(mayHang(nodes, 'a', 'a'), 'cycle');
  assert.equal(mayHang(nodes, 'a', 'c'), 'cycle');
  assert.equal(mayHang(nodes, 'c', 'a'), 'yes');
  assert.equal(mayHang(nodes, 'a', 'd'), 'yes');
  assert.equal(mayHang(nodes, 'a', null), 'yes');
});

test('tags nest six deep and no deeper, counting what hangs below the one that moves', () => {
  const chain = Array.from({ length: 5 }, (_, n) => ({
    id: `n${n}`,
    parentId: n === 0 ? null : `n${n - 1}`,
  }));
  assert.equal(mayHang([...chain, ...nodes], 'd', 'n4'), 'yes');
  assert.equal(mayHang([...chain, ...nodes], 'b', 'n4'), 'too_deep');
  assert.equal(mayHang([...chain, ...nodes], 'b', 'n3'), 'yes');
});

test('a loop that is already there does not hang the reader', () => {
  const loop = [
    { id: 'x', parentId: 'y' },
    { id: 'y', parentId: 'x' },
  ];
  assert.deepEqual(ancestorsOf(loop, 'x'), ['x', 'y']);
  assert.deepEqual([...withBelow(loop, 'x')].sort(), ['x', 'y']);
});
