import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDay } from '#lib/clock/business-day.ts';
import { checklistOf, heldSpan } from './review-rules.ts';

test('thirty nights on either side stay readable', () => {
  assert.deepEqual(heldSpan(businessDay('2026-11-01'), businessDay('2026-11-20')), {
    from: '2026-10-02',
    to: '2026-12-20',
  });
});

test('the checklist counts each must over the stays of the evidence', () => {
  const stay = {
    identity: 'evidenced',
    guardian: 'open',
    relation: 'not_applicable',
    patrol: 'open',
    report: 'evidenced',
  } as const;
  const list = checklistOf([stay, { ...stay, guardian: 'evidenced' }]);
  assert.deepEqual(
    list.map(({ must, evidenced, notApplicable, open }) => [must, evidenced, notApplicable, open]),
    [
      ['identity', 2, 0, 0],
      ['guardian', 1, 0, 1],
      ['relation', 0, 2, 0],
      ['patrol', 0, 0, 2],
      ['report', 2, 0, 0],
    ],
  );
});
