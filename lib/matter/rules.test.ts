import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callStateOf, countMatters, isShown, judgeCall, mayEnd, outcomeOf, topicOf } from './rules.ts';
import { matterKinds, outcomesOf, stepKinds, topicsOf } from './terms.ts';

test('a house reads every step of its dispute but the notes, and of a clue only what was said to it', () => {
  assert.deepEqual(
    stepKinds.filter((step) => !isShown('dispute', step)),
    ['noted'],
  );
  assert.deepEqual(
    stepKinds.filter((step) => isShown('clue', step)),
    ['raised', 'said', 'told'],
  );
});

test('each kind has its own topics and results; results with legal effect are given by a 民警', () => {
  for (const kind of matterKinds) {
    for (const topic of topicsOf[kind]) assert.equal(topicOf(kind, topic), topic);
    for (const outcome of outcomesOf[kind]) assert.equal(outcomeOf(kind, outcome), outcome);
  }
  assert.deepEqual([topicOf('dispute', 'drugs'), outcomeOf('clue', 'settled')], [null, null]);
  assert.deepEqual(
    [mayEnd('case', 'auxiliary'), mayEnd('case', 'police'), mayEnd('settled', 'auxiliary')],
    [false, true, true],
  );
});

test('a call waits for its second person, is open, and is over after its last day, which lies at most 30 days ahead', () => {
  const at = new Date('2026-11-20T01:00:00Z');
  const state = (releasedAt: Date | null, endedAt: Date | null, today: string) =>
    callStateOf({ releasedAt, endedAt, endsOn: '2026-11-25' }, today);
  assert.deepEqual(
    [state(null, null, '2026-11-20'), state(at, null, '2026-11-25'), state(at, at, '2026-11-21')],
    ['waiting', 'open', 'over'],
  );
  assert.equal(state(at, null, '2026-11-26'), 'over');
  const judged = (ends_on: string) => judgeCall({ ends_on }, '2026-11-20').length;
  assert.deepEqual(['2026-11-19', '2026-11-20', '2026-12-20', '2026-12-21'].map(judged), [1, 0, 0, 1]);
});

test('disputes and clues are counted by kind and outcome, and judged only where ended or overdue', () => {
  const one = (outcome: 'settled' | 'advised' | null, inTime: boolean | null) =>
    ({ kind: 'dispute', topic: 'noise', outcome, inTime }) as const;
  const [noise, fraud, ...more] = countMatters([
    one('settled', true),
    one('settled', false),
    one(null, false),
    one(null, null),
    { kind: 'clue', topic: 'fraud', outcome: 'confirmed', inTime: true },
  ]);
  assert.deepEqual(
    [noise?.raised, noise?.open, noise?.inTime, noise?.judged, noise?.outcomes],
    [4, 2, 1, 3, [{ outcome: 'settled', count: 2 }]],
  );
  assert.deepEqual([fraud?.kind, fraud?.outcomes, more], ['clue', [{ outcome: 'confirmed', count: 1 }], []]);
});
