import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sought } from '../facts.ts';
import { decideFindings } from '../keep.ts';
import { found, inn, stay } from '../stage-facts.ts';

const hit = (over: Partial<Sought>): Sought => ({
  entry: 'E1',
  lodging: inn(),
  night: 0,
  stay: null,
  by: 'number',
  first: false,
  ...over,
});

test('what was there when a search was entered is one alert about the latest house, each later arrival another', () => {
  const [a, b, c] = [stay({ night: 2 }), stay({ night: 9, lodging: inn('B') }), stay({ night: 20 })];
  const findings = found('watchlist_match', {
    stays: [a, b, c],
    sought: [
      hit({ stay: a.id, night: 2, first: true }),
      hit({ stay: b.id, night: 9, lodging: inn('B'), first: true }),
      hit({ stay: c.id, night: 20 }),
    ],
  });
  assert.deepEqual(
    findings.map(({ lodging, from, to, stays, severity }) => [
      lodging.code,
      from,
      to,
      stays.length,
      severity,
    ]),
    [
      ['B', 2, 9, 2, 'instant'],
      ['A', 20, 20, 1, 'instant'],
    ],
  );
  assert.deepEqual(
    findings[0]?.reasons.map(({ code }) => code),
    ['sought_by_number', 'sought_stays', 'youngest'],
  );
});

test('a child in the company of parents is found all the same; a stay that is gone since is no finding', () => {
  const family = stay({ alone: false, adults: [{ relation: 'parent', number: null, name: null }] });
  const sought = [hit({ stay: family.id, by: 'person' }), hit({ stay: 'gone' })];
  const [finding, ...none] = found('watchlist_match', { stays: [family], sought });
  assert.deepEqual([finding?.stays[0]?.id, none.length], [family.id, 0]);
});

test('a guest only the register knows is told as that', () => {
  const [finding] = found('watchlist_match', { sought: [hit({ by: 'register', first: true, night: 3 })] });
  assert.deepEqual(finding?.reasons, [{ code: 'sought_in_register', values: { nights: 1 } }]);
});

test('two searches that meet in one house and night stay two alerts, and one searched for anew is rung anew', () => {
  const wanted = (entry: string) => ({
    ...{ rule: 'watchlist_match' as const, severity: 'instant' as const, lodgingId: 'A' },
    ...{ from: '2026-08-01', to: '2026-08-01', stays: [], groups: [], reasons: [], rehearsal: false },
    evidence: { entry },
  });
  const closed = { ...wanted('E1'), id: 'one', closed: true };
  const plan = decideFindings([closed], [wanted('E1'), wanted('E2')]);
  assert.deepEqual([plan.make.map(({ evidence }) => evidence.entry), plan.unchanged], [['E2'], 1]);
});
