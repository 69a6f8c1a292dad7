import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimedHere, outcomesOf, taskKinds } from './terms.ts';
import { objectToAct, objectToOutcome, type TaskFacts } from './transitions.ts';

const task = (claimedBy: string | null, done = false): TaskFacts => ({ kind: 'excuse', claimedBy, done });

test('a task is claimed once, taken over on purpose, finished once', () => {
  assert.equal(objectToAct(task(null), 'claim'), null);
  assert.equal(objectToAct(task(null), 'finish'), null);
  assert.equal(objectToAct(task('a'), 'take_over'), null);
  assert.equal(objectToAct(task('a'), 'finish'), null);
  assert.equal(objectToAct(task('a'), 'claim')?.code, 'M-321');
  for (const act of ['claim', 'take_over', 'finish'] as const)
    assert.equal(objectToAct(task('a', true), act)?.code, 'M-320');
});

test('a pending identity ends in five ways, and only a 民警 says identified', () => {
  for (const outcome of outcomesOf.identity_pending) {
    assert.equal(objectToOutcome('identity_pending', outcome, true), null);
    const said = objectToOutcome('identity_pending', outcome, false)?.code;
    assert.equal(said, outcome === 'identified' ? 'M-323' : undefined);
  }
  assert.equal(objectToOutcome('excuse', 'identified', true)?.code, 'M-322');
  assert.equal(objectToOutcome('identity_pending', 'excused', true)?.code, 'M-322');
});

test('a kind this version does not know can only be seen', () => {
  assert.equal(objectToOutcome('later', 'seen', false), null);
  assert.equal(objectToOutcome('later', 'left', false)?.code, 'M-322');
});

test('a task is claimed on the list where it ends there; every other kind is worked on a page of its own', () => {
  assert.deepEqual(taskKinds.filter(claimedHere), ['identity_pending', 'excuse', 'call']);
  assert.ok(claimedHere('later'));
});
