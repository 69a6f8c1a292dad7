import assert from 'node:assert/strict';
import { test } from 'node:test';
import { turnOf } from './live-hub.ts';

const hearers = (many: number) => Array.from({ length: many }, () => ({ turnAt: Number.NEGATIVE_INFINITY }));

test('of five hundred who hear the same burst a few ask at once and the others one after another, each once', () => {
  const hub = { nextTurnAt: 0 };
  const all = hearers(500);
  const now = 1_000_000;
  // Each house is signed apart, and an officer hears of many: three signs a page, a millisecond between them.
  for (const later of [0, 1, 2]) for (const one of all) turnOf(hub, one, now + later);
  const turns = all.map(({ turnAt }) => turnAt - now).sort((a, b) => a - b);
  assert.equal(turns.filter((turn) => turn <= 50).length, 8);
  assert.equal(new Set(turns.slice(8)).size, 492);
  assert.deepEqual([turns[8], turns.at(-1)], [60, 492 * 60]);
});

test('a lone sign is answered at once however many were told before, and a page is never asked for twice within two seconds', () => {
  const hub = { nextTurnAt: 0 };
  const now = 1_000_000;
  const [first, second] = hearers(2);
  assert.ok(first && second);
  for (const one of hearers(100)) turnOf(hub, one, now);
  assert.ok(turnOf(hub, first, now + 100) > 5000, 'while many take turns a new one stands behind them');
  assert.equal(turnOf(hub, second, now + 60_000), 50);
  assert.equal(turnOf(hub, second, now + 60_040), 10);
  assert.equal(turnOf(hub, second, now + 60_051), 1999);
  assert.equal(turnOf(hub, second, now + 70_000), 50);
});
