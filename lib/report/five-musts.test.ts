import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Evidence, fiveMusts, type Must, type MustFacts, musts } from './five-musts.ts';

const done: MustFacts = {
  stay: {
    documentType: 'resident_id',
    number: '430524201003070012',
    howChecked: 'original',
    alone: false,
    companions: [{ name: '李建国', relation: 'parent', number: null, asPrinted: false }],
    callResult: 'reached_agrees',
    guardianName: '李建国',
    guardianPhone: '13800000001',
  },
  flags: [],
  identified: false,
  patrol: { patrolled: true },
  suspicious: false,
  incidentNumber: null,
};
const stay = (over: Partial<MustFacts['stay']>): MustFacts => ({ ...done, stay: { ...done.stay, ...over } });
const adult = (relation: 'friend' | 'unclear' | null, number: string | null) =>
  stay({ companions: [{ name: '某某', relation, number, asPrinted: false }] });

test('a whole stay evidences all five', () => {
  assert.deepEqual(Object.values(fiveMusts(done)), Array(musts.length).fill('evidenced'));
});

test('each must is evidenced, not applicable or open by what was given', () => {
  const cases: [string, MustFacts, Must, Evidence][] = [
    ['only stated', stay({ howChecked: 'stated' }), 'identity', 'open'],
    ['nobody said how', stay({ howChecked: null }), 'identity', 'open'],
    ['no number', stay({ number: null }), 'identity', 'open'],
    ['pending', { ...done, flags: ['identity_pending'] }, 'identity', 'open'],
    ['identified', { ...done, flags: ['identity_pending'], identified: true }, 'identity', 'evidenced'],
    ['not called', stay({ callResult: 'not_called' }), 'guardian', 'open'],
    ['nobody asked', stay({ callResult: null }), 'guardian', 'open'],
    ['no answer', stay({ callResult: 'no_answer' }), 'guardian', 'evidenced'],
    [
      'no number in service',
      stay({ callResult: 'invalid_number', guardianPhone: null }),
      'guardian',
      'evidenced',
    ],
    ['afraid', stay({ callResult: 'child_afraid', guardianPhone: null }), 'guardian', 'not_applicable'],
    ['the police call', stay({ callResult: 'police_will_call' }), 'guardian', 'not_applicable'],
    ['the parent is here', stay({ callResult: 'present', guardianName: null }), 'guardian', 'evidenced'],
    [
      'present, nobody named',
      stay({ callResult: 'present', guardianName: null, companions: [] }),
      'guardian',
      'open',
    ],
    ['alone', stay({ companions: [], alone: true }), 'relation', 'not_applicable'],
    ['not said', stay({ companions: [], alone: null }), 'relation', 'open'],
    ['cannot say', adult('unclear', '1'), 'relation', 'open'],
    ['no relation given', adult(null, '1'), 'relation', 'open'],
    ['friend without number', adult('friend', null), 'relation', 'open'],
    ['friend with number', adult('friend', '1'), 'relation', 'evidenced'],
    ['no patrol', { ...done, patrol: null }, 'patrol', 'open'],
    ['ticked, not reported', { ...done, suspicious: true }, 'report', 'open'],
    ['ticked and reported', { ...done, suspicious: true, incidentNumber: 'K1' }, 'report', 'evidenced'],
  ];
  for (const [what, facts, must, evidence] of cases) assert.equal(fiveMusts(facts)[must], evidence, what);
});
