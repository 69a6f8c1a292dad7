import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsOf, isAskable } from './ask-rules.ts';
import { questionText } from './words-ask.ts';

test('a house is asked about its returns, never about a child or who came with it', () => {
  assert.equal(isAskable('under_reporting'), true);
  assert.equal(isAskable('register_mismatch'), true);
  for (const code of ['unrelated_adult', 'child_afraid', 'roaming_minor', 'watchlist_match'] as const)
    assert.equal(isAskable(code as 'unrelated_adult'), false, code);
});

const nights = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    night: `2026-10-${String(n + 1).padStart(2, '0')}`,
    minors: 0,
  }));

test('the nights the register has more for are named, a short span night by night, a long one by its sums', () => {
  assert.deepEqual(countsOf([{ night: '2026-10-02', minors: 1 }], [{ night: '2026-10-02', guests: 2 }]), {
    filed: 1,
    nights: 1,
    list: [{ night: '2026-10-02', filed: 1, registered: 3 }],
  });
  assert.equal(countsOf(nights(14), []).list.length, 14);
  assert.deepEqual(countsOf(nights(15), []), { filed: 0, nights: 15, list: [] });
});

test('the question speaks of nights and counts and knows no word of risk', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const text = questionText(
      { from: '2026-10-01', to: '2026-11-19', counts: { filed: 2, nights: 49, list: [] } },
      language,
    );
    assert.match(text, /2/);
    assert.match(text, /49/);
    assert.doesNotMatch(text, /预警|疑|漏报|瞒|异常|风险|可能|alert|risk|expected|suspect|odd|false/i);
  }
});
