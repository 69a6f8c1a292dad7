import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideFindings, type Existing, type Wanted } from './keep.ts';

const wanted = (over: Partial<Wanted> = {}): Wanted => ({
  rule: 'roaming_minor',
  severity: 'same_day',
  lodgingId: 'A',
  from: '2026-11-01',
  to: '2026-11-05',
  stays: [{ id: 's1', lodgingId: 'A' }],
  groups: ['g1'],
  reasons: [{ code: 'without_family', values: {} }],
  evidence: { lodgings: 3 },
  rehearsal: false,
  ...over,
});
const known = (over: Partial<Existing> = {}): Existing => ({ ...wanted(), id: 'a1', closed: false, ...over });
const grown = wanted({
  to: '2026-11-08',
  stays: [
    { id: 's1', lodgingId: 'A' },
    { id: 's2', lodgingId: 'B' },
  ],
});

test('the same finding again changes nothing, however its evidence is ordered', () => {
  const before = known({ evidence: { a: 1, b: 2 } });
  const plan = decideFindings([before], [wanted({ evidence: { b: 2, a: 1 } })]);
  assert.deepEqual(plan, { make: [], change: [], unchanged: 1, withdraw: [] });
});

test('a finding that shares a stay with an open alert of its rule lets that alert grow', () => {
  const plan = decideFindings([known()], [grown]);
  assert.deepEqual(
    plan.change.map(({ id, wanted: one }) => [id, one.stays.length]),
    [['a1', 2]],
  );
  assert.deepEqual(decideFindings([known()], [wanted({ rule: 'minor_group' })]).make.length, 1);
});

test('what a closed alert told stays quiet until a later night is added', () => {
  const closed = known({ closed: true });
  assert.equal(decideFindings([closed], [wanted()]).unchanged, 1);
  assert.deepEqual(decideFindings([closed], [grown]).make, [grown]);
});

test('of a lodging as a whole, an overlapping span is the same alert and another time another', () => {
  const lodging = (from: string, to: string) =>
    wanted({ rule: 'chronic_non_filer', stays: [], groups: [], from, to });
  const before: Existing = { ...lodging('2026-11-01', '2026-11-05'), id: 'a1', closed: false };
  assert.equal(decideFindings([before], [lodging('2026-11-03', '2026-11-09')]).change.length, 1);
  assert.equal(decideFindings([before], [lodging('2026-11-20', '2026-11-23')]).make.length, 1);
});

test('a rehearsal that no rule finds any more is withdrawn; an alert in a queue stays, and stays live', () => {
  assert.deepEqual(decideFindings([known({ rehearsal: true })], []).withdraw, ['a1']);
  assert.deepEqual(decideFindings([known()], []).withdraw, []);
  assert.equal(decideFindings([known()], [wanted({ rehearsal: true })]).unchanged, 1);
  const live = decideFindings([known({ rehearsal: true })], [wanted()]);
  assert.equal(live.change[0]?.wanted.rehearsal, false);
});
