import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf, type Measured } from './figure-rules.ts';

const at = (text: string) => new Date(`2026-11-${text}+08:00`);
const one = (more: Partial<Measured> = {}): Measured => ({
  ...{ openedAt: at('20T09:00'), firstAnswerAt: at('20T09:30'), closedAt: null, rating: null },
  ...{ duty: { from: '08:00', to: '18:00' }, within: 120, ...more },
});

test('in time counts what was answered by its due; what is not due yet is not judged, what is overdue is', () => {
  const list = [
    one(),
    one({ firstAnswerAt: at('20T11:01') }),
    one({ firstAnswerAt: null }),
    one({ openedAt: at('20T14:30'), firstAnswerAt: null }),
  ];
  const found = figuresOf(list, at('20T15:00'));
  assert.deepEqual([found.asked, found.judged, found.inTime, found.median], [4, 3, 1, 30]);
});

test('a question its house settled before anybody answered is judged as nothing', () => {
  const found = figuresOf([one({ firstAnswerAt: null, closedAt: at('20T09:05') })], at('20T15:00'));
  assert.deepEqual([found.judged, found.ended, found.median], [0, 1, null]);
});

test('satisfaction is told from twenty answers on, never before', () => {
  const rated = Array.from({ length: 20 }, (_, n) => one({ rating: n < 15 ? 'good' : 'poor' }));
  assert.equal(figuresOf(rated.slice(1), at('21T09:00')).content, null);
  assert.deepEqual(
    [figuresOf(rated, at('21T09:00')).said, figuresOf(rated, at('21T09:00')).content],
    [20, 15],
  );
});
