import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type StayMarks, sumOfMusts, sumOfNights } from './diligence-rules.ts';

const marks = (over: Partial<NonNullable<StayMarks>> = {}): StayMarks => ({
  identity: 'evidenced',
  guardian: 'evidenced',
  relation: 'not_applicable',
  patrol: 'open',
  ...over,
});

test('a must is summed over the stays that still tell of it, and a cleared stay counts nowhere', () => {
  const sums = sumOfMusts([marks(), marks({ identity: 'open' }), null]);
  assert.deepEqual(sums.identity, { evidenced: 1, not_applicable: 0, open: 1 });
  assert.deepEqual(sums.relation, { evidenced: 0, not_applicable: 2, open: 0 });
});

test('nights are expected unless excused, and a late request is late', () => {
  assert.deepEqual(sumOfNights(['on_time', 'on_time', 'late', 'late_request', 'silent', 'excused', 'due']), {
    expected: 6,
    onTime: 2,
    late: 2,
    silent: 1,
    excused: 1,
  });
});
