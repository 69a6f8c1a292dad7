import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, instantOf } from '#lib/clock/business-day.ts';
import { filings, firstNight, found, inn } from '../stage-facts.ts';

const spans = (alerts: { from: number; to: number }[]) => alerts.map(({ from, to }) => [from, to]);

test('three silent nights in a row are found, two are not; closures and open nights neither count nor part them', () => {
  assert.deepEqual(spans(found('chronic_non_filer', { filings: [filings('nn---nn')] })), [[2, 4]]);
  assert.deepEqual(found('chronic_non_filer', { filings: [filings('n--n--nn')] }), []);
  assert.deepEqual(spans(found('chronic_non_filer', { filings: [filings('nn-xx--nn')] })), [[2, 6]]);
  assert.deepEqual(found('chronic_non_filer', { filings: [filings('nnnn--o')] }), []);
});

test('five silent nights within two weeks are found too', () => {
  assert.deepEqual(spans(found('chronic_non_filer', { filings: [filings('n-nn-n-nn-n-nnnnn')] })), [[1, 11]]);
});

test('nils before 20:00 are a habit at five within two weeks', () => {
  const early = (nights: string, at: string) =>
    found('premature_nil', { filings: [filings(nights, inn(), at)] });
  assert.deepEqual(spans(early('nnnnn', '09:00')), [[0, 4]]);
  assert.deepEqual(early('nnnn', '09:00'), []);
  assert.deepEqual(early('nnnnnnnn', '20:00'), []);
  assert.deepEqual(early('11111111', '09:00'), []);
});

test('five past nights filed within half an hour are a burst; last night’s return and five separate days are not', () => {
  const house = filings('nnnnnnnnnn');
  const sit = (n: number, minute: number) => {
    house.acceptedAt[n] = instantOf(addDays(firstNight, 12), '15:00').getTime() + minute * 60_000;
  };
  for (let n = 2; n < 7; n += 1) sit(n, n * 5);
  assert.deepEqual(spans(found('backfill_burst', { filings: [house] })), [[2, 6]]);
  sit(6, 90);
  assert.deepEqual(found('backfill_burst', { filings: [house] }), []);
  const fresh = filings('nnnnn', inn(), '23:00');
  assert.deepEqual(found('backfill_burst', { filings: [fresh] }), []);
});

test('the same children filed anew on ten nights of four weeks are copied; a grandchild of every weekend is not', () => {
  const repeat = (nights: number[]) => [{ lodging: inn(), child: 'c', nights }];
  const marks = (nights: number[]) => [
    filings(Array.from({ length: 40 }, (_, n) => (nights.includes(n) ? '1' : 'n')).join('')),
  ];
  const daily = [1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16];
  assert.deepEqual(spans(found('copied_report', { filings: marks(daily), repeats: repeat(daily) })), [
    [2, 16],
  ]);
  const weekends = [5, 6, 12, 13, 19, 20, 26, 27, 33, 34];
  assert.deepEqual(found('copied_report', { filings: marks(weekends), repeats: repeat(weekends) }), []);
});

test('a return that names others too is no copy', () => {
  const nights = [1, 2, 4, 5, 7, 8, 10, 11, 13];
  const house = filings(Array.from({ length: 40 }, (_, n) => (nights.includes(n) ? '3' : 'n')).join(''));
  assert.deepEqual(
    found('copied_report', { filings: [house], repeats: [{ lodging: inn(), child: 'c', nights }] }),
    [],
  );
});

test('three guests of the register in no return of a month are told together', () => {
  const one = (night: number, guests: number) => ({ lodging: inn(), night, guests, returned: true });
  assert.deepEqual(spans(found('register_mismatch', { unfiled: [one(3, 2), one(20, 1)] })), [[3, 20]]);
  assert.deepEqual(found('register_mismatch', { unfiled: [one(3, 2)] }), []);
});
