import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueOf } from './ring.ts';

const at = (time: string) => new Date(`${time}+08:00`);

test('an instant matter is due in half an hour at any time, a matter to watch never', () => {
  assert.deepEqual(dueOf('instant', at('2026-11-20T02:00')), at('2026-11-20T02:30'));
  assert.equal(dueOf('watch', at('2026-11-20T10:00')), null);
});

test('a same-day matter has half an hour of duty hours, before and after which it waits', () => {
  assert.deepEqual(dueOf('same_day', at('2026-11-20T10:00')), at('2026-11-20T10:30'));
  assert.deepEqual(dueOf('same_day', at('2026-11-20T07:59')), at('2026-11-20T08:30'));
  assert.deepEqual(dueOf('same_day', at('2026-11-20T18:00')), at('2026-11-21T08:30'));
  assert.deepEqual(dueOf('same_day', at('2026-11-20T23:50')), at('2026-11-21T08:30'));
  assert.deepEqual(dueOf('same_day', at('2026-11-21T00:10')), at('2026-11-21T08:30'));
});
