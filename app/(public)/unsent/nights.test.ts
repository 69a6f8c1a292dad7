import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeskKept } from '#app/_ui/phone/desk-kept.ts';
import { returnOf } from '#app/_ui/phone/file-here.ts';
import { standardDay } from '#lib/clock/due.ts';
import { awayCards } from './nights.ts';

const night = (day: string, due: string, filed: boolean, excused = false) => ({
  day,
  effectiveDue: due,
  filed,
  excused,
  version: filed ? 1 : 0,
});
const desk: DeskKept = {
  format: 1,
  owner: 'o',
  language: 'zh-CN',
  largeType: false,
  lodging: { code: 'LH0001', name: '星河客栈' },
  houses: [],
  seenAt: '2026-11-20T14:00:00Z',
  behindMs: 0,
  rules: standardDay,
  nights: [
    night('2026-11-19', '2026-11-20T04:00:00Z', true),
    night('2026-11-20', '2026-11-21T04:00:00Z', false),
  ],
  basis: '',
  post: null,
};
const waits = (day: string) =>
  returnOf({
    key: day,
    owner: 'o',
    lodging: desk.lodging,
    night: day,
    said: { kind: 'nil' },
    now: new Date('2026-11-20T15:00:00Z'),
    entries: null,
  });

test('two days without signal: every night that has begun stands open on the phone, the oldest first', () => {
  const cards = awayCards(desk, [], new Date('2026-11-22T14:00:00Z'));
  assert.deepEqual(
    cards.map(({ day, takesNil, running }) => [day, takesNil, running]),
    [
      ['2026-11-20', true, false],
      ['2026-11-21', true, false],
      ['2026-11-22', true, true],
    ],
  );
  assert.equal(cards[1]?.due.toISOString(), '2026-11-22T04:00:00.000Z');
});

test('what waits on the phone is not asked again', () => {
  const cards = awayCards(desk, [waits('2026-11-20')], new Date('2026-11-22T14:00:00Z'));
  assert.deepEqual(
    cards.map(({ day }) => day),
    ['2026-11-21', '2026-11-22'],
  );
  const [last] = awayCards(
    desk,
    ['20', '21', '22'].map((d) => waits(`2026-11-${d}`)),
    new Date('2026-11-22T14:00:00Z'),
  );
  assert.deepEqual([last?.day, last?.takesNil, last?.queued.length], ['2026-11-22', false, 1]);
});

test('a nil cannot be said of a night that has only begun, with or without signal', () => {
  const cards = awayCards(desk, [], new Date('2026-11-21T02:00:00Z'));
  assert.deepEqual(
    cards.map(({ day, takesNil }) => [day, takesNil]),
    [
      ['2026-11-20', true],
      ['2026-11-21', false],
    ],
  );
});

test('a house that was excused when it was last seen is not asked for later nights either', () => {
  const closed = { ...desk, nights: [night('2026-11-20', '2026-11-21T04:00:00Z', false, true)] };
  const cards = awayCards(closed, [], new Date('2026-11-22T14:00:00Z'));
  assert.deepEqual(
    cards.map(({ open }) => open),
    [false],
  );
});
