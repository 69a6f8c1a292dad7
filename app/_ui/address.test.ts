import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressWith, pagesAround } from './address.ts';

test('turning a page keeps every filter and the sort', () => {
  const query = { day: '2026-11-20', category: ['hotel', 'homestay'], sort: 'streak', page: '2' };
  assert.equal(
    addressWith('/board', query, { page: '3' }),
    '/board?day=2026-11-20&category=hotel&category=homestay&sort=streak&page=3',
  );
});

test('an emptied filter leaves the address', () => {
  assert.equal(addressWith('/board', { q: '', page: '4' }, { page: undefined }), '/board');
});

test('what people type is escaped', () => {
  assert.equal(addressWith('/board', {}, { q: '如意 & <b>' }), '/board?q=%E5%A6%82%E6%84%8F+%26+%3Cb%3E');
});

test('the pager names the ends, the neighbours and the gaps', () => {
  assert.deepEqual(pagesAround(1, 1), [1]);
  assert.deepEqual(pagesAround(1, 7), [1, 2, undefined, 7]);
  assert.deepEqual(pagesAround(4, 7), [1, undefined, 3, 4, 5, undefined, 7]);
  assert.deepEqual(pagesAround(7, 7), [1, undefined, 6, 7]);
});
