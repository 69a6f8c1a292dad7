import assert from 'node:assert/strict';
import { test } from 'node:test';
import { menuFor } from './menu.ts';

const keysOf = (...held: Parameters<typeof menuFor>[0]) =>
  menuFor(held).map(({ part, entries }) => [part, entries.map(({ key }) => key)] as const);

test('an officer finds the day first and nothing of the county', () => {
  const menu = keysOf({ role: 'officer', rank: 'police' });
  assert.deepEqual(menu[0], [
    'today',
    ['board', 'morning', 'tasks', 'chases', 'alerts', 'duty', 'questions'],
  ]);
  // The masked list is everybody's who reads the board; papers of the county are not.
  assert.deepEqual(menu.find(([part]) => part === 'papers')?.[1], ['exports']);
});

test('the duty post finds its own page first, and every page stands in one part alone', () => {
  const duty = keysOf({ role: 'duty', rank: 'police' }, { role: 'supervisor', rank: 'police' });
  assert.equal(duty[0]?.[1][0], 'duty');
  const all = duty.flatMap(([, keys]) => keys);
  assert.equal(new Set(all).size, all.length);
});

test('a part without a page is left out', () => {
  assert.deepEqual(
    keysOf({ role: 'agent', rank: null }).map(([part]) => part),
    ['deeper', 'sector'],
  );
  assert.deepEqual(keysOf(), []);
});
