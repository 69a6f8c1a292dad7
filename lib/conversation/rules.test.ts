import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerersAt, duesOf, inDuty, type Standing, standingAfter, timesOf } from './rules.ts';
import type { LineKind, Side } from './terms.ts';

const duty = { from: '08:00', to: '18:00' };
const at = (text: string) => new Date(`2026-11-${text}+08:00`);

const after = (...lines: [string, Side, LineKind][]) =>
  lines.reduce<Standing | null>(
    (before, [when, side, kind], n) => standingAfter(before, { n: n + 1, at: at(when), side, kind }),
    null,
  );

test('a house that writes twice waits since the first line, and the first answer never changes', () => {
  const asked = after(['20T09:00', 'house', 'said'], ['20T09:20', 'house', 'said']);
  assert.deepEqual([asked?.waitsSince, asked?.waitsLine], [at('20T09:00'), 1]);
  const again = after(
    ['20T09:00', 'house', 'said'],
    ['20T09:30', 'police', 'said'],
    ['20T10:00', 'house', 'said'],
    ['20T11:00', 'police', 'said'],
  );
  assert.deepEqual(
    [again?.waitsSince, again?.firstAnswerAt, again?.answeredAt],
    [null, at('20T09:30'), at('20T11:00')],
  );
});

test('passing on is no answer; a department’s words are', () => {
  const passed = after(['20T09:00', 'house', 'said'], ['20T09:30', 'police', 'passed']);
  assert.deepEqual([passed?.waitsSince, passed?.firstAnswerAt], [at('20T09:00'), null]);
  const answered = after(
    ['20T09:00', 'house', 'said'],
    ['20T09:30', 'police', 'passed'],
    ['20T15:00', 'post', 'said'],
  );
  assert.deepEqual([answered?.waitsSince, answered?.firstAnswerAt], [null, at('20T15:00')]);
});

test('an ended thread is open again when its house writes', () => {
  const ended = after(['20T09:00', 'house', 'said'], ['20T09:10', 'house', 'closed']);
  assert.deepEqual([ended?.closedAt, ended?.waitsSince], [at('20T09:10'), null]);
  const again = after(
    ['20T09:00', 'house', 'said'],
    ['20T09:10', 'house', 'closed'],
    ['21T09:00', 'house', 'said'],
  );
  assert.deepEqual([again?.closedAt, again?.waitsSince], [null, at('21T09:00')]);
});

test('an officer who writes first is not answering, so no answer is counted', () => {
  const begun = after(['20T09:00', 'police', 'said']);
  assert.deepEqual([begun?.openedSide, begun?.firstAnswerAt, begun?.answeredAt], ['police', null, null]);
});

test('times are told on the wall and in duty hours, and the dues stand still outside them', () => {
  const times = timesOf(
    { openedAt: at('20T17:30'), firstAnswerAt: at('21T08:15'), closedAt: at('22T17:30') },
    duty,
  );
  assert.deepEqual(times.firstAnswer, { wall: 885, duty: 45 });
  assert.deepEqual(times.closing, { wall: 2880, duty: 1200 });
  assert.deepEqual(duesOf(at('20T17:45'), duty, { remind: 30, within: 120 }), {
    remindAt: at('21T08:15'),
    dueAt: at('21T09:45'),
  });
});

test('off duty or away, the station’s duty post is asked with the officers who are there; nobody at all leaves the officers', () => {
  const helpers = { officers: [{ account: 'a', away: false }], duty: ['d'] };
  assert.deepEqual(answerersAt(helpers, true), { accounts: ['a'], substitute: false });
  assert.deepEqual(answerersAt(helpers, false), { accounts: ['d', 'a'], substitute: true });
  const away = { officers: [{ account: 'a', away: true }], duty: ['d'] };
  assert.deepEqual(answerersAt(away, true), { accounts: ['d'], substitute: true });
  assert.deepEqual(answerersAt({ ...away, duty: [] }, true), { accounts: ['a'], substitute: false });
  assert.equal(inDuty(at('20T08:00'), duty), true);
  assert.equal(inDuty(at('20T18:00'), duty), false);
});
