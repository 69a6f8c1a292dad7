import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audienceOf, callState, isTip, judgeCall } from './rules.ts';

const at = new Date('2026-11-20T02:00:00Z');

test('a call waits for its second person, runs until its last day, and is over when somebody ends it', () => {
  const call = { launchedAt: null, endedAt: null, endsOn: '2026-11-22' };
  assert.equal(callState(call, '2026-11-20'), 'waiting');
  assert.equal(callState({ ...call, launchedAt: at }, '2026-11-22'), 'running');
  assert.equal(callState({ ...call, launchedAt: at }, '2026-11-23'), 'over');
  assert.equal(callState({ ...call, launchedAt: at, endedAt: at }, '2026-11-20'), 'over');
});

test('a call runs a week at most, and who is missed has a name', () => {
  const typed = { matter: 'missing', name: '某', ends_on: '2026-11-27' };
  assert.deepEqual(judgeCall(typed, '2026-11-20'), []);
  assert.deepEqual(judgeCall({ ...typed, ends_on: '2026-11-28' }, '2026-11-20'), [
    { code: 'M-486', field: 'ends_on' },
  ]);
  assert.deepEqual(judgeCall({ ...typed, ends_on: '2026-11-19' }, '2026-11-20'), [
    { code: 'M-486', field: 'ends_on' },
  ]);
  assert.deepEqual(judgeCall({ ...typed, name: '' }, '2026-11-20'), [{ code: 'M-120', field: 'name' }]);
  assert.deepEqual(judgeCall({ ...typed, name: '', matter: 'found' }, '2026-11-20'), []);
});

test('the audience is the county, a unit or a township; seen and here are tips', () => {
  assert.deepEqual(audienceOf('county'), { units: [], townships: [] });
  assert.deepEqual(audienceOf('unit:a'), { units: ['a'], townships: [] });
  assert.deepEqual(audienceOf('township:430524101'), { units: [], townships: ['430524101'] });
  assert.deepEqual(
    ['not_seen', 'seen', 'here'].map((one) => isTip(one as 'seen')),
    [false, true, true],
  );
});
