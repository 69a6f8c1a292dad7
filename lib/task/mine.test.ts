import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMine } from './mine.ts';

const somebody = { id: 'x', name: '某甲', at: new Date('2026-11-21T00:00:00Z') };

test('mine is what I claimed and what waits unclaimed at a post of mine', () => {
  const posts = new Set(['beat']);
  const task = (unitId: string | null, claimedBy: typeof somebody | null, mine = false) =>
    isMine({ unitId, claimedBy, mine }, posts);
  assert.equal(task('beat', null), true);
  assert.equal(task(null, null), true);
  assert.equal(task('other', somebody, true), true);
  assert.equal(task('other', null), false);
  assert.equal(task('beat', somebody), false);
});
