import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#lib/platform/errors.ts';
import { plainKeys } from './matching.ts';
import { decideReturn, type ReturnPlan, type StayFacts, type VersionFacts } from './rules.ts';
import {
  acts,
  closed,
  codes,
  facts,
  guests,
  machine,
  nil,
  numberOf,
  plan,
  refused,
  stayOf,
  stored,
  version,
} from './rules-stage.ts';
import type { StayValues } from './stay.ts';

const seed = Math.floor(Math.random() * 2 ** 31);

test('someone came after a nil: one more version, nothing lost', () => {
  const decided = plan(guests([stayOf(1)]), { current: version({ kind: 'nil' }) });
  assert.deepEqual(
    [decided.outcome, decided.version, decided.count, acts(decided)],
    ['amended', 2, 1, ['add']],
  );
});

test('a list that names some stays leaves the others where they are', () => {
  const stays = stored([stayOf(1), stayOf(2)]);
  const decided = plan(guests([stayOf(3)]), { current: version(), stays });
  assert.deepEqual([acts(decided), decided.count], [['add'], 3]);
});

test('the same child twice in one body is an error at the second row', () => {
  assert.deepEqual(refused(guests([stayOf(1), stayOf(2), stayOf(1)])), ['invalid', 'M-150@2']);
  const bySerial = [stayOf(1, { serial: 'A1' }), stayOf(2, { serial: 'A1' })];
  assert.deepEqual(refused(guests(bySerial)), ['invalid', 'M-150@1']);
  const named = (n: number) =>
    stayOf(n, { child: { name: '李小满', document_type: 'none', birth_date: '2012-01-01' } });
  assert.deepEqual(refused(guests([named(1), named(2)]))[1], 'M-150@1');
  const unknown = () => stayOf(1, { child: { described_as: '男孩', document_type: 'none' } });
  assert.equal(plan(guests([unknown(), unknown()])).count, 2);
  assert.equal(plan(guests([stayOf(1), stayOf(1)]), { history: true }).count, 1);
});

test('another source gains a stay only its missing fields and the serial', () => {
  const stays = stored([stayOf(1, { guardian: undefined })]);
  const sent = stayOf(1, { serial: 'A1', room: '999', guardian: { name: '李建国', phone: '13800000009' } });
  const decided = plan(guests([sent]), { current: version(), stays, by: machine });
  const [act] = decided.acts;
  assert.equal(act?.act, 'merge');
  assert.ok(act && 'stay' in act);
  assert.equal(act.stay.room, '203');
  assert.equal(act.stay.serial, 'A1');
  assert.equal(act.stay.guardianPhone, '13800000009');
  assert.deepEqual([...act.changed].sort(), ['guardianName', 'guardianPhone', 'serial']);
  assert.deepEqual(codes(decided), ['M-150', 'M-154', 'M-130']);
  assert.deepEqual(decided.results[1]?.values, { fields: 'room' });
  assert.deepEqual(decided.results[2]?.values, { fields: 'callResult' });
  assert.equal(decided.count, 1);
});

test('a machine replaces what it sent, by serial, and leaves what a person wrote since', () => {
  const stays = stored([stayOf(1, { serial: 'A1' })], machine.source);
  const again = guests([stayOf(1, { serial: 'A1', room: '305' })]);
  const replaced = plan(again, { current: version({ source: machine.source }), stays, by: machine });
  assert.deepEqual(
    replaced.acts.map((act) => ('changed' in act ? [act.act, ...act.changed] : [])),
    [['change', 'room']],
  );
  const amended = stays.map((one) => ({ ...one, textSource: 'person' }));
  const later = plan(again, { current: version(), stays: amended, by: machine });
  assert.deepEqual(
    [later.outcome, acts(later), codes(later)],
    ['unchanged', ['same'], ['M-150', 'M-154', 'M-158']],
  );
  const other = plan(again, { current: version(), stays, by: { source: 'key:2', person: false } });
  assert.deepEqual(acts(other), ['same']);
});

test('the same return said again answers with the version that stands', () => {
  const stays = stored([stayOf(1)]);
  const again = plan(guests([stayOf(1)]), { current: version(), stays });
  assert.deepEqual([again.outcome, again.version, again.count], ['unchanged', 1, 1]);
  for (const seen_version of [undefined, 0, 1]) {
    const twice = plan(nil({ seen_version }), { current: version({ kind: 'nil' }) });
    assert.deepEqual([twice.outcome, twice.version, codes(twice)], ['unchanged', 1, ['M-158']]);
  }
});

