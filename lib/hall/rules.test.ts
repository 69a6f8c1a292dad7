import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCalled, mayAnswer, mayBegin, mayEnd, waitsAfter } from './rules.ts';
import { type HallStanding, matterKinds, standings } from './terms.ts';

const open = (kind: (typeof matterKinds)[number], own = false) => ({ kind, own, closed: false });

test('who may begin what: the host announces, a house asks, a department and the clock begin nothing, nobody a search', () => {
  const may = Object.fromEntries(
    standings.map((standing) => [standing, matterKinds.filter((kind) => mayBegin(standing, kind))]),
  );
  assert.deepEqual(may, {
    host: ['announcement', 'lost', 'found'],
    police: [],
    post: [],
    house: ['question', 'lost', 'found'],
    clock: [],
  });
});

test('a house writes in its own matters and where property is looked for, never under another’s question', () => {
  const may = (standing: HallStanding, own: boolean) =>
    matterKinds.filter((kind) => mayAnswer(standing, open(kind, own)));
  assert.deepEqual(may('house', false), ['lost', 'found']);
  assert.deepEqual(may('house', true), ['announcement', 'question', 'lost', 'found']);
  for (const standing of ['host', 'police', 'post'] as const)
    assert.deepEqual(may(standing, false), ['announcement', 'question', 'lost', 'found']);
  assert.ok(!mayAnswer('host', { kind: 'question', own: false, closed: true }));
});

test('a matter is ended by the police or the house whose it is, a department ends nothing', () => {
  assert.ok(mayEnd('host', open('question')));
  assert.ok(mayEnd('police', open('lost')));
  assert.ok(mayEnd('house', open('found', true)));
  assert.ok(!mayEnd('house', open('found')));
  assert.ok(!mayEnd('post', open('question')));
  assert.ok(!mayEnd('host', open('missing')));
});

test('only a question waits, and whoever is no house answers it', () => {
  assert.equal(waitsAfter('house', 'question'), true);
  assert.equal(waitsAfter('police', 'question'), false);
  assert.equal(waitsAfter('post', 'question'), false);
  assert.equal(waitsAfter('house', 'found'), null);
});

test('a search call reaches the halls of the place it asks', () => {
  const hall = { unit: 'b1', station: 's1', townships: ['t1'] };
  assert.ok(isCalled(hall, { units: [], townships: [] }));
  assert.ok(isCalled(hall, { units: ['s1'], townships: [] }));
  assert.ok(isCalled(hall, { units: [], townships: ['t1'] }));
  assert.ok(!isCalled(hall, { units: ['s2'], townships: [] }));
  assert.ok(!isCalled(hall, { units: [], townships: ['t2'] }));
});
