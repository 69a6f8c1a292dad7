import assert from 'node:assert/strict';
import { test } from 'node:test';
import { musts } from '#lib/report/five-musts.ts';
import { precisionOf } from './precision.ts';
import { objectToRecord, type RecordFacts, wordsClearOn } from './rules.ts';
import { articles, articlesFor, type Finding } from './terms.ts';

const now = new Date('2026-11-21T02:00:00Z');
const kept: Finding[] = musts.map((must) => ({ must, answer: 'kept', article: null, note: null }));
const broken: Finding[] = kept.map((one) =>
  one.must === 'guardian'
    ? { ...one, answer: 'breach', article: 'minors_57_contact', note: '305房没有记监护人电话' }
    : one,
);
const clean: RecordFacts = {
  category: 'guesthouse',
  happened: new Date('2026-11-21T01:40:00Z'),
  findings: kept,
  follow: 'none',
  until: null,
  first: 'a',
  second: { id: 'b', rank: 'police' },
  signature: 'signed',
  spoke: '方国强',
  refusal: null,
};
const codes = (facts: Partial<RecordFacts>) =>
  objectToRecord({ ...clean, ...facts }, now).map(({ code, field }) => `${code} ${field}`);

test('a visit that found nothing is signed by two with the person who spoke for the house', () => {
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ second: { id: 'b', rank: 'auxiliary' } }), []);
  assert.deepEqual(codes({ second: null }), ['M-561 second']);
  assert.deepEqual(codes({ second: { id: 'a', rank: 'police' } }), ['M-561 second']);
  assert.deepEqual(codes({ spoke: null }), ['M-567 spoke']);
  assert.deepEqual(codes({ spoke: null, signature: 'absent' }), []);
  assert.deepEqual(codes({ signature: 'refused' }), ['M-566 refusal']);
});

test('a visit is recorded within seven days and never before it happened', () => {
  assert.deepEqual(codes({ happened: new Date('2026-11-21T02:06:00Z') }), ['M-560 happened']);
  assert.deepEqual(codes({ happened: new Date('2026-11-14T01:59:00Z') }), ['M-560 happened']);
});

test('what was found is answered: told on the spot or corrected, and nothing follows from nothing', () => {
  assert.deepEqual(codes({ findings: broken }), ['M-563 follow']);
  assert.deepEqual(codes({ findings: broken, follow: 'advice' }), []);
  assert.deepEqual(codes({ follow: 'advice' }), ['M-563 follow']);
  const unseen = broken.map((one) => ({ ...one, note: null }));
  assert.deepEqual(codes({ findings: unseen, follow: 'advice' }), ['M-562 note_guardian']);
});

test('a correction has its last day and is signed by two 民警', () => {
  const ordered = { findings: broken, follow: 'correction' as const };
  assert.deepEqual(codes({ ...ordered, until: '2026-11-28' }), []);
  assert.deepEqual(codes(ordered), ['M-564 until']);
  assert.deepEqual(codes({ ...ordered, until: '2026-11-21' }), ['M-564 until']);
  assert.deepEqual(codes({ ...ordered, until: '2027-02-20' }), ['M-564 until']);
  const helped = { ...ordered, until: '2026-11-28', second: { id: 'b', rank: 'auxiliary' as const } };
  assert.deepEqual(codes(helped), ['M-565 second']);
});

test('every must has an article at every kind of lodging, a let home its own, and each article is used', () => {
  const used = new Set(
    (['guesthouse', 'rental'] as const).flatMap((category) =>
      musts.flatMap((must) => {
        const fitting = articlesFor(must, category);
        assert.ok(fitting.length > 0);
        return [...fitting];
      }),
    ),
  );
  assert.deepEqual([...used].sort(), [...articles].sort());
  const wrong = broken.map((one) =>
    one.must === 'guardian' ? { ...one, article: 'hunan_patrol' as const } : one,
  );
  assert.deepEqual(codes({ findings: wrong, follow: 'advice' }), ['M-574 guardian']);
});

test('precision sets what need found beside an even sample, and counts what was not visited apart', () => {
  const found = precisionOf([
    { why: 'need', rules: ['copied_report'], visited: true, found: true },
    { why: 'need', rules: ['copied_report', 'minor_group'], visited: true, found: false },
    { why: 'need', rules: [], visited: false, found: false },
    { why: 'control', rules: [], visited: true, found: false },
  ]);
  assert.deepEqual(
    [found.need.visited, found.need.found, found.control.visited, found.waiting],
    [2, 1, 1, 1],
  );
  assert.deepEqual(
    found.rules.map(({ rule, visited, found: hits }) => [rule, visited, hits]),
    [
      ['copied_report', 2, 1],
      ['minor_group', 1, 0],
    ],
  );
  assert.ok(found.need.interval && found.need.interval.low < 0.5 && found.need.interval.high > 0.5);
  assert.equal(precisionOf([]).control.interval, null);
});

test('the words of a visit go three years after it, or after its correction was proven, and not while that is open', () => {
  const at = (text: string) => new Date(text);
  assert.equal(wordsClearOn(at('2026-11-18T02:00:00Z'), null), '2029-11-18');
  assert.equal(
    wordsClearOn(at('2026-11-18T02:00:00Z'), { provenAt: at('2027-01-05T17:00:00Z') }),
    '2030-01-06',
  );
  assert.equal(wordsClearOn(at('2026-11-18T02:00:00Z'), { provenAt: null }), null);
  assert.equal(wordsClearOn(at('2028-02-29T02:00:00Z'), null), '2031-02-28');
});