test('nobody changes or removes what another wrote without having seen it', () => {
  const stays = stored([stayOf(1)]);
  const holds = { current: version({ n: 2 }), stays };
  const stay_id = stays[0]?.id ?? '';
  const change = (seen_version?: number) => guests([stayOf(1, { stay_id, room: '305' })], { seen_version });
  const removal = (seen_version?: number) =>
    guests([stayOf(2)], { seen_version, remove: [{ stay_id, reason: 'mistyped' }] });
  for (const input of [
    change(),
    change(1),
    change(3),
    removal(),
    removal(1),
    guests([stayOf(2)], { seen_version: 1 }),
  ])
    assert.deepEqual(refused(input, holds), ['conflict', 'M-148']);
  assert.deepEqual(acts(plan(change(2), holds)), ['change']);
  assert.deepEqual(acts(plan(removal(2), holds)), ['remove', 'add']);
  assert.deepEqual(refused(closed, { current: version({ kind: 'nil' }) }), ['conflict', 'M-148']);
  assert.equal(
    plan({ ...closed, seen_version: 1 }, { current: version({ kind: 'nil' }) }).outcome,
    'amended',
  );
  const decided = decideReturn(change(1), facts(holds));
  assert.ok(decided instanceof Refusal);
  assert.deepEqual(decided.extra, { version: 2 });
});

test('a stay leaves only by a person’s act with a reason', () => {
  const stays = stored([stayOf(1), stayOf(2)]);
  const holds = { current: version(), stays };
  const stay_id = stays[0]?.id ?? '';
  const removal = (over: object) =>
    guests([], { seen_version: 1, remove: [{ stay_id, reason: 'other', ...over }] });
  assert.deepEqual(refused(removal({}), holds), ['invalid', 'M-153']);
  assert.deepEqual(plan(removal({ note: '客人改住别家' }), holds).count, 1);
  assert.ok(
    refused(removal({ note: 'x', reason: 'duplicate' }), { ...holds, by: machine }).includes('M-153'),
  );
  assert.ok(refused(removal({ stay_id: randomUUID(), reason: 'duplicate' }), holds).includes('M-157'));
  const strange = guests([stayOf(1, { stay_id: randomUUID() })], { seen_version: 1 });
  assert.deepEqual(refused(strange, holds), ['invalid', 'M-157@0']);
});

test('one malformed value anywhere and nothing is written, every error is named', () => {
  const bad = stayOf(2, { child: { ...stayOf(2).child, number: '430524201003070013' } });
  const worse = stayOf(3, { guardian: { phone: '1' } });
  assert.deepEqual(refused(guests([stayOf(1), bad, worse])).slice(0, 3), ['invalid', 'M-101@1', 'M-123@2']);
  const adult = stayOf(4, { child: { name: '张三', document_type: 'none', birth_date: '1990-01-01' } });
  assert.ok(refused(guests([adult])).includes('M-106@0'));
});

test('whatever is filed and in whatever order, no stay is lost or doubled', (t) => {
  t.diagnostic(`seed ${seed}`);
  const filings = fc.array(
    fc.record({
      children: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      who: fc.constantFrom('person', 'key:1', 'key:2'),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const property = fc.property(filings, (list) => {
    let stays: StayFacts[] = [];
    let current: VersionFacts | null = null;
    const filed = new Set<number>();
    for (const { children, who } of list) {
      const input = guests(children.map((n) => stayOf(n, who === 'person' ? {} : { serial: `${who}-${n}` })));
      const decided: ReturnPlan = plan(input, {
        current,
        stays,
        by: { source: who, person: who === 'person' },
      });
      stays = after(stays, decided, who);
      current = version({ n: decided.version });
      for (const n of children) filed.add(n);
      assert.equal(decided.count, stays.length);
      assert.deepEqual(stays.map(({ values }) => values.number).sort(), [...filed].map(numberOf).sort());
    }
  });
  fc.assert(property, { seed, numRuns: 150 });
});

function after(stays: readonly StayFacts[], decided: ReturnPlan, who: string): StayFacts[] {
  const made = (values: StayValues, id: string, source: string): StayFacts => ({
    id,
    source,
    textSource: who,
    values,
    keys: plainKeys(values),
    flags: [],
  });
  const kept = stays.map((one) => {
    const act = decided.acts.find((other) => 'stayId' in other && other.stayId === one.id);
    return act && 'stay' in act ? made(act.stay, one.id, one.source) : one;
  });
  const added = decided.acts.flatMap((act) => (act.act === 'add' ? [made(act.stay, randomUUID(), who)] : []));
  return [...kept, ...added];
}
